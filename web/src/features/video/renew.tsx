import { useTranslation } from "react-i18next";
import type { SceneOut } from "@/client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { dollars } from "@/lib/format";

/** A bought picture once more costs once more: asked before. */
export function Renew({
  scene,
  onYes,
  onClose,
}: {
  scene: SceneOut;
  onYes: () => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const amount = dollars(scene.price?.microusd ?? 0, i18n.language);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("video.scene.again", { number: scene.number })}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button kind="primary" onClick={onYes}>
            {t("video.scene.againYes", { amount })}
          </Button>
        </>
      }
    >
      <p>{t("video.scene.againText", { amount })}</p>
    </Dialog>
  );
}
