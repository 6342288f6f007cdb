import { FileAudio, Film, Trash2, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { UploadOut } from "@/client";
import { Bar } from "@/components/ui/bar";
import { IconButton } from "@/components/ui/button";
import { CheckField } from "@/components/ui/field";
import { tell } from "@/components/ui/toasts";
import { duration, size } from "@/lib/format";
import { said } from "@/lib/said";
import { type Files, isUsed, type Sending } from "./use_files";

/** A file that is there: used in this video or not. */
export function FileRow({ upload, files }: { upload: UploadOut; files: Files }) {
  const { t, i18n } = useTranslation();
  const length = upload.duration_ms ? duration(upload.duration_ms) : "";
  const remove = () =>
    files.remove(upload).catch((error: unknown) => tell({ title: said(error, t), bad: true }));
  return (
    <li className="flex items-center gap-3 rounded-xl border border-line p-2">
      <Thumb upload={upload} />
      <CheckField
        label={upload.name}
        hint={[length, size(upload.size_bytes, i18n.language)].filter(Boolean).join(" · ")}
        checked={isUsed(files.used, upload)}
        onChange={(event) => files.use(upload, event.target.checked)}
        className="min-w-0 flex-1"
      />
      <IconButton label={t("create.files.delete", { name: upload.name })} onClick={remove}>
        <Trash2 aria-hidden size={18} />
      </IconButton>
    </li>
  );
}

function Thumb({ upload }: { upload: UploadOut }) {
  const box = "size-12 shrink-0 rounded-lg bg-raised object-cover";
  if (upload.kind === "picture") {
    return <img src={upload.content} alt="" loading="lazy" className={box} />;
  }
  return (
    <span aria-hidden className={`${box} grid place-content-center text-muted`}>
      {upload.kind === "clip" ? <Film size={22} /> : <FileAudio size={22} />}
    </span>
  );
}

/** A file on its way, or what became of it. */
export function SendingRow({ sending, files }: { sending: Sending; files: Files }) {
  const { t } = useTranslation();
  const failed = sending.error !== undefined;
  return (
    <li className="flex items-center gap-3 rounded-xl border border-line p-2 pl-3">
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium">{sending.name}</p>
        {failed ? (
          <p role="alert" className="text-sm text-bad">
            {said(sending.error, t)}
          </p>
        ) : (
          <>
            <Bar value={sending.share} of={1} label={sending.name} />
            <p className="text-sm text-muted">
              {t(sending.share < 1 ? "create.files.sending" : "create.files.checking")}
            </p>
          </>
        )}
      </div>
      <IconButton
        label={t("create.files.stop", { name: sending.name })}
        onClick={() => (failed ? files.drop(sending.key) : sending.stop())}
      >
        <X aria-hidden size={18} />
      </IconButton>
    </li>
  );
}
