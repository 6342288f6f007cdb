import { useTranslation } from "react-i18next";
import type { VideoOut } from "@/client";
import Confirm from "@/components/ui/confirm";

/** For good: nothing brings it back. */
export default function Purge({
  videos,
  onConfirm,
  onClose,
}: {
  videos: VideoOut[];
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const count = videos.length;
  return (
    <Confirm
      title={t("library.purgeTitle", { count, title: videos[0]?.title })}
      deed={t("library.purge")}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {t("library.purgeText", { count })}
    </Confirm>
  );
}
