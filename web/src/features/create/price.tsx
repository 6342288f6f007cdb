import { useTranslation } from "react-i18next";
import type { EstimateOut } from "@/client";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { dollars, duration } from "@/lib/format";
import { Problem } from "@/lib/problem";

const UNPROCESSABLE = 422;

interface Asked {
  estimate?: EstimateOut;
  current: boolean;
  busy: boolean;
  error: unknown;
  again: () => void;
}

/** What it costs, in a word or two; that it is free is known before it is worked out. */
export function PriceLine({ asked, free }: { asked: Asked; free: boolean }) {
  const { t, i18n } = useTranslation();
  const { estimate, busy } = asked;
  const cost = asked.current ? estimate?.cost.microusd : undefined;
  const length = asked.current && estimate ? estimate.duration_ms : undefined;
  return (
    <p aria-live="polite" className="flex min-h-7 flex-wrap items-center gap-x-2 text-sm">
      {cost === undefined && !free ? (
        <span className="text-muted">{busy && t("create.price.working")}</span>
      ) : (
        <Badge tone={cost ? "warn" : "good"}>
          {cost
            ? t("create.price.about", { price: dollars(cost, i18n.language) })
            : t("create.free")}
        </Badge>
      )}
      {length !== undefined && (
        <span className="text-muted">
          {t("create.price.length", { length: duration(length), count: estimate?.scenes.length })}
        </span>
      )}
      {busy && <Spinner size={16} />}
    </p>
  );
}

/** What the price is made of, and what is to be known before. */
export function PriceParts({ asked }: { asked: Asked }) {
  const { t, i18n } = useTranslation();
  const { estimate } = asked;
  if (asked.error instanceof Problem && asked.error.status === UNPROCESSABLE) return null;
  if (asked.error) {
    return (
      <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
        {t("create.price.unknown")}
        <Button kind="quiet" onClick={asked.again}>
          {t("failed.again")}
        </Button>
      </div>
    );
  }
  if (!estimate || (estimate.lines.length === 0 && estimate.warnings.length === 0)) return null;
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-9 cursor-pointer items-center rounded-lg text-muted underline">
        {t("create.price.parts")}
      </summary>
      <div className="grid max-h-[35dvh] gap-2 overflow-y-auto pb-1">
        {estimate.lines.length > 0 && (
          <table className="w-full">
            <caption className="sr-only">{t("create.price.parts")}</caption>
            <tbody>
              {estimate.lines.map((line) => (
                <tr key={`${line.part}-${line.what}`} className="border-t border-line">
                  <th scope="row" className="py-1.5 text-left font-medium">
                    {t(`create.price.part.${line.part}`, { defaultValue: line.part })}
                    <span className="block font-normal text-muted">
                      {t("create.price.of", {
                        quantity: line.quantity,
                        unit: t(`create.price.unit.${line.unit}`, { defaultValue: line.unit }),
                        what: line.what,
                      })}
                    </span>
                  </th>
                  <td className="py-1.5 text-right align-top tabular-nums">
                    {dollars(line.cost.microusd, i18n.language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {estimate.warnings.map((each) => (
          <p key={each} lang="en" className="text-muted">
            {each}
          </p>
        ))}
      </div>
    </details>
  );
}
