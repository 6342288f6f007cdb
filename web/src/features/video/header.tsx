import { Heart, Share2, Wifi, WifiOff } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { VideoDetail } from "@/client";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { ago, duration } from "@/lib/format";
import type { Line } from "@/lib/live";
import { useFavourite } from "./favourite";
import { isWorking } from "./use_video";

const More = lazy(() => import("./more"));
const Share = lazy(() => import("./share"));

const TONES: Record<string, Tone> = {
  completed: "good",
  failed: "bad",
  paused: "warn",
  cancelled: "warn",
  awaiting_approval: "accent",
};

/** What it is called, how it stands, and what is done with the whole of it. */
export function Header({ video, line }: { video: VideoDetail; line: Line }) {
  const { t } = useTranslation();
  const [sharing, setSharing] = useState(false);
  const trashed = video.status === "trashed";
  return (
    <header className="mb-5 grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5">
      <h1 className="line-clamp-3 font-display text-2xl leading-tight max-sm:col-span-2 sm:text-3xl">
        {video.title}
      </h1>
      <Facts video={video} line={line} />
      {!trashed && (
        <div className="flex items-center gap-1 col-start-2 max-sm:row-start-2 sm:row-span-2 sm:row-start-1 sm:self-start">
          <Favourite video={video} />
          {video.own && video.version > 0 && (
            <Button icon={<Share2 aria-hidden size={18} />} onClick={() => setSharing(true)}>
              <span className="max-sm:sr-only">
                {t(video.shared ? "video.share.shared" : "video.share.button")}
              </span>
            </Button>
          )}
          {video.own && (
            <Suspense fallback={<span className="size-11" />}>
              <More video={video} />
            </Suspense>
          )}
        </div>
      )}
      {sharing && (
        <Suspense>
          <Share video={video} onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </header>
  );
}

function Facts({ video, line }: { video: VideoDetail; line: Line }) {
  const { t, i18n } = useTranslation();
  const facts = [
    video.duration_ms !== null && video.version > 0 && duration(video.duration_ms),
    ago(video.created_at, i18n.language),
    video.version > 0 && t("video.views", { count: video.views }),
    !video.own && t("video.others"),
  ].filter(Boolean);
  return (
    <div className="col-start-1 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <Badge tone={TONES[video.status]}>{t(`video.status.${video.status}`)}</Badge>
      {isWorking(video) && <Connection line={line} />}
      <span>{facts.join(" · ")}</span>
    </div>
  );
}

/** Whether what is shown is of this moment. */
function Connection({ line }: { line: Line }) {
  const { t } = useTranslation();
  const lost = line === "lost";
  return (
    <span role="status">
      <Badge
        tone={lost ? "warn" : "plain"}
        icon={lost ? <WifiOff aria-hidden size={13} /> : <Wifi aria-hidden size={13} />}
      >
        {t(lost ? "video.line.lost" : "video.line.live")}
      </Badge>
    </span>
  );
}

function Favourite({ video }: { video: VideoDetail }) {
  const { t } = useTranslation();
  const favourite = useFavourite(video);
  return (
    <IconButton
      label={t(video.favourite ? "video.favourite.remove" : "video.favourite.add")}
      aria-pressed={video.favourite}
      onClick={() => favourite.mutate(!video.favourite)}
    >
      <Heart aria-hidden size={20} className={video.favourite ? "fill-bad text-bad" : ""} />
    </IconButton>
  );
}
