import {
  ArchiveRestore,
  Copy,
  Download,
  Ellipsis,
  Globe,
  Link2,
  Lock,
  Play,
  Trash2,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSession } from "@/app/session";
import type { VideoOut } from "@/client";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { AskCode } from "./ask_code";
import type { Deeds } from "./deeds";
import Purge from "./purge";

interface Props {
  video: VideoOut;
  deeds: Deeds;
}

/** All that can be done with one video. */
export default function CardMenu({ video, deeds }: Props) {
  return video.trashed_at ? (
    <TrashMenu video={video} deeds={deeds} />
  ) : (
    <VideoMenu video={video} deeds={deeds} />
  );
}

function Frame({ video, children }: { video: VideoOut; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Menu
      trigger={
        <IconButton label={t("library.menu", { title: video.title })}>
          <Ellipsis aria-hidden size={20} />
        </IconButton>
      }
    >
      {children}
    </Menu>
  );
}

function VideoMenu({ video, deeds }: Props) {
  const { t } = useTranslation();
  const { rules } = useSession();
  const [asking, setAsking] = useState(false);
  const needsCode = rules.access_code_required === "signup+create";
  return (
    <>
      <Frame video={video}>
        <MenuItem
          icon={<Play aria-hidden size={18} />}
          render={<Link to={`/videos/${video.id}`} />}
        >
          {t("library.open")}
        </MenuItem>
        {video.links && (
          <MenuItem
            icon={<Download aria-hidden size={18} />}
            render={<a href={video.links.download} download />}
          >
            {t("library.download")}
          </MenuItem>
        )}
        <ShareItems video={video} deeds={deeds} />
        <MenuItem
          icon={<Copy aria-hidden size={18} />}
          onClick={() => (needsCode ? setAsking(true) : void deeds.duplicate(video))}
        >
          {t("library.duplicate")}
        </MenuItem>
        {video.own && (
          <MenuItem
            danger
            icon={<Trash2 aria-hidden size={18} />}
            onClick={() => void deeds.remove([video])}
          >
            {t("library.delete")}
          </MenuItem>
        )}
      </Frame>
      {asking && (
        <AskCode
          onClose={() => setAsking(false)}
          onCode={(code) => {
            setAsking(false);
            void deeds.duplicate(video, code);
          }}
        />
      )}
    </>
  );
}

function ShareItems({ video, deeds }: Props) {
  const { t } = useTranslation();
  if (!video.links) return null;
  return (
    <>
      {video.own && !video.shared && (
        <MenuItem
          icon={<Globe aria-hidden size={18} />}
          onClick={() => void deeds.share(video, true)}
        >
          {t("library.share")}
        </MenuItem>
      )}
      {video.shared && (
        <MenuItem
          icon={<Link2 aria-hidden size={18} />}
          onClick={() => void deeds.copyAddress(video)}
        >
          {t("library.copyLink")}
        </MenuItem>
      )}
      {video.own && video.shared && (
        <MenuItem
          icon={<Lock aria-hidden size={18} />}
          onClick={() => void deeds.share(video, false)}
        >
          {t("library.unshare")}
        </MenuItem>
      )}
    </>
  );
}

function TrashMenu({ video, deeds }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Frame video={video}>
        <MenuItem
          icon={<ArchiveRestore aria-hidden size={18} />}
          onClick={() => void deeds.restore([video])}
        >
          {t("library.restore")}
        </MenuItem>
        <MenuItem danger icon={<Trash2 aria-hidden size={18} />} onClick={() => setAsking(true)}>
          {t("library.purge")}
        </MenuItem>
      </Frame>
      {asking && (
        <Purge
          videos={[video]}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void deeds.purge([video]);
          }}
        />
      )}
    </>
  );
}
