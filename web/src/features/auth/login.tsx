import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useSearchParams } from "react-router";
import { useSession } from "@/app/session";
import { authLogin } from "@/client";
import { PasswordField } from "@/components/ui/password";
import { ownPath } from "@/lib/own_path";
import { useDoor } from "./door";
import { EmailField } from "./email_field";
import { DoorForm } from "./form";
import { Door } from "./frame";
import { OpenDoor } from "./open_door";
import { slips } from "./refusal";

const ANY_LENGTH = 1;

export function Component() {
  const { rules, account } = useSession();
  const [query] = useSearchParams();
  if (rules.solo) return <OpenDoor />;
  if (account) return <Navigate to={ownPath(query.get("next"), "/library")} replace />;
  return <Login next={query.get("next")} />;
}

function Login({ next }: { next: string | null }) {
  const { t } = useTranslation();
  const { busy, wrong, whole, send } = useDoor("login");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const body = { email: email.trim(), password };
  return (
    <Door
      title={t("login.title")}
      lead={next ? t("login.first") : undefined}
      below={
        <>
          {t("login.noAccount")}{" "}
          <Link
            to={`/register${next ? `?next=${encodeURIComponent(next)}` : ""}`}
            className="inline-flex min-h-11 items-center font-semibold text-link underline"
          >
            {t("login.register")}
          </Link>
        </>
      }
    >
      <DoorForm
        send={() => send(slips({ email, password }, ANY_LENGTH, t), () => authLogin({ body }))}
        sendLabel={t("login.send")}
        busy={busy}
        wrong={whole}
      >
        <EmailField value={email} onChange={setEmail} error={wrong.email} />
        <PasswordField
          label={t("auth.password")}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={wrong.password}
        />
        <details className="text-sm text-muted">
          <summary className="flex min-h-11 cursor-pointer items-center font-medium text-link underline">
            {t("login.forgotten")}
          </summary>
          <p>{t("login.forgottenText")}</p>
        </details>
      </DoorForm>
    </Door>
  );
}
