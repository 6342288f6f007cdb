import { useTranslation } from "react-i18next";
import type { VideoDetail } from "@/client";
import { Bar } from "@/components/ui/bar";
import { dollars } from "@/lib/format";
import { reservedMicrousd, type Story } from "./story";

/** What it costs while it does; nothing to see where everything is drawn. */
export function Money({ video, story }: { video: VideoDetail; story: Story }) {
  const { t, i18n } = useTranslation();
  const inWords = (microusd: number) => dollars(microusd, i18n.language);
  const spent = Math.max(story.spentMicrousd, video.cost?.microusd ?? 0);
  const reserved = reservedMicrousd(story);
  const budget = video.budget?.microusd;
  if (!video.own) return null;
  const expected = Math.max(story.expectedMicrousd, spent + reserved);
  if (!expected && !budget) {
    return <p className="text-sm text-muted">{t("video.money.free")}</p>;
  }
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-semibold tabular-nums">
          {t("video.money.spent", { amount: inWords(spent) })}
        </p>
        <p className="text-sm text-muted tabular-nums">
          {budget !== undefined
            ? t("video.money.budget", { amount: inWords(budget) })
            : t("video.money.expected", { amount: inWords(expected) })}
        </p>
      </div>
      <Bar
        value={spent + reserved}
        of={budget ?? expected}
        label={t("video.money.label")}
        warn={budget !== undefined && spent + reserved > budget * 0.9}
      />
      {reserved > 0 && (
        <p className="text-sm text-muted">
          {t("video.money.reserved", { amount: inWords(reserved) })}
        </p>
      )}
    </div>
  );
}
