import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { tell } from "@/components/ui/toasts";
import { said } from "@/lib/said";

interface Act<In, Out> {
  run: (given: In) => Promise<Out>;
  /** What must be asked anew afterwards. */
  renews: QueryKey[];
  /** What is said when it is done. */
  done?: (out: Out, given: In) => string;
  after?: (out: Out, given: In) => void;
  /** Whether a failure was told in its own place. */
  refused?: (error: unknown) => boolean;
}

/** Something to do at the press of a button: a failure is told, what changed is asked anew. */
export function useAct<In, Out>({ run, renews, done, after, refused }: Act<In, Out>) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async (out, given) => {
      await Promise.all(renews.map((queryKey) => cache.invalidateQueries({ queryKey })));
      if (done) tell({ title: done(out, given) });
      after?.(out, given);
    },
    onError: (error) => refused?.(error) || tell({ title: said(error, t), bad: true }),
  });
}
