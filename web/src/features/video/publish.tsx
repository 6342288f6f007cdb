import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { VideoDetail } from "@/client";
import { CopyButton } from "@/components/ui/copy";
import { Skeleton } from "@/components/ui/skeleton";
import { Labels } from "./labels";
import { type Provenance, readProvenance } from "./provenance";
import { Section } from "./section";

/** What goes into a platform's form, and how it is labelled there. */
export function Publish({ video }: { video: VideoDetail }) {
  const { t } = useTranslation();
  const told = useQuery({
    queryKey: ["video", video.id, "provenance", video.version],
    queryFn: () => readProvenance(video.links?.provenance ?? ""),
    enabled: video.links !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <Section title={t(video.own ? "video.publish.title" : "video.publish.about")} open>
        {told.data ? (
          <Words told={told.data} />
        ) : told.isError ? (
          <p className="text-muted">{t("failed.unknown")}</p>
        ) : (
          <Skeleton className="h-40" />
        )}
      </Section>
      {video.own && (
        <Section title={t("video.labels.title")}>
          <Labels synthetic={told.data?.synthetic ?? []} />
        </Section>
      )}
      {told.data && told.data.credits.length > 0 && (
        <Section title={t("video.publish.credits")}>
          <ul className="grid list-disc gap-1.5 pl-5 text-sm">
            {told.data.credits.map((credit) => (
              <li key={credit}>{credit}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Words({ told }: { told: Provenance }) {
  const { t } = useTranslation();
  const hashtags = told.hashtags.join(" ");
  return (
    <div className="grid gap-4">
      <Field label={t("video.publish.name")} text={told.title} />
      {told.description && <Field label={t("video.publish.description")} text={told.description} />}
      {hashtags && <Field label={t("video.publish.hashtags")} text={hashtags} />}
    </div>
  );
}

function Field({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <h3 className="text-sm font-medium text-muted">{label}</h3>
        <p className="whitespace-pre-line">{text}</p>
      </div>
      <CopyButton text={text} what={label} />
    </div>
  );
}
