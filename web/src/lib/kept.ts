import { useCallback, useState } from "react";

/** A value that this browser remembers under `reelwright.KEY`; broken or missing: `initial`. */
export function useKept<T>(key: string, initial: T): [T, (next: T) => void] {
  const name = `reelwright.${key}`;
  const [value, setValue] = useState<T>(() => read(name, initial));
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(name, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing forgets it with the page.
      }
    },
    [name],
  );
  return [value, keep];
}

function read<T>(name: string, initial: T): T {
  try {
    const kept = localStorage.getItem(name);
    return kept === null ? initial : (JSON.parse(kept) as T);
  } catch {
    return initial;
  }
}
