import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { type KeyWish, keysMakeKey, type NewKeyOut } from "@/client";
import { Button } from "@/components/ui/button";
import { CheckField, SelectField, TextField } from "@/components/ui/field";
import { useAct } from "@/lib/act";
import { data } from "@/lib/api";

type Scope = KeyWish["scopes"][number];
const SCOPES: Scope[] = ["videos:read", "videos:write", "webhooks", "keys", "account", "admin"];
const DAYS = ["", "7", "30", "90", "365"];
const DAY_MS = 86_400_000;

/** What a key is for, what it may, and until when. */
export function NewKey({
  onMade,
  onClose,
}: {
  onMade: (key: NewKeyOut) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { account } = useSession();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>(["videos:read", "videos:write"]);
  const [days, setDays] = useState("");
  const [tried, setTried] = useState(false);
  const make = useAct({
    run: (body: KeyWish) => data(keysMakeKey({ body })),
    renews: [["keys"]],
    after: onMade,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!name.trim() || !scopes.length) return;
    const until = days ? new Date(Date.now() + Number(days) * DAY_MS).toISOString() : null;
    make.mutate({ name: name.trim(), scopes, expires_at: until });
  };
  const flip = (scope: Scope) =>
    setScopes(
      scopes.includes(scope) ? scopes.filter((each) => each !== scope) : [...scopes, scope],
    );
  const offered = SCOPES.filter((scope) => scope !== "admin" || account?.is_admin);
  return (
    <form onSubmit={send} noValidate className="grid gap-4 rounded-2xl bg-raised p-4">
      <TextField
        autoFocus
        label={t("account.keys.name")}
        hint={t("account.keys.nameHint")}
        maxLength={80}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={tried && !name.trim() ? t("account.keys.nameMissing") : undefined}
      />
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="mb-2 text-sm font-medium">{t("account.keys.scopes")}</legend>
        {offered.map((scope) => (
          <CheckField
            key={scope}
            label={t(`account.scopes.${scope.replace(":", "-")}`)}
            hint={t(`account.scopesHint.${scope.replace(":", "-")}`)}
            checked={scopes.includes(scope)}
            onChange={() => flip(scope)}
          />
        ))}
        {tried && !scopes.length && (
          <p role="alert" className="text-sm text-bad">
            {t("account.keys.scopesMissing")}
          </p>
        )}
      </fieldset>
      <SelectField
        label={t("account.keys.until")}
        value={days}
        onChange={(event) => setDays(event.target.value)}
      >
        {DAYS.map((each) => (
          <option key={each} value={each}>
            {each ? t("account.keys.days", { count: Number(each) }) : t("account.keys.never")}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" busy={make.isPending}>
          {t("account.keys.make")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
