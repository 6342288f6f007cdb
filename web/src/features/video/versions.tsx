import { Download, Play, RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type FinishedFile, scenesRevertScript, type VideoDetail } from "@/client";
import { Badge } from "@/components/ui/badge";
import { Button, buttonStyle } from "@/components/ui/button";
import { data } from "@/lib/api";
import { duration, moment } from "@/lib/format";
import { Section } from "./section";
import { isWorking, useAct } from "./use_video";

/** Every finished file, to be played again or gone back to. */
export function Versions({
  video,
  shown,
  onShow,
}: {
  video: VideoDetail;
  shown: number;
  onShow: (version: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <Section title={t("video.versions.title", { count: video.versions.length })}>
      <ol className="grid gap-2">
        {[...video.versions].reverse().map((file) => (
          <Version
            key={file.version}
            video={video}
            file={file}
            shown={file.version === shown}
            onShow={() => onShow(file.version)}
          />
        ))}
      </ol>
    </Section>
  );
}

function Version({
  video,
  file,
  shown,
  onShow,
}: {
  video: VideoDetail;
  file: FinishedFile;
  shown: boolean;
  onShow: () => void;
}) {
  const { t, i18n } = useTranslation();
  const act = useAct(video.id);
  const number = file.version;
  const back = () =>
    act.mutate(() =>
      data(
        scenesRevertScript({
          path: { video_id: video.id },
          body: { to: file.revision, revision: video.revision, run: true },
        }),
      ),
    );
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl bg-raised px-3.5 py-2.5">
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {t("video.versions.number", { number })}
          {shown && <Badge tone="good">{t("video.versions.shown")}</Badge>}
        </p>
        <p className="text-sm text-muted">
          {[moment(file.at, i18n.language), file.duration_ms !== null && duration(file.duration_ms)]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {!shown && (
          <Button icon={<Play aria-hidden size={18} />} onClick={onShow}>
            {t("video.versions.play")}
          </Button>
        )}
        {file.links && (
          <a
            href={file.links.download}
            download
            aria-label={t("video.versions.download", { number })}
            className={buttonStyle()}
          >
            <Download aria-hidden size={18} />
          </a>
        )}
        {file.revision !== video.revision && !isWorking(video) && (
          <Button busy={act.isPending} icon={<RotateCcw aria-hidden size={18} />} onClick={back}>
            {t("video.versions.back")}
          </Button>
        )}
      </div>
    </li>
  );
}
