import type { KeyboardEvent } from "react";

export const CARD = "[data-card]";

/** Arrows go from picture to picture, up and down by rows. */
export function goByArrow(event: KeyboardEvent<HTMLElement>): void {
  const here = event.target as HTMLElement;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>(CARD)];
  const at = cards.indexOf(here);
  const step = stepOf(event.key, inOneRow(cards));
  if (at < 0 || step === 0) return;
  const next = cards[at + step] ?? (step > 1 ? cards.at(-1) : undefined);
  if (!next || next === here) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

export function stepOf(key: string, columns: number): number {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  return steps[key] ?? 0;
}

function inOneRow(cards: HTMLElement[]): number {
  const top = cards[0]?.getBoundingClientRect().top;
  const below = cards.findIndex((card) => card.getBoundingClientRect().top !== top);
  return below < 0 ? Math.max(1, cards.length) : below;
}
