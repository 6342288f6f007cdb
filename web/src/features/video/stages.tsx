import { CheckCircle2, Circle, CirclePause } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Spinner } from "@/components/ui/spinner";
import { classes } from "@/lib/classes";
import { STAGES, type StageState, type Story } from "./story";

/** The way to the finished file, step by step. */
export function Stages({ story, working }: { story: Story; working: boolean }) {
  const { t } = useTranslation();
  const ready = Object.values(story.tiles).filter((tile) => tile.state === "ready").length;
  return (
    <ol aria-label={t("video.stages.label")} className="grid gap-1">
      {STAGES.map((stage) => {
        const state = story.stages[stage];
        const counts = stage === "render_segment" && state === "running";
        return (
          <li
            key={stage}
            aria-current={state === "running" ? "step" : undefined}
            className={classes(
              "flex min-h-9 items-center gap-3",
              state === "waiting" && "text-muted",
              state === "running" && "font-semibold",
            )}
          >
            <Mark state={state} working={working} />
            <span>{t(`video.stages.${stage}`)}</span>
            {counts && (
              <span className="text-sm font-normal text-muted tabular-nums">
                {ready}/{story.scenes.length}
              </span>
            )}
            <Note state={state} />
          </li>
        );
      })}
    </ol>
  );
}

function Mark({ state, working }: { state: StageState; working: boolean }) {
  if (state === "running" && working) return <Spinner size={22} />;
  if (state === "running")
    return <CirclePause aria-hidden size={22} className="shrink-0 text-warn" />;
  if (state === "waiting") return <Circle aria-hidden size={22} className="shrink-0" />;
  return <CheckCircle2 aria-hidden size={22} className="shrink-0 text-good" />;
}

function Note({ state }: { state: StageState }) {
  const { t } = useTranslation();
  if (state === "kept") return <span className="text-sm text-muted">{t("video.stages.kept")}</span>;
  return <span className="sr-only">{t(`video.stages.is.${state}`)}</span>;
}
