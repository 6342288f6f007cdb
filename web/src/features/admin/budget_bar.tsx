import { useTranslation } from "react-i18next";
import { dollars, percent } from "@/lib/format";

const LINES = [50, 90, 100];

/** What was spent and is set aside of a month's budget, with the lines at which it is told. */
export function BudgetBar({
  spent,
  reserved,
  cap,
}: {
  spent: number;
  reserved: number;
  cap: number | null;
}) {
  const { t, i18n } = useTranslation();
  const money = (amount: number) => dollars(amount, i18n.language);
  const share = (amount: number) =>
    cap ? Math.min(100, Math.max(0, (amount / cap) * 100)) : cap === 0 ? 100 : 0;
  const used = cap ? (spent + reserved) / cap : 0;
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-3xl font-semibold tabular-nums">{money(spent)}</span>
        <span className="text-muted">
          {cap === null ? t("admin.money.ofOpen") : t("admin.money.of", { cap: money(cap) })}
          {reserved > 0 && ` · ${t("admin.money.aside", { amount: money(reserved) })}`}
        </span>
      </p>
      {cap !== null && (
        <div>
          <div
            role="progressbar"
            aria-label={t("admin.money.title")}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(Math.min(1, used) * 100)}
            className="relative h-5 overflow-hidden rounded-full border border-edge bg-raised"
          >
            <div
              className="absolute inset-y-0 left-0 bg-edge/50"
              style={{ width: `${share(spent + reserved)}%` }}
            />
            <div
              className={`absolute inset-y-0 left-0 ${used >= 1 ? "bg-bad" : used >= 0.9 ? "bg-warn" : "bg-accent"}`}
              style={{ width: `${share(spent)}%` }}
            />
            {LINES.slice(0, 2).map((line) => (
              <div
                key={line}
                className="absolute inset-y-0 w-0.5 bg-ink/60"
                style={{ left: `${line}%` }}
              />
            ))}
          </div>
          <div aria-hidden className="relative mt-1 h-5 text-xs text-muted">
            {LINES.map((line) => (
              <span
                key={line}
                className={`absolute whitespace-nowrap ${line === 100 ? "-translate-x-full" : "-translate-x-1/2"} ${line === 90 ? "max-sm:hidden" : ""}`}
                style={{ left: `${line}%` }}
              >
                {percent(line / 100, i18n.language)}
              </span>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
