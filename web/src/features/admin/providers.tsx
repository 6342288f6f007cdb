import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { adminProviders, type ProviderHealthOut } from "@/client";
import { Asked } from "@/components/asked";
import { Section } from "@/components/section";
import { Badge, type Tone } from "@/components/ui/badge";
import { SelectField } from "@/components/ui/field";
import { data } from "@/lib/api";
import { ago, percent } from "@/lib/format";
import { Csv } from "./csv";
import { took } from "./took";

const EVERY_MS = 15_000;
const HOURS = [1, 24, 168, 744];
const WELL = 0.9;
const SO_SO = 0.5;

/** How each provider's paid requests ended. */
export function Providers() {
  const { t } = useTranslation();
  const [hours, setHours] = useState(24);
  const query = useQuery({
    queryKey: ["admin", "providers", hours],
    queryFn: () => data(adminProviders({ query: { hours } })),
    refetchInterval: EVERY_MS,
    placeholderData: (before) => before,
  });
  const name = t("admin.providers.title");
  return (
    <Section
      title={name}
      lead={t("admin.providers.lead")}
      action={<Csv what={`providers?hours=${hours}`} name={name} />}
    >
      <div className="max-w-60">
        <SelectField
          label={t("admin.span")}
          value={hours}
          onChange={(event) => setHours(Number(event.target.value))}
        >
          {HOURS.map((each) => (
            <option key={each} value={each}>
              {t(`admin.providers.hours.${each}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Asked query={query} size="h-40">
        {(found) =>
          found.length ? (
            <ul className="grid gap-3 md:grid-cols-2">
              {found.map((each) => (
                <Health key={`${each.provider} ${each.kind}`} of={each} />
              ))}
            </ul>
          ) : (
            <p className="text-muted">{t("admin.providers.none")}</p>
          )
        }
      </Asked>
    </Section>
  );
}

function tone(share: number | null): Tone {
  if (share === null) return "plain";
  if (share >= WELL) return "good";
  return share >= SO_SO ? "warn" : "bad";
}

function Health({ of }: { of: ProviderHealthOut }) {
  const { t, i18n } = useTranslation();
  return (
    <li className="grid content-start gap-2 rounded-2xl border border-line p-4">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-semibold">
          {of.provider} · {t(`admin.kind.${of.kind}`, { defaultValue: of.kind })}
        </span>
        <Badge tone={tone(of.success_share)}>
          {of.success_share === null
            ? t("admin.providers.underWay")
            : t("admin.providers.share", { share: percent(of.success_share, i18n.language) })}
        </Badge>
      </p>
      <p className="text-sm text-muted">
        {t("admin.providers.counts", {
          sent: of.sent,
          succeeded: of.succeeded,
          failed: of.failed,
          flying: of.in_flight,
        })}
      </p>
      {of.succeeded + of.failed > 0 && (
        <p className="text-sm text-muted">
          {t("admin.providers.latency", {
            half: took(of.p50_ms, i18n.language),
            most: took(of.p95_ms, i18n.language),
          })}
        </p>
      )}
      {Object.keys(of.causes).length > 0 && (
        <p className="flex flex-wrap gap-1">
          {Object.entries(of.causes).map(([cause, count]) => (
            <Badge key={cause} tone="warn">
              {t(`admin.cause.${cause}`, { defaultValue: cause })} × {count}
            </Badge>
          ))}
        </p>
      )}
      {of.last_error && (
        <p className="text-sm text-bad">
          {of.last_error}
          {of.last_error_at && (
            <span className="text-muted"> · {ago(of.last_error_at, i18n.language)}</span>
          )}
        </p>
      )}
    </li>
  );
}
