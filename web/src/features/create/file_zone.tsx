import { Upload } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { UploadLimits } from "@/client";
import { tell } from "@/components/ui/toasts";
import { classes } from "@/lib/classes";
import { size } from "@/lib/format";
import { FileRow, SendingRow } from "./file_row";
import { type Kind, kindOf } from "./send_file";
import type { Files } from "./use_files";

/** Where files of some kinds are dropped or picked, and those that are there. */
export function FileZone({
  name,
  kinds,
  accept,
  several,
  limits,
  files,
}: {
  /** Of its texts. */
  name: string;
  kinds: readonly Kind[];
  accept: string;
  several?: boolean;
  limits: UploadLimits;
  files: Files;
}) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const most = (kind: Kind) => limits[`${kind}_bytes`];
  const largest = Math.max(...kinds.map(most));
  const take = (given: FileList | null) => {
    for (const file of several ? (given ?? []) : [...(given ?? [])].slice(0, 1)) {
      const kind = kindOf(file, kinds);
      const told = { name: file.name, most: size(kind ? most(kind) : 0, i18n.language) };
      if (!kind) tell({ title: t("create.files.wrongKind", told), bad: true });
      else if (file.size > most(kind)) tell({ title: t("create.files.tooLarge", told), bad: true });
      else files.send(kind, file);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const mine = <T extends { kind: Kind }>(list: T[]) =>
    list.filter((each) => kinds.includes(each.kind));
  return (
    <div className="grid gap-2">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classes(
          "grid cursor-pointer justify-items-center gap-1 rounded-2xl border-2 border-dashed px-4 py-5 text-center",
          "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-link",
          over ? "border-ink bg-raised" : "border-edge hover:bg-raised",
        )}
      >
        <Upload aria-hidden size={22} className="text-muted" />
        <span className="font-medium">{t(`create.files.${name}`)}</span>
        <span className="text-sm text-muted">
          {t(`create.files.${name}Hint`, { most: size(largest, i18n.language) })}
        </span>
        <input
          id={id}
          type="file"
          accept={accept}
          multiple={several}
          className="sr-only"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = "";
          }}
        />
      </label>
      <ul className="grid gap-2" aria-live="polite">
        {mine(files.sending).map((each) => (
          <SendingRow key={each.key} sending={each} files={files} />
        ))}
        {mine(files.uploads).map((each) => (
          <FileRow key={each.id} upload={each} files={files} />
        ))}
      </ul>
    </div>
  );
}
