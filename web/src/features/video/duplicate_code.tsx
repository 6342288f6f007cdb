import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";

/** Where the installation asks for the access code for every new video. */
export default function DuplicateCode({
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
    onCode(code.trim());
  };
  return (
    <Dialog open onClose={onClose} title={t("video.more.duplicate")}>
      <form onSubmit={send} className="grid gap-4">
        <TextField
          label={t("video.more.code")}
          value={code}
          autoComplete="off"
          onChange={(event) => setCode(event.target.value)}
        />
        <Button kind="primary" type="submit" disabled={!code.trim()}>
          {t("video.more.duplicate")}
        </Button>
      </form>
    </Dialog>
  );
}
