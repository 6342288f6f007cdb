import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failed } from "./failed";
import { Skeleton } from "./ui/skeleton";

/** What was asked for: on its way in about its size, failed with another try, or there. */
export function Asked<T>({
  query,
  size,
  children,
}: {
  query: UseQueryResult<T>;
  /** A class for the height that it will have. */
  size: string;
  children: (found: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failed error={query.error} again={() => void query.refetch()} />;
  return <Skeleton className={size} />;
}

/** What stands below an answer: shown once that has its height, so that nothing moves; asked for
 * meanwhile. */
export function Below({ query, children }: { query: { isPending: boolean }; children: ReactNode }) {
  return <div className={query.isPending ? "hidden" : "contents"}>{children}</div>;
}
