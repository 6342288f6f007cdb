import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Started, type VideoDetail, videosGetVideo } from "@/client";
import { tell } from "@/components/ui/toasts";
import { data } from "@/lib/api";
import { Problem } from "@/lib/problem";
import { said } from "@/lib/said";
import { isIn } from "@/lib/video_state";

const CONFLICT = 409;
/** Signed addresses hold for an hour; a page that stays open has new ones in time. */
const LINKS_LAST_MS = 20 * 60_000;
const STOPPED = new Set(["paused", "failed", "cancelled"]);

export function useVideo(id: string) {
  return useQuery({
    queryKey: ["video", id],
    queryFn: () => data(videosGetVideo({ path: { video_id: id } })),
    refetchInterval: LINKS_LAST_MS,
  });
}

/** Somebody is at work on it. */
export function isWorking(video: VideoDetail): boolean {
  return isIn("working", video);
}

/** It ended early and can go on. */
export function isStopped(video: VideoDetail): boolean {
  return STOPPED.has(video.status);
}

/** Ask something of the video; what it answers shows at once, and all of it soon after. */
export function useAct(id: string) {
  const cache = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (call: () => Promise<unknown>) => call(),
    onSuccess: (answer) => {
      if (!isStarted(answer)) return;
      const { status, run, revision, title } = answer;
      cache.setQueryData<VideoDetail>(
        ["video", id],
        (known) => known && { ...known, status, run, revision, title },
      );
    },
    onError: (error) => {
      const changed = error instanceof Problem && error.status === CONFLICT;
      tell({
        title: changed ? t("video.conflict") : t("failed.title"),
        text: changed ? t("video.conflictText") : said(error, t),
        bad: true,
      });
    },
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ["video", id] }),
        cache.invalidateQueries({ queryKey: ["videos"] }),
        cache.invalidateQueries({ queryKey: ["me"] }),
      ]),
  });
}

export type Act = ReturnType<typeof useAct>;

function isStarted(answer: unknown): answer is Started {
  return typeof answer === "object" && answer !== null && "run" in answer && "revision" in answer;
}
