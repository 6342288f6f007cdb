import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "@/lib/clipboard";
import { Button, IconButton } from "./button";
import { tell } from "./toasts";

const TOLD_MS = 2_000;

/** Copies a text; says so for a moment. `small`: a picture alone; `what` tells one from others. */
export function CopyButton({
  text,
  label,
  what,
  small,
  kind,
}: {
  text: string;
  label?: string;
  what?: string;
  small?: boolean;
  kind?: "primary" | "secondary";
}) {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), TOLD_MS);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async () => {
    if (await copyText(text)) setDone(true);
    else tell({ title: t("copyByHand"), bad: true });
  };
  const icon = done ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />;
  const name = label ?? t("copy");
  return (
    <>
      {small ? (
        <IconButton label={name} onClick={copy}>
          {icon}
        </IconButton>
      ) : (
        <Button kind={kind} icon={icon} onClick={copy} aria-label={what && `${name}: ${what}`}>
          {done ? t("copied") : name}
        </Button>
      )}
      <span role="status" className="sr-only">
        {done ? t("copied") : ""}
      </span>
    </>
  );
}
