import { useTranslation } from "react-i18next";
import { TextField } from "@/components/ui/field";

const LONGEST = 254;

/** The address that is an account's name; `fixed` where it cannot be another. */
export function EmailField({
  value,
  onChange,
  error,
  fixed = false,
}: {
  value: string;
  onChange: (next: string) => void;
  error?: string;
  fixed?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t("auth.email")}
      name="email"
      type="email"
      inputMode="email"
      autoComplete="username"
      maxLength={LONGEST}
      readOnly={fixed}
      className={fixed ? "border-dashed bg-raised" : ""}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
    />
  );
}
