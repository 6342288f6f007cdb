import { RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { said } from "@/lib/said";
import { Button } from "./ui/button";
import { Notice } from "./ui/notice";

/** Something could not be shown: why, and another try. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="bad"
      title={t("failed.title")}
      action={
        again && (
          <Button onClick={again} icon={<RotateCw aria-hidden size={18} />}>
            {t("failed.again")}
          </Button>
        )
      }
    >
      {said(error, t)}
    </Notice>
  );
}
