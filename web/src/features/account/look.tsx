import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Section } from "@/components/section";
import { Segments } from "@/components/ui/segments";
import { tell } from "@/components/ui/toasts";
import { type Appearance, useAppearance } from "@/lib/appearance";
import { chooseLanguage, LANGUAGES, type Language } from "@/lib/i18n";
import { said } from "@/lib/said";

const ICONS: Record<Appearance, typeof Sun> = { system: Monitor, light: Sun, dark: Moon };

/** Language, and light or dark; this browser remembers them. */
export function Look() {
  const { t, i18n } = useTranslation();
  const [appearance, setAppearance] = useAppearance();
  const choose = (language: Language) =>
    chooseLanguage(language).catch((error: unknown) => tell({ title: said(error, t), bad: true }));
  const languages = Object.entries(LANGUAGES) as [Language, string][];
  return (
    <Section id="look" title={t("account.look.title")} lead={t("account.look.lead")}>
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <Segments
          label={t("nav.language")}
          value={i18n.language as Language}
          options={languages.map(([value, label]) => ({ value, label, lang: value }))}
          onChange={choose}
        />
        <Segments
          label={t("nav.appearance")}
          value={appearance}
          options={(Object.keys(ICONS) as Appearance[]).map((value) => {
            const Icon = ICONS[value];
            return { value, label: t(`nav.${value}`), icon: <Icon aria-hidden size={18} /> };
          })}
          onChange={setAppearance}
        />
      </div>
    </Section>
  );
}
