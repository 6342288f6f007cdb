import { useTranslation } from "react-i18next";
import type { VideoDetail } from "@/client";
import { useNow } from "@/lib/now";
import { progressOf, remainingMs } from "./eta";
import type { Story } from "./story";
import { isWorking } from "./use_video";

const TICK_MS = 1_000;
const REST_MS = 60_000;
/** After so long without a beginning it is worth saying that others come first. */
const PATIENCE_MS = 20_000;

/** How far it is and how long it takes, over the picture. */
export function Going({ video, story }: { video: VideoDetail; story: Story }) {
  const { t, i18n } = useTranslation();
  const working = isWorking(video);
  const now = useNow(working ? TICK_MS : REST_MS);
  const share = progressOf(story, video.pace);
  const left = working ? remainingMs(story, video.pace, now) : null;
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" }).format(share);
  const begun = Object.values(story.stages).some((stage) => stage !== "waiting");
  const waits = !begun && now - Date.parse(video.updated_at) > PATIENCE_MS;
  return (
    <div className="absolute inset-x-0 bottom-0 grid gap-2 bg-linear-to-t from-black/90 via-black/65 to-transparent p-5 pt-20">
      <p className="font-display text-4xl tabular-nums">{percent}</p>
      <div
        role="progressbar"
        aria-label={t("video.going.label")}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2.5 overflow-hidden rounded-full bg-white/30"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-700"
          style={{ width: percentCss(share) }}
        />
      </div>
      <p className="min-h-6 text-sm">
        {!working
          ? t(`video.status.${video.status}`)
          : waits
            ? t("video.going.waits")
            : left === null
              ? t("video.going.unknown")
              : inWords(left, t)}
      </p>
    </div>
  );
}

function percentCss(share: number): string {
  return `${Math.max(2, share * 100)}%`;
}

type T = ReturnType<typeof useTranslation>["t"];

/** In steps that a person reads: seconds at the end, minutes before. */
function inWords(ms: number, t: T): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 5) return t("video.going.soon");
  if (seconds < 55) return t("video.going.seconds", { count: Math.ceil(seconds / 5) * 5 });
  return t("video.going.minutes", { count: Math.max(1, Math.round(seconds / 60)) });
}
