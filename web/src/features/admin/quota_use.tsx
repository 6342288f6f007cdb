import { useTranslation } from "react-i18next";
import type { QuotaLineOut, QuotaOut } from "@/client";
import { Bars } from "@/components/chart/bars";
import { ChartFrame } from "@/components/chart/frame";
import { Csv } from "./csv";
import { BUCKETS, fullness } from "./fullness";

const SHOWN = 8;
const share = (line: QuotaLineOut) => line.video_count / line.max_videos;

/** How full the quotas are: of how many accounts, and whose most. */
export function QuotaUse({ quota }: { quota: QuotaOut }) {
  const { t } = useTranslation();
  const counts = fullness(quota.lines);
  const fullest = quota.lines
    .filter((line) => line.max_videos > 0 && line.video_count > 0 && !line.disabled)
    .sort((one, other) => share(other) - share(one) || other.video_count - one.video_count)
    .slice(0, SHOWN);
  const title = t("admin.use.accounts");
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <ChartFrame
        title={title}
        description={t("admin.use.accountsText", { count: quota.accounts })}
        action={<Csv what="metrics/quota" name={title} />}
        table={{
          head: [t("admin.use.used"), t("admin.use.accounts")],
          rows: BUCKETS.map((each) => [t(`admin.use.${each}`), String(counts[each])]),
        }}
      >
        <Bars
          rows={BUCKETS.map((each) => ({
            name: t(`admin.use.${each}`),
            value: counts[each],
            text: String(counts[each]),
          }))}
        />
      </ChartFrame>
      <ChartFrame
        title={t("admin.use.fullest")}
        table={{
          head: [t("admin.use.account"), t("admin.use.used")],
          rows: fullest.map((line) => [line.email, `${line.video_count}/${line.max_videos}`]),
        }}
      >
        {fullest.length ? (
          <Bars
            max={1}
            rows={fullest.map((line) => ({
              name: line.email,
              value: share(line),
              text: `${line.video_count}/${line.max_videos}`,
            }))}
          />
        ) : (
          <p className="text-muted">{t("admin.use.nobody")}</p>
        )}
      </ChartFrame>
    </div>
  );
}
