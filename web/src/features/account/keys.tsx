import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { type KeyOut, keysListKeys, keysRevokeKey, type NewKeyOut } from "@/client";
import { Asked } from "@/components/asked";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ShownOnce } from "@/components/ui/secret";
import { useAct } from "@/lib/act";
import { data } from "@/lib/api";
import { ago, date } from "@/lib/format";
import { NewKey } from "./new_key";

const Confirm = lazy(() => import("@/components/ui/confirm"));

/** What opens the API for programs. */
export function Keys() {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<NewKeyOut>();
  const query = useQuery({
    queryKey: ["keys"],
    queryFn: async () => (await data(keysListKeys())).items,
  });
  return (
    <Section
      id="keys"
      title={t("account.keys.title")}
      lead={t("account.keys.lead")}
      action={
        !making && (
          <Button icon={<Plus aria-hidden size={18} />} onClick={() => setMaking(true)}>
            {t("account.keys.new")}
          </Button>
        )
      }
    >
      {making && (
        <NewKey
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            setMade(key);
          }}
        />
      )}
      {made && (
        <ShownOnce
          title={t("account.keys.made", { name: made.about.name })}
          text={made.key}
          action={<Button onClick={() => setMade(undefined)}>{t("account.once.kept")}</Button>}
        >
          {t("account.once.text")}
        </ShownOnce>
      )}
      <Asked query={query} size="h-16">
        {(found) =>
          found.length ? (
            <ul className="divide-y divide-line">
              {found.map((key) => (
                <Line key={key.id} about={key} />
              ))}
            </ul>
          ) : (
            <p className="text-muted">{t("account.keys.none")}</p>
          )
        }
      </Asked>
    </Section>
  );
}

function Line({ about }: { about: KeyOut }) {
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState(false);
  const revoke = useAct({
    run: () => keysRevokeKey({ path: { key_id: about.id } }),
    renews: [["keys"]],
    done: () => t("account.keys.revoked", { name: about.name }),
  });
  const used = about.last_used_at
    ? t("account.keys.used", { when: ago(about.last_used_at, i18n.language) })
    : t("account.keys.unused");
  const ends = about.expires_at
    ? t("account.keys.ends", { date: date(about.expires_at, i18n.language) })
    : t("account.keys.endless");
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <KeyRound aria-hidden size={22} className="shrink-0 text-muted" />
      <div className="grid min-w-0 flex-1 basis-40 gap-1">
        <p className="font-medium">
          {about.name} <code className="text-sm font-normal text-muted">{about.prefix}…</code>
        </p>
        <p className="flex flex-wrap gap-1">
          {about.scopes.map((scope) => (
            <Badge key={scope}>{t(`account.scopes.${scope.replace(":", "-")}`)}</Badge>
          ))}
        </p>
        <p className="text-sm text-muted">
          {used} · {ends}
        </p>
      </div>
      <Button
        kind="quiet"
        onClick={() => setAsking(true)}
        aria-label={t("account.keys.revokeOne", { name: about.name })}
      >
        {t("account.keys.revoke")}
      </Button>
      {asking && (
        <Suspense>
          <Confirm
            title={t("account.keys.revokeOne", { name: about.name })}
            deed={t("account.keys.revoke")}
            busy={revoke.isPending}
            onConfirm={() => revoke.mutate(undefined)}
            onClose={() => setAsking(false)}
          >
            <p>{t("account.keys.revokeText")}</p>
          </Confirm>
        </Suspense>
      )}
    </li>
  );
}
