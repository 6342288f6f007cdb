import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect } from "react";
import type { AccountOut, Rules } from "@/client";
import { authMe as askMe, authRules as askRules } from "@/client";
import { Failed } from "@/components/failed";
import { data } from "@/lib/api";
import { Problem } from "@/lib/problem";

interface Session {
  rules: Rules;
  /** Nobody where nobody is signed in; the machine's owner where nobody needs to be. */
  account: AccountOut | null;
}

const Context = createContext<Session | null>(null);

const RULES = queryOptions({
  queryKey: ["rules"],
  queryFn: () => data(askRules()),
  staleTime: 60_000,
});

const ME = queryOptions({
  queryKey: ["me"],
  queryFn: async () => {
    try {
      return (await data(askMe())).account;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
});

/** Ask for it before anything is shown; what fails is told where it is needed. */
export function askSession(cache: QueryClient): void {
  void cache.prefetchQuery(RULES);
  void cache.prefetchQuery(ME);
}

/** Who is here, asked once and again after every sign-in; nothing is shown before it is known. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const cache = useQueryClient();
  const rules = useQuery(RULES);
  const me = useQuery(ME);
  useEffect(() => {
    // A session that ended somewhere else is noticed at the next call.
    return cache.getQueryCache().subscribe((event) => {
      const error = event.query.state.error;
      const signedIn = cache.getQueryData(["me"]);
      if (error instanceof Problem && error.status === 401 && signedIn) {
        cache.setQueryData(["me"], null);
      }
    });
  }, [cache]);
  const failed = rules.error ?? me.error;
  if (failed) {
    return (
      <main className="mx-auto max-w-xl p-6">
        <Failed error={failed} again={() => void Promise.all([rules.refetch(), me.refetch()])} />
      </main>
    );
  }
  if (!rules.data || me.data === undefined) return null;
  return <Context value={{ rules: rules.data, account: me.data }}>{children}</Context>;
}

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error("useSession is for what is inside SessionProvider.");
  return session;
}
