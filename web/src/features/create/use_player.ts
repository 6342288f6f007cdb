import { useCallback, useEffect, useRef, useState } from "react";

export type Playing = { address: string; state: "coming" | "playing" | "failed" } | null;

/** One sound at a time: pressing another one's button ends the first. */
export function usePlayer() {
  const [playing, setPlaying] = useState<Playing>(null);
  const sound = useRef<HTMLAudioElement | null>(null);

  const stop = useCallback(() => {
    sound.current?.pause();
    sound.current = null;
    setPlaying(null);
  }, []);

  const toggle = useCallback(
    (address: string) => {
      const same = sound.current?.dataset.address === address;
      stop();
      if (same) return;
      const next = new Audio(address);
      next.dataset.address = address;
      sound.current = next;
      const mine = (state: "coming" | "playing" | "failed") => {
        if (sound.current === next) setPlaying({ address, state });
      };
      next.onplaying = () => mine("playing");
      next.onended = () => sound.current === next && stop();
      setPlaying({ address, state: "coming" });
      next.play().catch(() => {
        mine("failed");
        if (sound.current === next) sound.current = null;
      });
    },
    [stop],
  );

  useEffect(() => stop, [stop]);
  return { playing, toggle };
}

export type Player = ReturnType<typeof usePlayer>;
