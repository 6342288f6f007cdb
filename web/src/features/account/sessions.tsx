import { useQuery } from "@tanstack/react-query";
import { Laptop, Smartphone } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { authEndOtherSessions, authEndSession, authSessions, type SessionOut } from "@/client";
import { Asked } from "@/components/asked";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useAct } from "@/lib/act";
import { data } from "@/lib/api";
import { ago } from "@/lib/format";
import { device } from "./agent";

const FIRST = 5;

/** The newest come first; the one in use may be old, and is never among those folded away. */
function presentFirst(found: SessionOut[]): SessionOut[] {
  return [...found].sort((one, other) => Number(other.current) - Number(one.current));
}

/** Where one is signed in. */
export function Sessions() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["sessions"],
    queryFn: async () => presentFirst((await data(authSessions())).items),
  });
  const endOthers = useAct({
    run: () => data(authEndOtherSessions()),
    renews: [["sessions"]],
    done: ({ ended }) => t("account.sessions.endedOthers", { count: ended }),
  });
  const [all, setAll] = useState(false);
  const several = (query.data?.length ?? 0) > 1;
  return (
    <Section
      id="sessions"
      title={t("account.sessions.title")}
      lead={t("account.sessions.lead")}
      action={
        several && (
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate(undefined)}>
            {t("account.sessions.endOthers")}
          </Button>
        )
      }
    >
      <Asked query={query} size="h-16">
        {(found) => (
          <>
            <ul className="divide-y divide-line">
              {(all ? found : found.slice(0, FIRST)).map((session) => (
                <Line key={session.id} session={session} />
              ))}
            </ul>
            {!all && found.length > FIRST && (
              <Button onClick={() => setAll(true)}>
                {t("account.sessions.all", { count: found.length })}
              </Button>
            )}
          </>
        )}
      </Asked>
    </Section>
  );
}

function Line({ session }: { session: SessionOut }) {
  const { t, i18n } = useTranslation();
  const end = useAct({
    run: (session_id: string) => authEndSession({ path: { session_id } }),
    renews: [["sessions"]],
    done: () => t("account.sessions.ended"),
  });
  const { browser, system, phone } = device(session.agent);
  const Icon = phone ? Smartphone : Laptop;
  const name = system
    ? t("account.sessions.on", { browser, system })
    : browser || t("account.sessions.unknown");
  return (
    <li className="flex min-h-16 items-center gap-3 py-2">
      <Icon aria-hidden size={24} className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium" title={session.agent}>
          {name}
          {session.current && <Badge tone="good">{t("account.sessions.current")}</Badge>}
        </p>
        <p className="text-sm text-muted">
          {session.current
            ? session.address
            : t("account.sessions.seen", {
                when: ago(session.last_seen_at, i18n.language),
                address: session.address,
              })}
        </p>
      </div>
      {!session.current && (
        <Button
          kind="quiet"
          busy={end.isPending}
          onClick={() => end.mutate(session.id)}
          aria-label={t("account.sessions.endOne", { name })}
        >
          {t("account.sessions.end")}
        </Button>
      )}
    </li>
  );
}
