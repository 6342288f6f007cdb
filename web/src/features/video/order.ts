import { type PointerEvent, type RefObject, useRef, useState } from "react";

/** The list with the entry at `from` put to `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Where a pointer at `y` wants the entry to go, among the middles of all. */
export function placeAt(y: number, middles: readonly number[], from: number): number {
  return middles.filter((middle, place) => place !== from && middle < y).length;
}

/** Sorting by pulling at a handle; `commit` is given the new order once it is let go. */
export function useSorting(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  commit: (order: string[]) => void,
) {
  const [order, setOrder] = useState<string[] | null>(null);
  const [pulled, setPulled] = useState<string | null>(null);
  const middles = useRef<number[]>([]);
  const latest = useRef<string[] | null>(null);

  const show = (next: string[] | null) => {
    latest.current = next;
    setOrder(next);
  };
  const begin = (id: string) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !list.current) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    middles.current = [...list.current.children].map((each) => {
      const { top, height } = each.getBoundingClientRect();
      return top + height / 2 + scrollY;
    });
    setPulled(id);
    show([...ids]);
  };
  const pull = (event: PointerEvent<HTMLElement>) => {
    if (pulled === null) return;
    const from = ids.indexOf(pulled);
    show(moved(ids, from, placeAt(event.clientY + scrollY, middles.current, from)));
  };
  const end = () => {
    const wanted = latest.current;
    setPulled(null);
    show(null);
    if (pulled !== null && wanted && wanted.join() !== ids.join()) commit(wanted);
  };
  const giveUp = () => {
    setPulled(null);
    show(null);
  };
  const handle = (id: string) => ({
    onPointerDown: begin(id),
    onPointerMove: pull,
    onPointerUp: end,
    onPointerCancel: giveUp,
  });
  return { order: order ?? ids, pulled, handle };
}
