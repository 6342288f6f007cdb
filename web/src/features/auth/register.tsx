import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useSearchParams } from "react-router";
import { useSession } from "@/app/session";
import { authRegister } from "@/client";
import { CodeField } from "@/components/code_field";
import { PasswordField } from "@/components/ui/password";
import { ownPath } from "@/lib/own_path";
import { useDoor } from "./door";
import { EmailField } from "./email_field";
import { DoorForm } from "./form";
import { Door } from "./frame";
import { OpenDoor } from "./open_door";
import { slips } from "./refusal";

export function Component() {
  const { rules, account } = useSession();
  const [query] = useSearchParams();
  if (rules.solo) return <OpenDoor />;
  if (account) return <Navigate to={ownPath(query.get("next"), "/create")} replace />;
  return <Register next={query.get("next")} />;
}

function Register({ next }: { next: string | null }) {
  const { t } = useTranslation();
  const { rules } = useSession();
  const { busy, wrong, whole, send } = useDoor("register");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const coded = rules.access_code_required !== "never";
  const seen = () =>
    slips({ email, password, code: coded ? code : undefined }, rules.shortest_password, t);
  const body = { email: email.trim(), password, access_code: coded ? code : "" };
  return (
    <Door
      title={t("register.title")}
      lead={t("register.lead")}
      below={
        <>
          {t("register.hasAccount")}{" "}
          <Link
            to={`/login${next ? `?next=${encodeURIComponent(next)}` : ""}`}
            className="inline-flex min-h-11 items-center font-semibold text-link underline"
          >
            {t("register.login")}
          </Link>
        </>
      }
    >
      <DoorForm
        send={() => send(seen(), () => authRegister({ body }))}
        sendLabel={t("register.send")}
        busy={busy}
        wrong={whole}
      >
        <EmailField value={email} onChange={setEmail} error={wrong.email} />
        <PasswordField
          label={t("auth.password")}
          name="password"
          autoComplete="new-password"
          maxLength={rules.longest_password}
          hint={t("auth.rule", { count: rules.shortest_password })}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={wrong.password}
        />
        {coded && <CodeField value={code} onChange={setCode} error={wrong.code} />}
      </DoorForm>
    </Door>
  );
}
