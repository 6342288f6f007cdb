import { Check, Copy as CopyIcon } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { tell } from "@/components/ui/toasts";
import { copyText } from "@/lib/clipboard";

const SHOWN_MS = 2_000;

/** Puts a text into the clipboard, and says so for a moment. */
export function Copy({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async () => {
    if (await copyText(text)) setDone(true);
    else tell({ title: t("copyByHand"), bad: true });
  };
  const Icon = done ? Check : CopyIcon;
  return (
    <Button
      onClick={copy}
      aria-label={`${t("copy")}: ${label}`}
      icon={<Icon aria-hidden size={18} />}
    >
      <span aria-live="polite">{t(done ? "copied" : "copy")}</span>
    </Button>
  );
}
