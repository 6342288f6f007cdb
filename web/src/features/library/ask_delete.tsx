import { useTranslation } from "react-i18next";
import type { VideoOut } from "@/client";
import Confirm from "@/components/ui/confirm";

/** A key is pressed by chance more easily than a menu. */
export default function AskDelete({
  video,
  onConfirm,
  onClose,
}: {
  video: VideoOut;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Confirm
      title={t("library.deleteTitle", { title: video.title })}
      deed={t("library.delete")}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {t("library.deleteText")}
    </Confirm>
  );
}
