import { CircleX, Hourglass, LoaderCircle, PauseCircle, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { VideoOut } from "@/client";
import { Badge, type Tone } from "./ui/badge";

const LOOKS: Record<string, [Tone, typeof Hourglass]> = {
  queued: ["plain", Hourglass],
  processing: ["plain", LoaderCircle],
  ready_to_assemble: ["plain", LoaderCircle],
  assembling: ["plain", LoaderCircle],
  awaiting_approval: ["accent", Hourglass],
  draft: ["plain", Hourglass],
  paused: ["warn", PauseCircle],
  failed: ["bad", TriangleAlert],
  cancelled: ["plain", CircleX],
};

/** How a video stands; nothing is said of a finished one. */
export function StateBadge({ video }: { video: Pick<VideoOut, "status" | "edited"> }) {
  const { t } = useTranslation();
  if (video.edited) return <Badge tone="warn">{t("card.edited")}</Badge>;
  const look = LOOKS[video.status];
  if (!look) return null;
  const [tone, Icon] = look;
  const turns = Icon === LoaderCircle;
  return (
    <Badge
      tone={tone}
      icon={<Icon aria-hidden size={13} className={turns ? "animate-spin" : undefined} />}
    >
      {t(`card.state.${video.status}`)}
    </Badge>
  );
}
