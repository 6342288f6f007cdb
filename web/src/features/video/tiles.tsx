import { CheckCircle2, Clapperboard, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SceneOut, VideoDetail } from "@/client";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { classes } from "@/lib/classes";
import { isWide, ratio } from "./frame";
import { type Story, type Tile, tileOf } from "./story";
import { isWorking } from "./use_video";

const EXPECTED = 4;

/** A tile for each scene, which fills in as its picture comes. */
export function Tiles({ video, story }: { video: VideoDetail; story: Story }) {
  const { t } = useTranslation();
  const scenes = video.scenes;
  return (
    <section aria-label={t("video.tiles.label")}>
      <ul
        className={classes(
          "grid gap-3",
          isWide(video.aspect)
            ? "grid-cols-2 sm:grid-cols-3"
            : "grid-cols-3 sm:grid-cols-4 lg:grid-cols-5",
        )}
      >
        {scenes.map((scene) => (
          <SceneTile key={scene.id} scene={scene} video={video} tile={tileOf(story, scene.id)} />
        ))}
        {scenes.length === 0 &&
          Array.from({ length: video.scenes_total || EXPECTED }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
            <li key={place}>
              <Skeleton className={classes("rounded-2xl", ratio(video.aspect))} />
            </li>
          ))}
      </ul>
    </section>
  );
}

function SceneTile({ scene, video, tile }: { scene: SceneOut; video: VideoDetail; tile: Tile }) {
  const { t } = useTranslation();
  const working = isWorking(video);
  const fell = tile.fellTo ?? scene.fallback_from;
  const done = tile.state === "ready";
  return (
    <li className="grid content-start gap-1.5">
      <div
        className={classes(
          "relative grid place-content-center overflow-hidden rounded-2xl border border-line bg-raised text-muted",
          ratio(video.aspect),
        )}
      >
        {scene.poster ? (
          <img
            src={scene.poster}
            alt=""
            className={classes(
              "absolute inset-0 size-full object-cover transition-[filter,opacity] duration-700",
              working && !done && "opacity-75 saturate-50",
            )}
          />
        ) : (
          <Clapperboard aria-hidden size={26} className={working ? "animate-pulse" : ""} />
        )}
        <span className="absolute top-2 left-2 grid size-7 place-content-center rounded-full bg-black/70 text-xs font-semibold text-white tabular-nums">
          {scene.number}
        </span>
        {done && (
          <span className="absolute top-2 right-2 rounded-full bg-black/70 p-1 text-white">
            <CheckCircle2 aria-hidden size={20} />
          </span>
        )}
        {working && tile.state === "drawing" && (
          <div aria-hidden className="absolute inset-x-0 bottom-0 h-2 bg-black/60">
            <div
              className="h-full bg-accent transition-[width] duration-500"
              style={{ width: `${tile.fraction * 100}%` }}
            />
          </div>
        )}
      </div>
      <p className="flex min-h-5 items-center gap-1.5 text-xs text-muted">
        {working && tile.state === "drawing" && <Spinner size={13} />}
        {fell && <TriangleAlert aria-hidden size={13} className="shrink-0 text-warn" />}
        <span className="sr-only">{t("video.tiles.scene", { number: scene.number })}</span>
        {working || done ? t(`video.tiles.${tile.state}`) : ""}
        {tile.state === "drawing" && ` ${Math.round(tile.fraction * 100)} %`}
      </p>
      {fell && (
        <p className="text-xs text-warn" title={tile.why ?? scene.why}>
          {t("video.tiles.fell")}
        </p>
      )}
    </li>
  );
}
