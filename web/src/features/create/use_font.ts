import { useEffect, useState } from "react";
import type { CaptionsOut } from "@/client";

const LOADED = new Map<string, Promise<void>>();

/** The very font that captions are drawn with; what is there until it came. */
export function useFont(preset: CaptionsOut): string {
  const family = `Captions ${preset.font}`;
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let wanted = true;
    let loading = LOADED.get(preset.font_file);
    if (!loading) {
      const face = new FontFace(family, `url("${preset.font_file}")`);
      loading = face.load().then((loaded) => void document.fonts.add(loaded));
      LOADED.set(preset.font_file, loading);
    }
    setReady(false);
    loading.then(
      () => wanted && setReady(true),
      () => LOADED.delete(preset.font_file),
    );
    return () => {
      wanted = false;
    };
  }, [family, preset.font_file]);
  return ready ? `"${family}", var(--font-display)` : "var(--font-display)";
}
