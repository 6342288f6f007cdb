import { useTranslation } from "react-i18next";
import type { BudgetOut } from "@/client";
import { Columns } from "@/components/chart/columns";
import { ChartFrame } from "@/components/chart/frame";
import { Lines } from "@/components/chart/lines";
import { dollars } from "@/lib/format";
import { daysOf } from "./month";

/** What each day cost, and how the month's sum grew towards its cap. */
export function DailyCost({ budget, today }: { budget: BudgetOut; today: string }) {
  const { t, i18n } = useTranslation();
  const money = (amount: number) => dollars(amount, i18n.language);
  const days = daysOf(budget.month, budget.by_day, today);
  const cap = budget.caps.find((each) => each.name === "installation")?.cap_microusd ?? undefined;
  const written = new Intl.DateTimeFormat(i18n.language, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const named = days.map((day) => ({
    ...day,
    name: written.format(new Date(day.day)),
    short: String(Number(day.day.slice(-2))),
  }));
  const past = named.filter((day) => day.sofar !== null);
  if (!budget.by_day.length) return <p className="text-muted">{t("admin.money.nothing")}</p>;
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <ChartFrame
        title={t("admin.money.perDay")}
        description={t("admin.money.perDayText")}
        table={{
          head: [t("admin.money.day"), t("admin.money.spent")],
          rows: past.map((day) => [day.name, money(day.microusd)]),
        }}
      >
        <Columns
          points={named.map(({ name, short, microusd }) => ({
            name,
            short,
            value: microusd,
            text: money(microusd),
          }))}
          amount={money}
        />
      </ChartFrame>
      <ChartFrame
        title={t("admin.money.sum")}
        description={t(cap === undefined ? "admin.money.sumText" : "admin.money.sumCapText", {
          cap: cap === undefined ? "" : money(cap),
        })}
        table={{
          head: [t("admin.money.day"), t("admin.money.sum")],
          rows: past.map((day) => [day.name, money(day.sofar ?? 0)]),
        }}
      >
        <Lines
          points={named.map(({ short, sofar }) => ({ name: short, value: sofar }))}
          limit={cap}
          amount={money}
        />
      </ChartFrame>
    </div>
  );
}
