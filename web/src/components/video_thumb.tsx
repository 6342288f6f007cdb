import { Clapperboard } from "lucide-react";
import { useEffect, useState } from "react";
import type { VideoOut } from "@/client";
import { classes } from "@/lib/classes";

/** What a video looks like: its thumbnail, else the newest still of its scenes, else its place. */
export function VideoThumb({
  video,
  still,
  playing,
  eager,
}: {
  video: Pick<VideoOut, "links" | "aspect">;
  /** Where nothing is finished yet. */
  still?: string | null;
  /** Moves, without sound. */
  playing?: boolean;
  /** Seen at once: not left for later. */
  eager?: boolean;
}) {
  const picture = video.links?.thumbnail ?? still;
  const [broken, setBroken] = useState<string>();
  const fit = video.aspect === "9:16" ? "object-cover" : "object-contain";
  return (
    <div className="absolute inset-0 grid place-content-center bg-raised text-muted">
      {picture && picture !== broken ? (
        <img
          src={picture}
          alt=""
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          onError={() => setBroken(picture)}
          className={classes("absolute inset-0 size-full", fit)}
        />
      ) : (
        <Clapperboard aria-hidden size={36} className="opacity-50" />
      )}
      {playing && video.links && <Preview src={video.links.stream} fit={fit} />}
    </div>
  );
}

function Preview({ src, fit }: { src: string; fit: string }) {
  const [shown, setShown] = useState(false);
  return (
    <video
      ref={begin}
      src={src}
      muted
      loop
      playsInline
      disablePictureInPicture
      aria-hidden
      tabIndex={-1}
      onPlaying={() => setShown(true)}
      className={classes(
        "absolute inset-0 size-full transition-opacity",
        fit,
        shown ? "opacity-100" : "opacity-0",
      )}
    />
  );
}

function begin(video: HTMLVideoElement | null): void {
  // A browser that lets nothing play by itself keeps the picture.
  video?.play().catch(() => undefined);
}

const REST_MS = 350;

/** Whether something rests on it long enough to be meant; off where nothing shall move. */
export function useResting(allowed: boolean): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(false);
  const [rested, setRested] = useState(false);
  useEffect(() => {
    if (!on || !allowed) {
      setRested(false);
      return;
    }
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, [on, allowed]);
  return [rested, setOn];
}
