import { CircleX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type VideoDetail, videosCancel } from "@/client";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { data } from "@/lib/api";
import { Frame, Halves } from "./frame";
import { Going } from "./going";
import { Money } from "./money";
import { Stages } from "./stages";
import type { Story } from "./story";
import { Tiles } from "./tiles";
import { isWorking, useAct } from "./use_video";

/** It is being made for the first time: how far it is, scene by scene. */
export function Making({ video, story }: { video: VideoDetail; story: Story }) {
  return (
    <Halves
      aspect={video.aspect}
      hero={
        <Frame aspect={video.aspect} low>
          <Backdrop video={video} />
          <Going video={video} story={story} />
        </Frame>
      }
    >
      <Steps video={video} story={story} />
      <Tiles video={video} story={story} />
    </Halves>
  );
}

/** The checklist with its money, and the way to stop it. */
export function Steps({ video, story }: { video: VideoDetail; story: Story }) {
  const { t } = useTranslation();
  const act = useAct(video.id);
  return (
    <Card className="grid gap-4">
      <Stages story={story} working={isWorking(video)} />
      <Money video={video} story={story} />
      {video.own && isWorking(video) && (
        <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
          <Button
            busy={act.isPending}
            icon={<CircleX aria-hidden size={18} />}
            onClick={() => act.mutate(() => data(videosCancel({ path: { video_id: video.id } })))}
          >
            {t("video.cancel")}
          </Button>
          <p className="min-w-0 flex-1 basis-40 text-sm text-muted">{t("video.leave")}</p>
        </div>
      )}
    </Card>
  );
}

/** The newest picture there is, behind the progress. */
function Backdrop({ video }: { video: VideoDetail }) {
  const pictured = video.scenes.filter((scene) => scene.poster);
  const shown = pictured.at(-1)?.poster;
  return (
    <>
      <div className="absolute inset-0 grid place-content-center bg-linear-to-b from-[#2b2440] to-[#0e0d12] p-6 pb-28 md:pb-40">
        {!shown && (
          <p
            aria-hidden
            className="line-clamp-5 text-center font-display text-3xl text-balance text-[#ffd60a]"
          >
            {video.title}
          </p>
        )}
      </div>
      {shown && (
        <img
          key={shown}
          src={shown}
          alt=""
          className="absolute inset-0 size-full object-cover opacity-80"
        />
      )}
    </>
  );
}
