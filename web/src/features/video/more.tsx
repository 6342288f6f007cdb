import { CircleX, Copy, Ellipsis, FileJson, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useSession } from "@/app/session";
import {
  type VideoDetail,
  videosCancel,
  videosDelete,
  videosDuplicate,
  videosRestore,
} from "@/client";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { tell } from "@/components/ui/toasts";
import { data } from "@/lib/api";
import DuplicateCode from "./duplicate_code";
import { isWorking, useAct } from "./use_video";

/** What is done more rarely with a video. */
export default function More({ video }: { video: VideoDetail }) {
  const { t } = useTranslation();
  const { rules } = useSession();
  const navigate = useNavigate();
  const act = useAct(video.id);
  const [asking, setAsking] = useState(false);
  const path = { video_id: video.id };

  const duplicate = (access_code = "") =>
    act.mutate(async () => {
      const made = await data(videosDuplicate({ path, body: { access_code } }));
      tell({ title: t("video.more.duplicated") });
      navigate(`/videos/${made.video_id}`);
    });
  const restore = () => act.mutate(() => data(videosRestore({ path })));
  const remove = () =>
    act.mutate(async () => {
      await data(videosDelete({ path }));
      navigate("/library");
      tell({ title: t("video.more.deleted"), action: { label: t("video.undo"), run: restore } });
    });
  const needsCode = rules.access_code_required === "signup+create";
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("video.more.label")}>
            <Ellipsis aria-hidden size={20} />
          </IconButton>
        }
      >
        {isWorking(video) && (
          <MenuItem
            icon={<CircleX aria-hidden size={18} />}
            onClick={() => act.mutate(() => data(videosCancel({ path })))}
          >
            {t("video.cancel")}
          </MenuItem>
        )}
        <MenuItem
          icon={<Copy aria-hidden size={18} />}
          onClick={() => (needsCode ? setAsking(true) : duplicate())}
        >
          {t("video.more.duplicate")}
        </MenuItem>
        {video.links && (
          <MenuItem
            icon={<FileJson aria-hidden size={18} />}
            render={<a href={video.links.provenance} target="_blank" rel="noreferrer" />}
          >
            {t("video.more.provenance")}
          </MenuItem>
        )}
        <MenuItem danger icon={<Trash2 aria-hidden size={18} />} onClick={remove}>
          {t("video.more.delete")}
        </MenuItem>
      </Menu>
      {asking && (
        <DuplicateCode
          onClose={() => setAsking(false)}
          onCode={(code) => {
            setAsking(false);
            duplicate(code);
          }}
        />
      )}
    </>
  );
}
