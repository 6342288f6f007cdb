import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useLocation } from "react-router";
import { useSession } from "@/app/session";
import { authLookAtLink, authUseLink, type LinkOut } from "@/client";
import { Failed } from "@/components/failed";
import { buttonStyle } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password";
import { Skeleton } from "@/components/ui/skeleton";
import { tell } from "@/components/ui/toasts";
import { data } from "@/lib/api";
import { Problem } from "@/lib/problem";
import { useDoor } from "./door";
import { EmailField } from "./email_field";
import { DoorForm } from "./form";
import { Door } from "./frame";
import { slips } from "./refusal";

/** Behind a one-time link: a new password. The token is behind the #, in the browser alone. */
export function Component() {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const token = hash.slice(1);
  const link = useQuery({
    queryKey: ["link", token],
    queryFn: () => data(authLookAtLink({ body: { token } })),
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const lost = !token || (link.error instanceof Problem && link.error.status === 422);
  if (lost) return <Closed text={t("link.broken")} />;
  if (link.error instanceof Problem && link.error.status === 404)
    return <Closed text={t("link.gone")} />;
  return (
    <Door
      title={t("link.title")}
      lead={link.data && t(link.data.kind === "first" ? "link.first" : "link.reset")}
    >
      {link.error && <Failed error={link.error} again={() => void link.refetch()} />}
      {link.isPending && (
        <div className="grid gap-5" aria-busy="true">
          <span role="status" className="sr-only">
            {t("link.looking")}
          </span>
          <Skeleton className="h-17" />
          <Skeleton className="h-23" />
          <Skeleton className="h-13" />
        </div>
      )}
      {link.data && <NewPassword key={token} token={token} link={link.data} />}
    </Door>
  );
}

function NewPassword({ token, link }: { token: string; link: LinkOut }) {
  const { t } = useTranslation();
  const { rules, account } = useSession();
  const { busy, wrong, whole, send } = useDoor("link");
  const [email, setEmail] = useState(link.email);
  const [password, setPassword] = useState("");
  const [setFor, setSetFor] = useState<string>();
  const first = link.kind === "first";
  const body = { token, password, email: first ? email.trim() : "" };
  if (setFor && account?.id === setFor)
    return <Navigate to={first ? "/admin" : "/library"} replace />;
  return (
    <DoorForm
      send={() =>
        send(
          slips({ email, password }, rules.shortest_password, t),
          () => authUseLink({ body }),
          (signed) => {
            tell({ title: t("link.done", { email: signed.account.email }), text: t("link.ended") });
            setSetFor(signed.account.id);
          },
        )
      }
      sendLabel={t("link.send")}
      busy={busy}
      wrong={whole}
    >
      <EmailField value={email} onChange={setEmail} error={wrong.email} fixed={!first} />
      <PasswordField
        label={t("link.password")}
        name="password"
        autoComplete="new-password"
        maxLength={rules.longest_password}
        hint={t("auth.rule", { count: rules.shortest_password })}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={wrong.password}
      />
    </DoorForm>
  );
}

/** A link that opens nothing. */
function Closed({ text }: { text: string }) {
  const { t } = useTranslation();
  const { account } = useSession();
  return (
    <Door title={t("link.closed")}>
      <p role="alert" className="mb-5">
        {text}
      </p>
      <Link to={account ? "/" : "/login"} className={buttonStyle("secondary", "lg")}>
        {t(account ? "failed.home" : "nav.login")}
      </Link>
    </Door>
  );
}
