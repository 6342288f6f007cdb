import {
  type KeyboardEvent,
  lazy,
  type RefObject,
  Suspense,
  useEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import type { VideoOut } from "@/client";
import { Failed } from "@/components/failed";
import { Button } from "@/components/ui/button";
import { CARD_GRID, VideoCardSkeleton } from "@/components/video_card";
import { LibraryCard } from "./card";
import type { Deeds } from "./deeds";
import { CARD, goByArrow } from "./keys";
import type { Selection } from "./selection";
import type { useShelf } from "./shelf";

const AskDelete = lazy(() => import("./ask_delete"));
const PLACES = 10;
/** On the first screen. */
const AT_ONCE = 5;

/** The videos, and more of them as one comes to the end. */
export function Grid({
  videos,
  shelf,
  deeds,
  selection,
}: {
  videos: VideoOut[];
  shelf: ReturnType<typeof useShelf>;
  deeds: Deeds;
  selection: Selection;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<VideoOut | null>(null);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const id = event.target instanceof HTMLElement && event.target.dataset.card;
    const video = videos.find((each) => each.id === id);
    if (!video || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "f" && !video.trashed_at) void deeds.favourite(video, !video.favourite);
    else if (event.key === "Delete" && video.own && !video.trashed_at) setAsking(video);
    else goByArrow(event);
  };
  const end = useEnd(videos.length, () => {
    if (shelf.hasNextPage && !shelf.isFetching) void shelf.fetchNextPage();
  });
  return (
    <>
      <ul
        onKeyDown={press}
        aria-busy={shelf.isPlaceholderData || undefined}
        className={`${CARD_GRID} transition-opacity ${shelf.isPlaceholderData ? "opacity-60" : ""}`}
      >
        {videos.map((video, at) => (
          <li key={video.id} className="min-w-0">
            <LibraryCard video={video} deeds={deeds} selection={selection} eager={at < AT_ONCE} />
          </li>
        ))}
      </ul>
      <div ref={end} className="mt-6 flex min-h-11 justify-center">
        {shelf.isFetchNextPageError ? (
          <Failed error={shelf.error} again={() => void shelf.fetchNextPage()} />
        ) : (
          shelf.hasNextPage && (
            <Button busy={shelf.isFetchingNextPage} onClick={() => void shelf.fetchNextPage()}>
              {t("library.more")}
            </Button>
          )
        )}
      </div>
      {asking && (
        <Suspense>
          <AskDelete
            video={asking}
            onClose={() => setAsking(null)}
            onConfirm={() => {
              focusBeside(asking.id);
              setAsking(null);
              void deeds.remove([asking]);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

export function GridSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={CARD_GRID}>
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      {Array.from({ length: PLACES }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all the same
        <VideoCardSkeleton key={at} />
      ))}
    </div>
  );
}

/** Calls whenever the end comes near, and again where more of them have not moved it away. */
function useEnd(count: number, near: () => void): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const call = useRef(near);
  call.current = near;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew with every page
  useEffect(() => {
    if (!end.current) return;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && call.current(), {
      rootMargin: "600px",
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [count]);
  return end;
}

/** Who deletes by keys stays among the videos. */
function focusBeside(id: string): void {
  const cards = [...document.querySelectorAll<HTMLElement>(CARD)];
  const at = cards.findIndex((card) => card.dataset.card === id);
  const next = (cards[at + 1] ?? cards[at - 1])?.dataset.card;
  // After the dialog has given the focus back.
  setTimeout(() => document.querySelector<HTMLElement>(`[data-card="${next}"]`)?.focus(), 200);
}
