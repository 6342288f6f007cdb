import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { adminBudget, type BudgetOut } from "@/client";
import { Asked, Below } from "@/components/asked";
import { Section } from "@/components/section";
import { SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { data } from "@/lib/api";
import { dollars } from "@/lib/format";
import { BudgetBar } from "./budget_bar";
import { Csv } from "./csv";
import { DailyCost } from "./daily_cost";
import { alertAt, lastMonths } from "./month";
import { VideoCosts } from "./video_costs";

const EVERY_MS = 30_000;
const MONTHS = 12;

/** What the installation may spend, and what it spent. */
export function Money() {
  const { t, i18n } = useTranslation();
  const today = new Date().toISOString().slice(0, 10);
  const [month, setMonth] = useState(today.slice(0, 7));
  const query = useQuery({
    queryKey: ["admin", "budget", month],
    queryFn: () => data(adminBudget({ query: { month } })),
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  });
  const name = t("admin.money.title");
  const written = new Intl.DateTimeFormat(i18n.language, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return (
    <>
      <Section
        title={name}
        lead={t("admin.money.lead")}
        action={<Csv what={`budget?month=${month}`} name={name} />}
      >
        <div className="max-w-60">
          <SelectField
            label={t("admin.money.month")}
            value={month}
            onChange={(event) => setMonth(event.target.value)}
          >
            {lastMonths(today, MONTHS).map((each) => (
              <option key={each} value={each}>
                {written.format(new Date(`${each}-01T00:00:00Z`))}
              </option>
            ))}
          </SelectField>
        </div>
        <Asked query={query} size="h-56">
          {(found) => <Budget found={found} />}
        </Asked>
      </Section>
      <Below query={query}>
        <Section title={t("admin.money.days")}>
          <Asked query={query} size="h-60">
            {(found) => <DailyCost budget={found} today={today} />}
          </Asked>
        </Section>
        <VideoCosts />
      </Below>
    </>
  );
}

function Budget({ found }: { found: BudgetOut }) {
  const { t, i18n } = useTranslation();
  const money = (amount: number) => dollars(amount, i18n.language);
  const { total } = found;
  const spent = total.committed_microusd + total.doubt_microusd;
  const cap = found.caps.find((each) => each.name === "installation")?.cap_microusd ?? null;
  const alert = cap === null ? null : alertAt(spent + total.reserved_microusd, cap);
  return (
    <>
      {alert && (
        <Notice
          tone={alert === 100 ? "bad" : alert === 90 ? "warn" : "info"}
          title={t(`admin.money.alert.${alert}`)}
        >
          {t(`admin.money.alertText.${alert}`)}
        </Notice>
      )}
      <BudgetBar spent={spent} reserved={total.reserved_microusd} cap={cap} />
      <ul className="grid gap-3 sm:grid-cols-3">
        {found.caps.map((each) => (
          <li key={each.name} className="min-w-0 rounded-2xl bg-raised p-3.5">
            <p className="text-sm text-muted">{t(`admin.money.cap.${each.name}`)}</p>
            <p className="text-xl font-semibold">
              {each.cap_microusd === null ? t("admin.money.noCap") : money(each.cap_microusd)}
            </p>
            <code className="text-xs text-muted">{each.setting}</code>
          </li>
        ))}
      </ul>
      {found.by_provider.length > 0 && (
        <div className="overflow-x-auto">
          <table className="w-full text-left">
            <caption className="mb-1 text-left font-semibold">{t("admin.money.providers")}</caption>
            <thead className="text-sm text-muted">
              <tr>
                {["provider", "spent", "reserved", "doubt"].map((each, at) => (
                  <th
                    key={each}
                    scope="col"
                    className={`py-2 font-medium ${at ? "pl-3 text-right" : ""}`}
                  >
                    {t(`admin.money.${each}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {found.by_provider.map((each) => (
                <tr key={each.name}>
                  <th scope="row" className="py-2 font-medium">
                    {each.name}
                  </th>
                  {[each.committed_microusd, each.reserved_microusd, each.doubt_microusd].map(
                    (amount, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                      <td key={at} className="py-2 pl-3 text-right tabular-nums">
                        {money(amount)}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
