import { useTranslation } from "react-i18next";

const PLATFORMS = ["tiktok", "youtube", "instagram"] as const;

/** What each platform wants to be told of a video that machines helped to make. */
export function Labels({ synthetic }: { synthetic: string[] }) {
  const { t } = useTranslation();
  const parts = synthetic.map((part) => t(`video.labels.parts.${part}`)).join(", ");
  return (
    <div className="grid gap-4">
      <p className="text-sm text-muted">
        {parts ? t("video.labels.made", { parts }) : t("video.labels.none")}
      </p>
      <dl className="grid gap-4 lg:grid-cols-3">
        {PLATFORMS.map((platform) => (
          <div key={platform} className="rounded-xl bg-raised p-3.5">
            <dt className="font-semibold">{t(`video.labels.${platform}.name`)}</dt>
            <dd className="mt-1 grid gap-1.5 text-sm">
              <p>{t(`video.labels.${platform}.where`)}</p>
              <p className="text-muted">{t(`video.labels.${platform}.when`)}</p>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
