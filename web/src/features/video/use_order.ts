import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { moved } from "./order";

/** The order that is shown at once and kept behind it, one request after the other. */
export function useOrder(
  list: RefObject<HTMLElement | null>,
  known: string[],
  keep: (order: string[]) => Promise<unknown>,
) {
  const [wanted, setWanted] = useState<string[] | null>(null);
  const [news, setNews] = useState<{ from: number; to: number } | null>(null);
  const next = useRef<string[] | null>(null);
  const busy = useRef(false);
  const focus = useRef<{ id: string; button: string } | null>(null);
  const ids = wanted && sameMembers(wanted, known) ? wanted : known;

  const reorder = (order: string[]) => {
    setWanted(order);
    next.current = order;
    if (!busy.current) void send();
  };
  const send = async () => {
    busy.current = true;
    try {
      while (next.current) {
        const order = next.current;
        next.current = null;
        await keep(order);
      }
    } catch {
      // A toast told why; the list goes back to what there is.
      next.current = null;
    } finally {
      busy.current = false;
      setWanted(null);
    }
  };
  const move = (from: number, to: number) => {
    const id = ids[from];
    if (id === undefined) return;
    const button = document.activeElement?.getAttribute("data-move") ?? "handle";
    focus.current = { id, button };
    setNews({ from: from + 1, to: to + 1 });
    reorder(moved(ids, from, to));
  };
  const shown = ids.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the order is another
  useLayoutEffect(() => {
    // What is put to another place of the page loses the focus.
    const lost = focus.current;
    focus.current = null;
    if (lost) focusOn(list.current, lost);
  }, [shown]);
  return { ids, reorder, move, news };
}

function focusOn(list: HTMLElement | null, { id, button }: { id: string; button: string }): void {
  const card = list?.querySelector(`[data-scene="${CSS.escape(id)}"]`);
  const same = card?.querySelector<HTMLButtonElement>(`[data-move="${button}"]:enabled`);
  const handle = card?.querySelector<HTMLButtonElement>('[data-move="handle"]');
  (same ?? handle)?.focus();
}

function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
