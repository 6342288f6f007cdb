import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";

/** The same figures as a file for spreadsheets; `what` is behind /api/admin/. */
export function Csv({ what, name }: { what: string; name: string }) {
  const { t } = useTranslation();
  return (
    <a
      href={`/api/admin/${what}${what.includes("?") ? "&" : "?"}format=csv`}
      download
      aria-label={t("admin.csvOf", { name })}
      className="inline-flex min-h-11 items-center gap-1.5 rounded-xl px-2 text-sm font-medium text-link hover:bg-raised"
    >
      <Download aria-hidden size={16} />
      CSV
    </a>
  );
}
