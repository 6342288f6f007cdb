/** What is known of lists of videos, changed before the service has answered. */

import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { VideoOut, VideoPage } from "@/client";

type Pages = { pages: VideoPage[]; pageParams: unknown[] };
type Shelf = VideoPage | Pages;
/** Another video in its place; null takes it out. */
export type Edit = (video: VideoOut, key: QueryKey) => VideoOut | null;

/** The list with every video as `edit` has it; the same object where nothing changed. */
export function edited<T>(shelf: T, edit: (video: VideoOut) => VideoOut | null): T {
  if (isPages(shelf)) {
    const pages = shelf.pages.map((page) => edited(page, edit));
    return pages.every((page, at) => page === shelf.pages[at]) ? shelf : { ...shelf, pages };
  }
  if (!isPage(shelf)) return shelf;
  const items = shelf.items.map(edit);
  if (items.every((video, at) => video === shelf.items[at])) return shelf;
  return { ...shelf, items: items.filter((video) => video !== null) };
}

/** Change every list that is open; what is returned takes it back. */
export function editLists(cache: QueryClient, edit: Edit): () => void {
  const before = cache.getQueriesData<Shelf>({ queryKey: ["videos"] });
  for (const [key, shelf] of before) {
    if (shelf)
      cache.setQueryData(
        key,
        edited(shelf, (video) => edit(video, key)),
      );
  }
  return () => {
    for (const [key, shelf] of before) cache.setQueryData(key, shelf);
  };
}

/** All videos of all lists that are open, each once. */
export function knownVideos(cache: QueryClient): Map<string, VideoOut> {
  const known = new Map<string, VideoOut>();
  for (const [, shelf] of cache.getQueriesData<Shelf>({ queryKey: ["videos"] })) {
    const pages = isPages(shelf) ? shelf.pages : isPage(shelf) ? [shelf] : [];
    for (const page of pages) for (const video of page.items) known.set(video.id, video);
  }
  return known;
}

function isPages(shelf: unknown): shelf is Pages {
  return Array.isArray((shelf as Pages | undefined)?.pages);
}

function isPage(shelf: unknown): shelf is VideoPage {
  return Array.isArray((shelf as VideoPage | undefined)?.items);
}
