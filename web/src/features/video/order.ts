import { type PointerEvent as Press, type RefObject, useEffect, useRef, useState } from "react";

/** The list with the entry at `from` put to `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Where a pointer at `y` wants the entry to go, among the middles of all. */
export function placeAt(y: number, middles: readonly number[], from: number): number {
  return middles.filter((middle, place) => place !== from && middle < y).length;
}

interface Pulled {
  id: string;
  from: number;
  /** Middles of the entries as they stood when it began, from the page's top. */
  middles: number[];
  order: string[];
}

/** Sorting by pulling at a handle; `commit` is given the new order once it is let go. */
export function useSorting(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  commit: (order: string[]) => void,
) {
  const [pulled, setPulled] = useState<Pulled | null>(null);
  const latest = useRef({ pulled, ids, commit });
  latest.current = { pulled, ids, commit };
  const isPulling = pulled !== null;
  useEffect(() => {
    if (!isPulling) return;
    // Not captured by the handle: it moves within the page, and would lose the pointer.
    const listening = new AbortController();
    const { signal } = listening;
    const giveUp = () => setPulled(null);
    const pull = (event: PointerEvent) =>
      setPulled((now) => {
        if (!now) return now;
        const to = placeAt(event.clientY + scrollY, now.middles, now.from);
        return { ...now, order: moved(latest.current.ids, now.from, to) };
      });
    const end = () => {
      const now = latest.current;
      giveUp();
      if (now.pulled && now.pulled.order.join() !== now.ids.join()) now.commit(now.pulled.order);
    };
    addEventListener("pointermove", pull, { signal });
    addEventListener("pointerup", end, { signal });
    addEventListener("pointercancel", giveUp, { signal });
    addEventListener("keydown", ({ key }) => key === "Escape" && giveUp(), { signal });
    return () => listening.abort();
  }, [isPulling]);

  const handle = (id: string) => ({
    onPointerDown: (event: Press) => {
      if (event.button !== 0 || !list.current) return;
      const middles = [...list.current.children].map((each) => {
        const { top, height } = each.getBoundingClientRect();
        return top + height / 2 + scrollY;
      });
      setPulled({ id, from: ids.indexOf(id), middles, order: [...ids] });
    },
  });
  return { order: pulled?.order ?? ids, pulled: pulled?.id ?? null, handle };
}
