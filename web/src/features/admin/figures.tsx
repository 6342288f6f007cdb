import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { adminMetrics, type ClipShareOut, type StageOut } from "@/client";
import { Asked } from "@/components/asked";
import { Bars } from "@/components/chart/bars";
import { ChartFrame } from "@/components/chart/frame";
import { Section } from "@/components/section";
import { data } from "@/lib/api";
import { percent } from "@/lib/format";
import { Csv } from "./csv";
import { Failures } from "./failures";
import { QuotaUse } from "./quota_use";
import { Span } from "./span";
import { took } from "./took";

/** How well the work went. */
export function Figures() {
  const { t } = useTranslation();
  const { rules } = useSession();
  const [days, setDays] = useState(30);
  const query = useQuery({
    queryKey: ["admin", "metrics", days],
    queryFn: () => data(adminMetrics({ query: { days } })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Section title={t("admin.figures.title")} lead={t("admin.figures.lead")}>
        <Span days={days} onChange={setDays} />
        <Asked query={query} size="h-80">
          {(found) => (
            <div className="grid gap-8 md:grid-cols-2">
              <Stages stages={found.stages} days={days} />
              <Clips clips={found.clips} days={days} />
            </div>
          )}
        </Asked>
      </Section>
      {!rules.solo && (
        <Section title={t("admin.use.title")}>
          <Asked query={query} size="h-72">
            {(found) => <QuotaUse quota={found.quota} />}
          </Asked>
        </Section>
      )}
      <Failures days={days} />
    </>
  );
}

function Stages({ stages, days }: { stages: StageOut[]; days: number }) {
  const { t, i18n } = useTranslation();
  const time = (ms: number) => took(ms, i18n.language);
  const name = (stage: string) => t(`admin.stage.${stage}`, { defaultValue: stage });
  const title = t("admin.figures.stages");
  return (
    <ChartFrame
      title={title}
      description={t("admin.figures.stagesText")}
      action={<Csv what={`metrics/stages?days=${days}`} name={title} />}
      table={{
        head: ["stage", "runs", "half", "most", "longest"].map((each) =>
          t(`admin.figures.${each}`),
        ),
        rows: stages.map((each) => [
          name(each.stage),
          String(each.runs),
          time(each.p50_ms),
          time(each.p95_ms),
          time(each.longest_ms),
        ]),
      }}
    >
      {stages.length ? (
        <Bars
          rows={stages.map((each) => ({
            name: name(each.stage),
            value: each.p50_ms,
            mark: each.p95_ms,
            text: t("admin.figures.halfMost", { half: time(each.p50_ms), most: time(each.p95_ms) }),
          }))}
        />
      ) : (
        <p className="text-muted">{t("admin.figures.none")}</p>
      )}
    </ChartFrame>
  );
}

function Clips({ clips, days }: { clips: ClipShareOut[]; days: number }) {
  const { t, i18n } = useTranslation();
  const title = t("admin.figures.clips");
  return (
    <ChartFrame
      title={title}
      description={t("admin.figures.clipsText")}
      action={<Csv what={`metrics/clips?days=${days}`} name={title} />}
      table={{
        head: ["tier", "ready", "smooth", "retries", "fellBack"].map((each) =>
          t(`admin.figures.${each}`),
        ),
        rows: clips.map((each) => [
          each.tier,
          String(each.ready),
          percent(each.share_without_retry, i18n.language),
          String(each.retries),
          String(each.fell_back),
        ]),
      }}
    >
      {clips.length ? (
        <Bars
          max={1}
          rows={clips.map((each) => ({
            name: each.tier,
            value: each.share_without_retry,
            text: t("admin.figures.shareOf", {
              share: percent(each.share_without_retry, i18n.language),
              count: each.ready,
            }),
          }))}
        />
      ) : (
        <p className="text-muted">{t("admin.figures.none")}</p>
      )}
    </ChartFrame>
  );
}
