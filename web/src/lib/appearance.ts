import { useState } from "react";

export type Appearance = "system" | "light" | "dark";
const KEY = "reelwright.appearance"; // public/appearance.js reads it before the first paint

/** Light, dark, or as the system has it. */
export function useAppearance(): [Appearance, (next: Appearance) => void] {
  const [value, setValue] = useState<Appearance>(() => {
    const set = document.documentElement.dataset.theme;
    return set === "light" || set === "dark" ? set : "system";
  });
  return [
    value,
    (next) => {
      setValue(next);
      if (next === "system") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = next;
      try {
        if (next === "system") localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, next);
      } catch {
        // It holds until the page is left.
      }
    },
  ];
}
