import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { Dialog } from "./dialog";

/** Asks once more before what cannot be undone. */
export default function Confirm({
  title,
  children,
  deed,
  busy,
  onConfirm,
  onClose,
}: {
  title: string;
  children: ReactNode;
  deed: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button kind="danger" busy={busy} onClick={onConfirm}>
            {deed}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
