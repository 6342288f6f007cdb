import { useTranslation } from "react-i18next";
import { Dialog } from "@/components/ui/dialog";

/** Which keys do what. */
export default function ShortcutList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rows: [string[], string][] = [
    [["n"], t("keys.create")],
    [["g", "l"], t("keys.library")],
    [["/"], t("keys.search")],
    [["f"], t("keys.favourite")],
    [[t("keys.deleteKey")], t("keys.delete")],
    [[t("keys.space")], t("keys.play")],
    [["?"], t("keys.help")],
  ];
  return (
    <Dialog open onClose={onClose} title={t("keys.title")}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-3">
        {rows.map(([keys, what]) => (
          <div key={what} className="contents">
            <dt className="flex items-center gap-1.5 text-sm text-muted">
              {keys.map((key, at) => (
                <span key={key} className="contents">
                  {at > 0 && t("keys.then")}
                  <kbd className="min-w-8 rounded-lg border border-edge bg-raised px-2 py-1 text-center font-sans text-sm font-semibold text-ink">
                    {key}
                  </kbd>
                </span>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
