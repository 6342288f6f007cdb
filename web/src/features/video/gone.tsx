import { ArchiveRestore, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type VideoDetail, videosRestore } from "@/client";
import { Button, buttonStyle } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { data } from "@/lib/api";
import { useAct } from "./use_video";

/** There is no such video, or it is somebody's own. */
export function Gone() {
  const { t } = useTranslation();
  return (
    <Empty
      heading="h1"
      title={t("video.gone.title")}
      action={
        <Link to="/library" className={buttonStyle("primary")}>
          {t("video.gone.library")}
        </Link>
      }
    >
      {t("video.gone.text")}
    </Empty>
  );
}

/** In the trash: nothing but to take it out. */
export function Trashed({ video }: { video: VideoDetail }) {
  const { t } = useTranslation();
  const act = useAct(video.id);
  return (
    <Empty
      picture={<Trash2 aria-hidden size={44} className="text-muted" />}
      title={t("video.trashed.title")}
      action={
        <Button
          kind="primary"
          busy={act.isPending}
          icon={<ArchiveRestore aria-hidden size={18} />}
          onClick={() => act.mutate(() => data(videosRestore({ path: { video_id: video.id } })))}
        >
          {t("video.trashed.restore")}
        </Button>
      }
    >
      {t("video.trashed.text")}
    </Empty>
  );
}
