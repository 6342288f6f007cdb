import { Check, Eye, Heart, RotateCw } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { VideoOut } from "@/client";
import { VideoCard } from "@/components/video_card";
import { classes } from "@/lib/classes";
import { ago } from "@/lib/format";
import { isIn } from "@/lib/video_state";
import type { Deeds } from "./deeds";
import type { Selection } from "./selection";

const CardMenu = lazy(() => import("./card_menu"));

/** A video in the library, with what can be done with it. */
export function LibraryCard({
  video,
  deeds,
  selection,
  eager,
}: {
  video: VideoOut;
  deeds: Deeds;
  selection: Selection;
  eager: boolean;
}) {
  const chosen = selection.ids.has(video.id);
  const choosing = selection.on && video.own;
  return (
    <VideoCard
      video={video}
      eager={eager}
      onPress={choosing ? () => selection.toggle(video.id) : undefined}
      pressed={choosing ? chosen : undefined}
      below={
        <Below video={video} deeds={deeds}>
          {!selection.on && (
            <Suspense fallback={<span className="size-11" />}>
              <CardMenu video={video} deeds={deeds} />
            </Suspense>
          )}
        </Below>
      }
    >
      {choosing ? (
        <Mark chosen={chosen} />
      ) : (
        video.trashed_at === null && <Favourite video={video} deeds={deeds} />
      )}
    </VideoCard>
  );
}

function Below({ video, deeds, children }: { video: VideoOut; deeds: Deeds; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const working = isIn("working", video);
  return (
    <>
      <div className="flex items-center justify-between gap-1 text-xs text-muted">
        <span className="flex min-w-0 flex-wrap gap-x-2.5">
          {working && video.scenes_total > 0 ? (
            t("card.scenes", { ready: video.scenes_ready, count: video.scenes_total })
          ) : (
            <time dateTime={video.created_at}>{ago(video.created_at, i18n.language)}</time>
          )}
          {video.views > 0 && (
            <span className="inline-flex items-center gap-1">
              <Eye aria-hidden size={14} />
              <span aria-hidden>{new Intl.NumberFormat(i18n.language).format(video.views)}</span>
              <span className="sr-only">{t("card.views", { count: video.views })}</span>
            </span>
          )}
        </span>
        <span className="-my-1 -mr-2">{children}</span>
      </div>
      {isIn("stopped", video) && video.own && (
        <button
          type="button"
          onClick={() => void deeds.again(video)}
          className="mt-1 inline-flex min-h-11 w-full items-center justify-center gap-2 rounded-xl border border-edge bg-surface px-3 text-sm font-semibold hover:bg-raised"
        >
          <RotateCw aria-hidden size={16} />
          {t(video.status === "failed" ? "failed.again" : "library.goOn")}
        </button>
      )}
    </>
  );
}

function Favourite({ video, deeds }: { video: VideoOut; deeds: Deeds }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      aria-pressed={video.favourite}
      aria-label={t("library.favourite", { title: video.title })}
      title={t(video.favourite ? "library.unkeep" : "library.keep")}
      onClick={() => void deeds.favourite(video, !video.favourite)}
      className="absolute top-1 right-1 inline-flex size-11 items-center justify-center rounded-full text-white"
    >
      <span className="inline-flex size-9 items-center justify-center rounded-full bg-black/55 transition-transform active:scale-90">
        <Heart
          aria-hidden
          size={19}
          className={classes(video.favourite && "fill-accent text-accent")}
        />
      </span>
    </button>
  );
}

function Mark({ chosen }: { chosen: boolean }) {
  return (
    <span
      aria-hidden
      className={classes(
        "pointer-events-none absolute top-2 left-2 inline-flex size-8 items-center justify-center rounded-full border-2",
        chosen
          ? "border-on-accent bg-accent text-on-accent"
          : "border-white bg-black/55 text-transparent",
      )}
    >
      <Check size={18} strokeWidth={3} />
    </span>
  );
}
