import { useTranslation } from "react-i18next";
import { SelectField } from "@/components/ui/field";

const DAYS = [1, 7, 30, 90, 366];

/** How far to look back. */
export function Span({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const { t } = useTranslation();
  return (
    <div className="max-w-60">
      <SelectField
        label={t("admin.span")}
        value={days}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {DAYS.map((each) => (
          <option key={each} value={each}>
            {t(`admin.days.${each}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
