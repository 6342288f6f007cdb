import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type VideoOrder, videosEstimate } from "@/client";
import { data } from "@/lib/api";
import { pricedPart } from "./order";

const TYPING_MS = 900;
const FRESH_MS = 600_000;

/** What an order would become and cost; asked when nothing changed for a moment, and once for
 * each. An answer that is no longer wanted is cancelled. */
export function useEstimate(order: VideoOrder, enabled: boolean) {
  const wanted = JSON.stringify(pricedPart(order));
  const settled = useSettled(wanted, TYPING_MS);
  const query = useQuery({
    queryKey: ["estimate", settled],
    queryFn: ({ signal }) =>
      data(videosEstimate({ body: JSON.parse(settled) as VideoOrder, signal })),
    enabled: enabled && settled === wanted,
    staleTime: FRESH_MS,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const current = settled === wanted && !query.isPlaceholderData;
  return {
    estimate: enabled ? query.data : undefined,
    /** Whether it is of this very order. */
    current,
    error: current ? query.error : null,
    busy: enabled && (!current || query.isFetching),
    again: () => void query.refetch(),
  };
}

/** The value once it stayed the same for so long. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
