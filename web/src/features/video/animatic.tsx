import { Pause, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { VideoDetail } from "@/client";
import { classes } from "@/lib/classes";
import { duration } from "@/lib/format";
import { Frame } from "./frame";

/** A scene that is not spoken yet is shown for so long. */
const UNSPOKEN_MS = 4_000;

/** The storyboard one scene after the other, each for as long as it will last; without sound. */
export function Animatic({ video }: { video: VideoDetail }) {
  const { t } = useTranslation();
  const [place, setPlace] = useState(0);
  const [playing, setPlaying] = useState(false);
  const { scenes } = video;
  const scene = scenes[Math.min(place, scenes.length - 1)];
  const lasts = scene?.duration_ms ?? UNSPOKEN_MS;
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      const next = place + 1;
      setPlace(next < scenes.length ? next : 0);
      if (next >= scenes.length) setPlaying(false);
    }, lasts);
    return () => clearTimeout(timer);
  }, [playing, place, lasts, scenes.length]);
  if (!scene) return null;
  const length = scenes.reduce((sum, each) => sum + (each.duration_ms ?? 0), 0);
  const Icon = playing ? Pause : Play;
  return (
    <Frame aspect={video.aspect}>
      {scenes.map((each, number) => (
        <div
          key={each.id}
          aria-hidden={each !== scene}
          className={classes(
            "absolute inset-0 bg-linear-to-b from-[#2b2440] to-[#0e0d12] transition-opacity duration-300",
            each === scene ? "opacity-100" : "opacity-0",
          )}
        >
          {each.poster && <img src={each.poster} alt="" className="size-full object-cover" />}
          <span className="sr-only">{t("video.tiles.scene", { number: number + 1 })}</span>
        </div>
      ))}
      <div className="absolute inset-x-0 bottom-0 grid gap-3 bg-linear-to-t from-black/90 via-black/60 to-transparent p-5 pt-16">
        <p className="line-clamp-4 text-center font-semibold text-balance">{scene.voice_over}</p>
        <div className="flex items-center gap-3">
          <button
            type="button"
            aria-label={t(playing ? "video.board.pause" : "video.board.play")}
            onClick={() => setPlaying(!playing)}
            className="grid size-11 shrink-0 place-content-center rounded-full bg-white/20 hover:bg-white/30"
          >
            <Icon aria-hidden size={20} />
          </button>
          <ol aria-hidden className="flex flex-1 gap-1">
            {scenes.map((each, number) => (
              <li
                key={each.id}
                className={classes(
                  "h-1.5 flex-1 rounded-full",
                  number <= place ? "bg-accent" : "bg-white/35",
                )}
              />
            ))}
          </ol>
          <span className="text-sm tabular-nums">{duration(length)}</span>
        </div>
      </div>
    </Frame>
  );
}
