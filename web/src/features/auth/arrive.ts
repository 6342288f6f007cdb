import { useQueryClient } from "@tanstack/react-query";
import type { AccountOut } from "@/client";

/** Somebody came in: what was shown to whoever was here before is forgotten. */
export function useArrive(): (account: AccountOut) => void {
  const cache = useQueryClient();
  return (account) => {
    cache.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] !== "rules" && queryKey[0] !== "me",
    });
    cache.setQueryData(["me"], account);
  };
}
