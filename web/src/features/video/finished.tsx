import { Clapperboard, Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type VideoDetail, videosResume } from "@/client";
import { Button, buttonStyle } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { data } from "@/lib/api";
import { wantsStillness } from "@/lib/gentle";
import { ActionBar } from "./action_bar";
import { Costs } from "./costs";
import { Halves } from "./frame";
import { Going } from "./going";
import { Steps } from "./making";
import { Player } from "./player";
import { Publish } from "./publish";
import { SceneList } from "./scene_list";
import { Section } from "./section";
import type { Story } from "./story";
import { Tiles } from "./tiles";
import { isWorking, useAct } from "./use_video";
import { Versions } from "./versions";

/** The finished video, and what is done with it; a new version is made beside it. */
export function Finished({ video, story }: { video: VideoDetail; story: Story }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const file =
    video.versions.find((each) => each.version === (chosen ?? video.version)) ??
    video.versions.at(-1);
  const working = isWorking(video);
  if (!file) return null;
  return (
    <>
      <Halves
        aspect={video.aspect}
        hero={
          <div className="grid gap-3">
            <Player key={file.version} video={video} file={file} />
            <Downloads video={video} links={file.links} />
          </div>
        }
      >
        {working && video.own && <Remaking video={video} story={story} />}
        {working && !video.own && <Notice>{t("video.remaking.others")}</Notice>}
        <Publish video={video} />
        {video.own && (
          <>
            <Section title={t("video.scene.title")} open={!working}>
              <p className="mb-3 text-sm text-muted">{t("video.scene.text")}</p>
              <div className="max-sm:-mx-2">
                <SceneList video={video} locked={working} />
              </div>
            </Section>
            <Versions
              video={video}
              shown={file.version}
              onShow={(version) => {
                setChosen(version);
                toTop();
              }}
            />
            <Costs video={video} />
          </>
        )}
      </Halves>
      {video.own && video.edited && !working && <Changes video={video} />}
    </>
  );
}

function Remaking({ video, story }: { video: VideoDetail; story: Story }) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-4">
      <div className="relative h-40 overflow-hidden rounded-3xl bg-[#0e0d12] text-white">
        <Going video={video} story={story} />
        <p className="absolute top-4 left-5 font-semibold">{t("video.remaking.title")}</p>
      </div>
      <Tiles video={video} story={story} />
      <Steps video={video} story={story} />
    </div>
  );
}

function Downloads({ video, links }: { video: VideoDetail; links: VideoDetail["links"] }) {
  const { t } = useTranslation();
  if (!links) return null;
  return (
    <div className="grid gap-2">
      <a
        href={links.download}
        download
        className={buttonStyle(video.edited ? "secondary" : "primary", "lg")}
      >
        <Download aria-hidden size={20} />
        {t("video.download.video")}
      </a>
      <div className="grid grid-cols-3 gap-2 text-sm">
        <a href={`${links.subtitles_srt}&download=1`} download className={buttonStyle()}>
          SRT
          <span className="sr-only">{t("video.download.subtitles")}</span>
        </a>
        <a href={`${links.subtitles_vtt}&download=1`} download className={buttonStyle()}>
          VTT
          <span className="sr-only">{t("video.download.subtitles")}</span>
        </a>
        <a href={`${links.thumbnail}&download=1`} download className={buttonStyle()}>
          {t("video.download.picture")}
        </a>
      </div>
    </div>
  );
}

/** Changes are kept one by one and made together. */
function Changes({ video }: { video: VideoDetail }) {
  const { t } = useTranslation();
  const act = useAct(video.id);
  return (
    <ActionBar label={t("video.changes.label")}>
      <p className="min-w-0 flex-1 basis-48 text-sm">
        <span className="block font-semibold">{t("video.changes.title")}</span>
        <span className="text-muted">{t("video.changes.text")}</span>
      </p>
      <Button
        kind="primary"
        busy={act.isPending}
        icon={<Clapperboard aria-hidden size={18} />}
        onClick={() =>
          act.mutate(() => data(videosResume({ path: { video_id: video.id }, body: {} })), {
            onSuccess: toTop,
          })
        }
      >
        {t("video.changes.make")}
      </Button>
    </ActionBar>
  );
}

/** To where it is played. */
function toTop(): void {
  scrollTo({ top: 0, behavior: wantsStillness() ? "auto" : "smooth" });
}
