import { useInfiniteQuery } from "@tanstack/react-query";
import { videosListVideos } from "@/client";
import { data } from "@/lib/api";
import { type Asked, askedOf, type Wanted } from "./wanted";

const AT_ONCE = 24;
/** Addresses of pictures expire within the hour. */
const FRESH_MS = 25 * 60_000;

/** The videos that are wanted, page by page. */
export function useShelf(wanted: Wanted) {
  const asked = askedOf(wanted);
  return useInfiniteQuery({
    queryKey: ["videos", asked],
    queryFn: ({ pageParam, signal }) =>
      data(videosListVideos({ query: { ...asked, cursor: pageParam, limit: AT_ONCE }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: FRESH_MS,
    // While one types, what was found stays until something else is.
    placeholderData: (before, query) =>
      (query?.queryKey[1] as Asked | undefined)?.of === asked.of && !isTrash(query, asked)
        ? before
        : undefined,
  });
}

function isTrash(query: { queryKey: readonly unknown[] } | undefined, asked: Asked): boolean {
  const before = (query?.queryKey[1] as Asked | undefined)?.status?.[0] === "trashed";
  return before !== (asked.status?.[0] === "trashed");
}
