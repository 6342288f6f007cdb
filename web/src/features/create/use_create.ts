import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useNavigate } from "react-router";
import { type VideoOrder, videosCreateVideo } from "@/client";
import { data } from "@/lib/api";
import { isDecided, type Press, pressFor } from "./press";

/** Have it made, then go and watch. Sent once more after a lost answer, it is the same video. */
export function useCreate(done: () => void) {
  const navigate = useNavigate();
  const cache = useQueryClient();
  const press = useRef<Press | null>(null);
  return useMutation({
    mutationFn: (order: VideoOrder) => {
      press.current = pressFor(press.current, order, () => crypto.randomUUID());
      const headers = { "idempotency-key": press.current.key };
      return data(videosCreateVideo({ body: order, headers }));
    },
    onSuccess: (made) => {
      press.current = null;
      done();
      void cache.invalidateQueries({ queryKey: ["videos"] });
      void cache.invalidateQueries({ queryKey: ["me"] });
      return navigate(`/videos/${encodeURIComponent(made.video_id)}`);
    },
    onError: (error) => {
      if (isDecided(error)) press.current = null;
    },
  });
}
