import { useTranslation } from "react-i18next";
import type { VideoDetail } from "@/client";
import { dollars } from "@/lib/format";
import { Section } from "./section";

/** Who was paid what. */
export function Costs({ video }: { video: VideoDetail }) {
  const { t, i18n } = useTranslation();
  const inWords = (microusd: number) => dollars(microusd, i18n.language);
  const all = video.cost?.microusd ?? 0;
  const paid = video.costs.filter((line) => line.spent.microusd + line.reserved.microusd > 0);
  return (
    <Section title={t("video.costs.title", { amount: inWords(all) })}>
      {paid.length === 0 ? (
        <p className="text-muted">{t("video.money.free")}</p>
      ) : (
        <table className="w-full text-sm">
          <thead>
            <tr className="text-left text-muted">
              <th className="py-1 font-medium">{t("video.costs.provider")}</th>
              <th className="py-1 text-right font-medium">{t("video.costs.spent")}</th>
              <th className="py-1 text-right font-medium">{t("video.costs.reserved")}</th>
            </tr>
          </thead>
          <tbody>
            {paid.map((line) => (
              <tr key={line.provider} className="border-t border-line">
                <td className="py-2">{line.provider}</td>
                <td className="py-2 text-right tabular-nums">{inWords(line.spent.microusd)}</td>
                <td className="py-2 text-right tabular-nums">{inWords(line.reserved.microusd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {video.budget && (
        <p className="mt-2 text-sm text-muted">
          {t("video.money.budget", { amount: inWords(video.budget.microusd) })}
        </p>
      )}
    </Section>
  );
}
