import { Globe, Lock, Share2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type VideoDetail, videosShare, videosUnshare } from "@/client";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { useAct } from "./use_video";

/** Who sees it, and the address for them. */
export default function Share({ video, onClose }: { video: VideoDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct(video.id);
  const address = `${location.origin}/videos/${video.id}`;
  const turn = () =>
    act.mutate(async () => {
      const call = video.shared ? videosUnshare : videosShare;
      await call({ path: { video_id: video.id } });
    });
  const Icon = video.shared ? Globe : Lock;
  return (
    <Dialog open onClose={onClose} title={t("video.share.title")}>
      <div className="grid gap-5">
        <p className="flex items-center gap-3">
          <Icon aria-hidden size={22} className="shrink-0" />
          {t(video.shared ? "video.share.everybody" : "video.share.nobody")}
        </p>
        {video.shared && (
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <TextField
                label={t("video.share.address")}
                readOnly
                value={address}
                onFocus={(event) => event.target.select()}
              />
            </div>
            <CopyButton text={address} what={t("video.share.address")} />
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          <Button kind={video.shared ? "secondary" : "primary"} busy={act.isPending} onClick={turn}>
            {t(video.shared ? "video.share.stop" : "video.share.start")}
          </Button>
          {video.shared && "share" in navigator && (
            <Button
              icon={<Share2 aria-hidden size={18} />}
              onClick={() => {
                // Who closes the system's sheet has shared nothing, and nothing is wrong.
                navigator.share({ title: video.title, url: address }).catch(() => undefined);
              }}
            >
              {t("video.share.send")}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
