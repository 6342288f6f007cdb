import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { videosGetVideo } from "@/client";
import { data } from "./api";
import { follow, type Told } from "./live";
import { editLists, knownVideos } from "./shelf";

const ONE_EVERY_MS = 1_200;
const LISTS_AFTER_MS = 400;
const MOVES = new Set(["video_created", "video_trashed", "video_restored"]);
const ENDS = new Set(["video_ready", "storyboard_ready", "video_paused", "video_failed"]);

/** A list of some states alone, which it may have left or joined. */
function isChosen({ queryKey: [part, asked] }: { queryKey: QueryKey }): boolean {
  return part === "videos" && (asked as { status?: unknown } | undefined)?.status !== undefined;
}

export interface News {
  type: string;
  title: string;
}

/** Keep what is shown as it stands: one video anew when something happened to it. */
export function useLiveShelf(): News | null {
  const cache = useQueryClient();
  const [news, setNews] = useState<News | null>(null);
  useEffect(() => {
    const due = new Map<string, ReturnType<typeof setTimeout>>();
    let lists: ReturnType<typeof setTimeout> | undefined;

    const look = async (id: string) => {
      due.delete(id);
      const queryFn = () => data(videosGetVideo({ path: { video_id: id } }));
      try {
        const now = await cache.fetchQuery({ queryKey: ["video", id], queryFn, staleTime: 0 });
        const before = knownVideos(cache).get(id);
        editLists(cache, (video) => (video.id === id ? { ...video, ...now } : video));
        if (before?.status !== now.status) void cache.invalidateQueries({ predicate: isChosen });
      } catch {
        // It went away in between: the lists say so soon.
        void cache.invalidateQueries({ queryKey: ["videos"] });
      }
    };
    const hear = (event: Told) => {
      const known = knownVideos(cache).get(event.video_id);
      if (MOVES.has(event.type)) {
        clearTimeout(lists);
        lists = setTimeout(() => {
          void cache.invalidateQueries({ queryKey: ["videos"] });
          void cache.invalidateQueries({ queryKey: ["me"] });
        }, LISTS_AFTER_MS);
      }
      if (!known) return;
      if (ENDS.has(event.type)) setNews({ type: event.type, title: known.title });
      if (!due.has(event.video_id)) {
        due.set(
          event.video_id,
          setTimeout(() => void look(event.video_id), ONE_EVERY_MS),
        );
      }
    };
    const stop = follow({ path: "/ws/videos", after: "", onEvent: hear, onLine: () => undefined });
    return () => {
      stop();
      clearTimeout(lists);
      for (const timer of due.values()) clearTimeout(timer);
    };
  }, [cache]);
  return news;
}
