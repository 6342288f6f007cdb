import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { authChangePassword } from "@/client";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password";
import { tell } from "@/components/ui/toasts";
import { data } from "@/lib/api";
import { Problem } from "@/lib/problem";
import { said } from "@/lib/said";

interface Wrong {
  present?: string;
  wanted?: string;
  whole?: string;
}

/** A new password; other sessions end. */
export function Password() {
  const { t } = useTranslation();
  const { rules, account } = useSession();
  const [present, setPresent] = useState("");
  const [wanted, setWanted] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    const seen: Wrong = {};
    if (!present) seen.present = t("account.password.presentMissing");
    if (wanted.length < rules.shortest_password)
      seen.wanted = t("auth.short", { count: rules.shortest_password });
    setWrong(seen);
    if (seen.present || seen.wanted) return;
    setBusy(true);
    try {
      const body = { current_password: present, new_password: wanted };
      await data(authChangePassword({ body }));
      setPresent("");
      setWanted("");
      tell({ title: t("account.password.done"), text: t("account.password.ended") });
    } catch (error) {
      const status = error instanceof Problem ? error.status : undefined;
      if (status === 403) setWrong({ present: t("account.password.presentWrong") });
      else if (status === 422) setWrong({ wanted: t("auth.common") });
      else setWrong({ whole: said(error, t) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section id="password" title={t("account.password.title")} lead={t("account.password.lead")}>
      <form onSubmit={send} noValidate className="grid gap-4">
        {/* So that a keeper of passwords knows whose it is. */}
        <input
          type="hidden"
          name="username"
          autoComplete="username"
          value={account?.email ?? ""}
          readOnly
        />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <PasswordField
            label={t("account.password.present")}
            autoComplete="current-password"
            value={present}
            onChange={(event) => setPresent(event.target.value)}
            error={wrong.present}
          />
          <PasswordField
            label={t("account.password.wanted")}
            autoComplete="new-password"
            maxLength={rules.longest_password}
            hint={t("auth.rule", { count: rules.shortest_password })}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            error={wrong.wanted}
          />
        </div>
        {wrong.whole && <Notice tone="bad">{wrong.whole}</Notice>}
        <Button type="submit" busy={busy} className="justify-self-start">
          {t("account.password.send")}
        </Button>
      </form>
    </Section>
  );
}
