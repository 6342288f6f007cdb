import { Clapperboard, RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type VideoDetail, videosApprove, videosResume } from "@/client";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { data } from "@/lib/api";
import { dollars, duration } from "@/lib/format";
import { ActionBar } from "./action_bar";
import { Animatic } from "./animatic";
import { Halves } from "./frame";
import { SceneList } from "./scene_list";
import { isWorking, useAct } from "./use_video";

/** Script, voice, pictures and price, before anything of it is made or paid. */
export function Storyboard({ video }: { video: VideoDetail }) {
  const { t } = useTranslation();
  const updating = isWorking(video);
  return (
    <Halves aspect={video.aspect} wideOnly hero={<Animatic video={video} />}>
      <p className="text-muted">{t("video.board.text")}</p>
      {video.warnings.map((warning) => (
        <Notice key={warning} tone="info">
          {warning}
        </Notice>
      ))}
      <SceneList video={video} locked={updating} />
      <ActionBar label={t("video.board.label")}>
        <Sum video={video} />
        {updating ? (
          <p role="status" className="flex min-h-11 items-center gap-2 font-semibold">
            <Spinner /> {t("video.board.updating")}
          </p>
        ) : (
          <Decision video={video} />
        )}
      </ActionBar>
    </Halves>
  );
}

function Sum({ video }: { video: VideoDetail }) {
  const { t, i18n } = useTranslation();
  const length = video.scenes.reduce((sum, scene) => sum + (scene.duration_ms ?? 0), 0);
  return (
    <p className="grid text-sm">
      <span className="text-base font-semibold tabular-nums">
        {priceOf(video, i18n.language, t)}
      </span>
      <span className="text-muted tabular-nums">
        {t("video.board.sum", { count: video.scenes.length, length: duration(length) })}
      </span>
    </p>
  );
}

function Decision({ video }: { video: VideoDetail }) {
  const { t } = useTranslation();
  const act = useAct(video.id);
  const path = { video_id: video.id };
  if (video.edited) {
    return (
      <Button
        kind="primary"
        busy={act.isPending}
        icon={<RefreshCw aria-hidden size={18} />}
        onClick={() => act.mutate(() => data(videosResume({ path, body: {} })))}
      >
        {t("video.board.update")}
      </Button>
    );
  }
  return (
    <Button
      kind="primary"
      busy={act.isPending}
      icon={<Clapperboard aria-hidden size={18} />}
      onClick={() => act.mutate(() => data(videosApprove({ path })))}
    >
      {t("video.board.approve")}
    </Button>
  );
}

function priceOf(
  video: VideoDetail,
  language: string,
  t: ReturnType<typeof useTranslation>["t"],
): string {
  const microusd = video.estimate?.microusd ?? 0;
  if (video.edited || isWorking(video)) return t("video.board.priceChanges");
  return microusd ? dollars(microusd, language) : t("video.board.free");
}
