import { Play, RotateCw } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type VideoDetail, videosResume } from "@/client";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { data } from "@/lib/api";
import type { Story } from "./story";
import { isStopped, useAct } from "./use_video";

/** Errors that have words of their own; others are told as a failure. */
const KNOWN = new Set([
  "ConfigError",
  "RateLimited",
  "Rejected",
  "Unavailable",
  "ProviderError",
  "ModelRetired",
  "RenderError",
  "StorageError",
  "NotFound",
  "InputError",
  "QuotaExceeded",
]);

/** Why it stopped, and the one thing that helps. */
export function Trouble({ video, story }: { video: VideoDetail; story: Story }) {
  if (!isStopped(video)) return null;
  return (
    <div className="mb-5">
      {video.status === "paused" ? (
        <OverBudget video={video} />
      ) : (
        <Stopped video={video} error={story.ending?.error} />
      )}
    </div>
  );
}

function Stopped({ video, error }: { video: VideoDetail; error?: string }) {
  const { t } = useTranslation();
  const act = useAct(video.id);
  const cancelled = video.status === "cancelled";
  const kind = error && KNOWN.has(error) ? error : "unknown";
  const resume = () =>
    act.mutate(() => data(videosResume({ path: { video_id: video.id }, body: {} })));
  return (
    <Notice
      tone={cancelled ? "info" : "bad"}
      title={t(cancelled ? "video.trouble.cancelled" : "video.trouble.failed")}
      action={
        video.own && (
          <Button
            kind="primary"
            busy={act.isPending}
            icon={<RotateCw aria-hidden size={18} />}
            onClick={resume}
          >
            {t("video.trouble.goOn")}
          </Button>
        )
      }
    >
      {cancelled ? t("video.trouble.kept") : t(`video.trouble.why.${kind}`)}
      {!cancelled && <Said notice={video.notice} />}
    </Notice>
  );
}

/** The service's own words, which name the thing; what to do about it, the buttons say. */
function Said({ notice }: { notice: string }) {
  const [named] = notice.split(" Everything made so far");
  return (
    named && (
      <p lang="en" className="mt-1.5 text-xs">
        {named}
      </p>
    )
  );
}

function OverBudget({ video }: { video: VideoDetail }) {
  const { t } = useTranslation();
  const act = useAct(video.id);
  const path = { video_id: video.id };
  const [amount, setAmount] = useState(() => suggestion(video));
  const raise = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(() => data(videosResume({ path, body: { budget: amount } })));
  };
  if (!video.own) return <Notice tone="warn" title={t("video.trouble.paused")} />;
  return (
    <Notice tone="warn" title={t("video.trouble.paused")}>
      <p>{t("video.trouble.kept")}</p>
      <Said notice={video.notice} />
      <form onSubmit={raise} className="mt-3 flex flex-wrap items-end gap-2 text-ink">
        <div className="w-36">
          <TextField
            label={t("video.trouble.budget")}
            inputMode="decimal"
            required
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </div>
        <Button
          kind="primary"
          type="submit"
          busy={act.isPending}
          icon={<Play aria-hidden size={18} />}
        >
          {t("video.trouble.raise")}
        </Button>
        <Button
          disabled={act.isPending}
          onClick={() => act.mutate(() => data(videosResume({ path, body: { draw_rest: true } })))}
        >
          {t("video.trouble.drawRest")}
        </Button>
      </form>
    </Notice>
  );
}

/** Enough for what is still missing, to the next ten cents. */
function suggestion(video: VideoDetail): string {
  const spent = (video.cost?.microusd ?? 0) + (video.reserved?.microusd ?? 0);
  const missing = video.scenes
    .filter((scene) => scene.shown !== scene.generation)
    .reduce((sum, scene) => sum + (scene.price?.microusd ?? 0), 0);
  const least = Math.max(spent + missing, (video.budget?.microusd ?? 0) + 100_000);
  return (Math.ceil(least / 100_000) / 10).toFixed(2);
}
