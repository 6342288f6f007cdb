import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { CodeField } from "@/components/code_field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Where the installation asks for the access code for every new video. */
export function AskCode({
  onCode,
  onClose,
}: {
  onCode: (code: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (code) onCode(code);
  };
  return (
    <Dialog open onClose={onClose} title={t("library.duplicate")}>
      <form onSubmit={send} className="grid gap-4">
        <CodeField value={code} onChange={setCode} />
        <Button kind="primary" type="submit" disabled={!code}>
          {t("library.duplicate")}
        </Button>
      </form>
    </Dialog>
  );
}
