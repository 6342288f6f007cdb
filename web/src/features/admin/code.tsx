import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { adminCodes, adminHistory, type CodesOut } from "@/client";
import { Asked, Below } from "@/components/asked";
import { Section } from "@/components/section";
import { Bar } from "@/components/ui/bar";
import { CopyButton } from "@/components/ui/copy";
import { Notice } from "@/components/ui/notice";
import { data } from "@/lib/api";
import { duration } from "@/lib/format";
import { useNow } from "@/lib/now";

const SECOND_MS = 1_000;
/** Also where this clock and the service's differ. */
const EVERY_MS = 15_000;
const HISTORY = 48;

/** The code with which people come in: now, next, and how often each was used. */
export function Code() {
  const { t } = useTranslation();
  const { rules } = useSession();
  const codes = useQuery({
    queryKey: ["admin", "code"],
    queryFn: () => data(adminCodes()),
    refetchInterval: EVERY_MS,
  });
  const wanted = rules.access_code_required;
  return (
    <>
      <Section title={t("admin.code.title")} lead={t(`admin.code.wanted.${wanted}`)}>
        <Asked query={codes} size="h-56">
          {(found) => <Now codes={found} />}
        </Asked>
      </Section>
      <Below query={codes}>
        <History />
      </Below>
    </>
  );
}

function useHour(): (iso: string) => string {
  const { i18n } = useTranslation();
  return (iso) =>
    new Intl.DateTimeFormat(i18n.language, { timeStyle: "short" }).format(new Date(iso));
}

function Now({ codes }: { codes: CodesOut }) {
  const { t } = useTranslation();
  const hour = useHour();
  const cache = useQueryClient();
  const now = useNow(SECOND_MS);
  const begins = Date.parse(codes.now.begins_at);
  const ends = Date.parse(codes.now.ends_at);
  const left = Math.max(0, ends - now);
  const over = left === 0;
  useEffect(() => {
    if (over) void cache.invalidateQueries({ queryKey: ["admin", "code"] });
  }, [over, cache]);
  const invitation = t("admin.code.invitation", {
    address: `${location.origin}/register`,
    code: codes.now.code,
    until: hour(codes.now.ends_at),
  });
  return (
    <div className="grid gap-5 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid content-start gap-3 rounded-2xl border border-edge p-4">
        <p className="text-sm text-muted">{t("admin.code.now")}</p>
        <p className="font-mono text-3xl font-bold tracking-[0.18em] sm:text-4xl">
          {codes.now.code}
        </p>
        <Bar value={left} of={ends - begins} label={t("admin.code.left")} warn={left < 300_000} />
        {/* Told by the bar; read out every second it would be a nuisance. */}
        <p className="text-sm tabular-nums" role="timer" aria-live="off">
          {t("admin.code.changes", { left: duration(left), at: hour(codes.now.ends_at) })}
        </p>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={codes.now.code} label={t("admin.code.copy")} kind="primary" />
          <CopyButton text={invitation} label={t("admin.code.copyInvitation")} />
        </div>
      </div>
      <div className="grid content-start gap-3">
        <div className="rounded-2xl bg-raised p-4">
          <p className="text-sm text-muted">
            {t("admin.code.next", { at: hour(codes.next.begins_at) })}
          </p>
          <div className="flex items-center justify-between gap-2">
            <p className="font-mono text-xl font-semibold tracking-[0.15em]">{codes.next.code}</p>
            <CopyButton small text={codes.next.code} label={t("admin.code.copyNext")} />
          </div>
        </div>
        {codes.previous && <Notice title={codes.previous.code}>{t("admin.code.previous")}</Notice>}
      </div>
    </div>
  );
}

function History() {
  const { t, i18n } = useTranslation();
  const query = useQuery({
    queryKey: ["admin", "code", "history"],
    queryFn: async () => (await data(adminHistory({ query: { limit: HISTORY } }))).items,
  });
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Section title={t("admin.code.history")} lead={t("admin.code.historyLead")}>
      <Asked query={query} size="h-64">
        {(found) =>
          found.length ? (
            <div className="max-h-96 overflow-y-auto">
              <table className="w-full text-left">
                <thead className="sticky top-0 bg-surface text-sm text-muted">
                  <tr>
                    <th scope="col" className="py-2 font-medium">
                      {t("admin.code.code")}
                    </th>
                    <th scope="col" className="py-2 font-medium">
                      {t("admin.code.from")}
                    </th>
                    <th scope="col" className="py-2 text-right font-medium">
                      {t("admin.code.uses")}
                    </th>
                  </tr>
                </thead>
                <tbody className="divide-y divide-line">
                  {found.map((each) => (
                    <tr key={each.code.begins_at}>
                      <td className="py-2 pr-3 font-mono">{each.code.code}</td>
                      <td className="py-2 pr-3 text-sm text-muted">
                        {day.format(new Date(each.code.begins_at))}
                      </td>
                      <td className="py-2 text-right tabular-nums">{each.uses}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : (
            <p className="text-muted">{t("admin.code.noHistory")}</p>
          )
        }
      </Asked>
    </Section>
  );
}
