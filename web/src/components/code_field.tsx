import { useTranslation } from "react-i18next";
import { CODE_LENGTH, plainCode } from "@/lib/access_code";
import { TextField } from "./ui/field";

/** The installation's access code, which changes every hour. */
export function CodeField({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (code: string) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t("code.label")}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      placeholder={"–".repeat(CODE_LENGTH)}
      className="font-mono text-lg tracking-[0.3em] uppercase"
      hint={t("code.hint", { count: CODE_LENGTH })}
      value={value}
      onChange={(event) => onChange(plainCode(event.target.value))}
      error={error}
    />
  );
}
