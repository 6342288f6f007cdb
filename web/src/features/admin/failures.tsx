import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { adminFailures, type FailureOut } from "@/client";
import { Asked } from "@/components/asked";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { data } from "@/lib/api";
import { ago } from "@/lib/format";
import { Csv } from "./csv";

const FIRST = 10;

/** What failed, by cause and prompt, the most frequent first. */
export function Failures({ days }: { days: number }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const query = useQuery({
    queryKey: ["admin", "failures", days],
    queryFn: () => data(adminFailures({ query: { days } })),
    placeholderData: keepPreviousData,
  });
  const name = t("admin.failures.title");
  return (
    <Section
      title={name}
      lead={t("admin.failures.lead")}
      action={<Csv what={`failures?days=${days}`} name={name} />}
    >
      <Asked query={query} size="h-40">
        {(found) =>
          found.length ? (
            <>
              <ul className="divide-y divide-line">
                {found.slice(0, all ? undefined : FIRST).map((each) => (
                  <Line key={`${each.what} ${each.cause} ${each.tier} ${each.prompt}`} of={each} />
                ))}
              </ul>
              {!all && found.length > FIRST && (
                <Button onClick={() => setAll(true)}>
                  {t("admin.failures.all", { count: found.length })}
                </Button>
              )}
            </>
          ) : (
            <p className="text-muted">{t("admin.failures.none")}</p>
          )
        }
      </Asked>
    </Section>
  );
}

function Line({ of }: { of: FailureOut }) {
  const { t, i18n } = useTranslation();
  return (
    <li className="flex items-start gap-4 py-3">
      <span className="min-w-10 text-right text-xl font-semibold tabular-nums">
        <span aria-hidden>{of.count}×</span>
        <span className="sr-only">{t("admin.failures.times", { count: of.count })}</span>
      </span>
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          {of.what === "clip" ? (
            <Badge tone="bad">{t(`admin.cause.${of.cause}`, { defaultValue: of.cause })}</Badge>
          ) : (
            <Badge tone="bad">{t("admin.failures.video")}</Badge>
          )}
          {of.tier && <Badge>{of.tier}</Badge>}
          <span className="text-sm text-muted">{ago(of.last_at, i18n.language)}</span>
        </p>
        {of.prompt && <p className="line-clamp-3">{of.prompt}</p>}
        {of.what !== "clip" && <p className="text-sm text-muted">{of.cause}</p>}
        {of.last_error && of.last_error !== of.cause && (
          <p className="text-sm text-muted">{of.last_error}</p>
        )}
      </div>
    </li>
  );
}
