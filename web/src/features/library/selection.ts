import { useCallback, useMemo, useState } from "react";

export interface Selection {
  /** Whether one is choosing at all. */
  on: boolean;
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  all: (ids: string[]) => void;
  begin: () => void;
  end: () => void;
}

/** Which videos are chosen, to do something with them all. */
export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  const toggle = useCallback((id: string) => {
    setIds((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const all = useCallback((every: string[]) => setIds(new Set(every)), []);
  const begin = useCallback(() => setIds(new Set()), []);
  const end = useCallback(() => setIds(null), []);
  return useMemo(
    () => ({ on: ids !== null, ids: ids ?? new Set(), toggle, all, begin, end }),
    [ids, toggle, all, begin, end],
  );
}
