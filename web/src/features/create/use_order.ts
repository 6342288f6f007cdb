import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useSession } from "@/app/session";
import { useKept } from "@/lib/kept";
import { obstacleOf } from "./obstacle";
import { orderOf } from "./order";
import { type Wrong, wrongFields } from "./refusal";
import { useCatalogue } from "./use_catalogue";
import { useCreate } from "./use_create";
import { useEstimate } from "./use_estimate";
import { useFiles } from "./use_files";
import { FIRST_DRAFT, FIRST_WISHES, type Wishes, whole } from "./wishes";

/** All that the page holds: what is wanted, what it costs, what is in the way, and the press. */
export function useOrder() {
  const { i18n } = useTranslation();
  const { account, rules } = useSession();
  const [keptWishes, keepWishes] = useKept<unknown>("create.wishes", FIRST_WISHES);
  const [keptDraft, setDraft] = useKept<unknown>("create.draft", FIRST_DRAFT);
  const wishes = useMemo(() => whole(keptWishes, FIRST_WISHES), [keptWishes]);
  const draft = useMemo(() => whole(keptDraft, FIRST_DRAFT), [keptDraft]);
  const [code, setCode] = useState("");
  const files = useFiles();
  const catalogue = useCatalogue(wishes.language || i18n.language);
  const create = useCreate(() => setDraft(FIRST_DRAFT));
  useThemeOfAddress((theme) => setDraft({ ...FIRST_DRAFT, theme }));

  const order = catalogue.data ? orderOf(wishes, draft, files.used, catalogue.data) : {};
  const codeAsked = !rules.solo && rules.access_code_required === "signup+create";
  const words = order.theme ?? order.script ?? order.text ?? "";
  const askable = Boolean(catalogue.data) && (/[\p{L}\p{N}]/u.test(words) || !!order.voice_over);
  const asked = useEstimate(order, askable);
  const obstacle = catalogue.data
    ? obstacleOf({
        order,
        catalogue: catalogue.data,
        account,
        code: { asked: codeAsked, typed: code },
        sending: files.sending.some((each) => each.error === undefined),
        estimate: asked.current ? asked.estimate : undefined,
        refused: asked.error,
      })
    : null;
  const wrong: Wrong = create.error ? wrongFields(create.error, codeAsked) : {};

  const press = () => {
    if (!catalogue.data || obstacle || create.isPending) return;
    create.mutate(codeAsked ? { ...order, access_code: code } : order);
  };
  const forget = create.reset;
  const change = (some: Partial<Wishes>) => {
    if (create.error) forget();
    keepWishes({ ...wishes, ...some });
  };
  return {
    ...{ wishes, change, draft, code, codeAsked, files, catalogue, order, asked, obstacle },
    ...{ wrong, create, press },
    setDraft: (next: typeof draft) => {
      if (create.error) forget();
      setDraft(next);
    },
    setCode: (next: string) => {
      if (create.error) forget();
      setCode(next);
    },
  };
}

export type Order = ReturnType<typeof useOrder>;

/** `?theme=…` fills the field, once. */
function useThemeOfAddress(take: (theme: string) => void): void {
  const [query, setQuery] = useSearchParams();
  const theme = query.get("theme")?.trim();
  const taken = useRef("");
  useEffect(() => {
    if (!theme || theme === taken.current) return;
    taken.current = theme;
    take(theme);
    setQuery({}, { replace: true });
  });
}
