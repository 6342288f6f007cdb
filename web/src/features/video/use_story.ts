import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { VideoDetail } from "@/client";
import { follow, type Line, type Told } from "@/lib/live";
import { BEGINNING, type Story, told } from "./story";

/** The past is told in one go; what happens now within the time of a frame or two. */
const GATHER_MS = 60;
const ASK_AGAIN_MS = 1_200;
/** Told several times a second, and changing nothing but a number. */
const QUIET = "clip_progress";

interface Live {
  story: Story;
  line: Line;
  /** What just happened, not what was told of the past. */
  news: Told | null;
}

/** The video's whole story, and then live; the query is asked again where that changes it. */
export function useStory(id: string, known: number | undefined): Live {
  const cache = useQueryClient();
  const [live, setLive] = useState<Live>({ story: BEGINNING, line: "connecting", news: null });
  const past = useRef(known);
  if (past.current === undefined) past.current = known;
  useEffect(() => {
    let waiting: Told[] = [];
    let gather: ReturnType<typeof setTimeout> | undefined;
    let ask: ReturnType<typeof setTimeout> | undefined;

    const askAgain = () => {
      ask ??= setTimeout(() => {
        ask = undefined;
        void cache.invalidateQueries({ queryKey: ["video", id] });
      }, ASK_AGAIN_MS);
    };
    const flush = () => {
      const events = waiting;
      waiting = [];
      gather = undefined;
      const fresh = events.filter((event) => event.seq > (past.current ?? Infinity));
      const loud = fresh.filter((event) => event.type !== QUIET);
      if (loud.length > 0 || (fresh.length > 0 && lacksPosters(cache.getQueryData(["video", id]))))
        askAgain();
      setLive((before) => ({
        ...before,
        story: events.reduce(told, before.story),
        news: loud.at(-1) ?? before.news,
      }));
    };
    const stop = follow({
      path: `/ws/video/${encodeURIComponent(id)}`,
      after: "0",
      onEvent: (event) => {
        waiting.push(event);
        gather ??= setTimeout(flush, GATHER_MS);
      },
      onLine: (line) => setLive((before) => (before.line === line ? before : { ...before, line })),
      onEnd: () => {
        void cache.invalidateQueries({ queryKey: ["video", id] });
        void cache.invalidateQueries({ queryKey: ["me"] });
      },
    });
    return () => {
      stop();
      clearTimeout(gather);
      clearTimeout(ask);
    };
  }, [id, cache]);
  return live;
}

function lacksPosters(video: VideoDetail | undefined): boolean {
  return video?.scenes.some((scene) => !scene.poster) ?? true;
}
