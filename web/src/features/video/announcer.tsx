import { useTranslation } from "react-i18next";
import type { Told } from "@/lib/live";

const ENDS = new Set([
  "video_ready",
  "video_paused",
  "video_failed",
  "video_cancelled",
  "storyboard_ready",
]);

/** What a screen reader hears of the making: the stages and the end, not every step. */
export function Announcer({ news }: { news: Told | null }) {
  const { t } = useTranslation();
  let words = "";
  if (news?.type === "stage_finished") {
    const stage = t(`video.stages.${news.payload?.stage}`);
    words = t("video.said.stage", { stage });
  } else if (news && ENDS.has(news.type)) {
    words = t(`video.said.${news.type}`);
  }
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
