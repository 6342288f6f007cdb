import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type VideoOut, videosGetVideo } from "@/client";
import { data } from "@/lib/api";
import { classes } from "@/lib/classes";
import { duration } from "@/lib/format";
import { savesData, wantsStillness } from "@/lib/gentle";
import { isIn } from "@/lib/video_state";
import { StateBadge } from "./state_badge";
import { Skeleton } from "./ui/skeleton";
import { useResting, VideoThumb } from "./video_thumb";

/** A video as a picture that opens it; it moves while one rests on it. */
export function VideoCard({
  video,
  below,
  children,
  onPress,
  pressed,
  heading: Heading = "h2",
  eager,
}: {
  video: VideoOut;
  /** Under the title. */
  below?: ReactNode;
  /** On the picture. */
  children?: ReactNode;
  /** Instead of opening it, as a choice that is made or not. */
  onPress?: () => void;
  pressed?: boolean;
  heading?: "h2" | "h3";
  /** Seen at once. */
  eager?: boolean;
}) {
  const { t } = useTranslation();
  const still = useStill(video);
  const name = [
    video.title,
    isIn("done", video) || video.trashed_at ? "" : t(`card.state.${video.status}`),
    video.duration_ms === null ? "" : duration(video.duration_ms),
  ];
  const label = name.filter(Boolean).join(", ");
  const [resting, rest] = useResting(!!video.links && !wantsStillness() && !savesData());
  const frame = classes(
    "relative block aspect-9/16 w-full scroll-my-20 overflow-hidden rounded-2xl border text-left",
    pressed ? "border-link ring-3 ring-link" : "border-line",
  );
  const inside = (
    <>
      <VideoThumb video={video} still={still} playing={resting} eager={eager} />
      <Told video={video} />
    </>
  );
  return (
    <article
      className="grid min-w-0 content-start gap-2"
      onPointerEnter={(event) => event.pointerType === "mouse" && rest(true)}
      onPointerLeave={() => rest(false)}
      onFocus={(event) => event.target.matches(":focus-visible") && rest(true)}
      onBlur={() => rest(false)}
    >
      <div className="relative">
        {onPress ? (
          <button
            type="button"
            aria-pressed={pressed}
            aria-label={label}
            data-card={video.id}
            onClick={onPress}
            className={frame}
          >
            {inside}
          </button>
        ) : (
          <Link
            to={`/videos/${video.id}`}
            aria-label={label}
            data-card={video.id}
            className={frame}
          >
            {inside}
          </Link>
        )}
        {children}
      </div>
      <div className="min-w-0">
        <Heading className="line-clamp-2 text-sm leading-snug font-semibold">{video.title}</Heading>
        {below}
      </div>
    </article>
  );
}

/** The newest picture of a video that is not finished yet. */
function useStill(video: VideoOut): string | null {
  const { data: detail } = useQuery({
    queryKey: ["video", video.id],
    queryFn: () => data(videosGetVideo({ path: { video_id: video.id } })),
    enabled: !video.links && video.trashed_at === null && video.scenes_total > 0,
    staleTime: 60_000,
  });
  return detail?.scenes.findLast((scene) => scene.poster)?.poster ?? null;
}

function Told({ video }: { video: VideoOut }) {
  const working = isIn("working", video);
  return (
    <>
      <span className="absolute bottom-2 left-2 flex max-w-[calc(100%-4.5rem)] rounded-full shadow-md">
        <StateBadge video={video} />
      </span>
      {video.duration_ms !== null && (
        <span className="absolute right-2 bottom-2 rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-semibold text-white tabular-nums">
          {duration(video.duration_ms)}
        </span>
      )}
      {working && video.scenes_total > 0 && (
        <span className="absolute inset-x-0 top-0 h-1.5 bg-black/40">
          <span
            className="block h-full bg-accent transition-[width] duration-500"
            style={{ width: `${(100 * video.scenes_ready) / video.scenes_total}%` }}
          />
        </span>
      )}
    </>
  );
}

/** Its place, of the same size. */
export function VideoCardSkeleton() {
  return (
    <div className="grid content-start gap-2">
      <Skeleton className="aspect-9/16 rounded-2xl" />
      <div className="h-14">
        <Skeleton className="h-4 w-4/5" />
        <Skeleton className="mt-2 h-3 w-1/2" />
      </div>
    </div>
  );
}

export const CARD_GRID =
  "grid grid-cols-2 gap-x-3 gap-y-5 sm:grid-cols-3 sm:gap-x-4 md:grid-cols-4 lg:grid-cols-5";
