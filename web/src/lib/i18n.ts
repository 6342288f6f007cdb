import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = { en: "English", fr: "Français" } as const;
export type Language = keyof typeof LANGUAGES;
const KEY = "reelwright.language";

// One file a part of the app; those of the language in use come in one piece.
const SPOKEN: Record<Language, () => Promise<{ default: Record<string, unknown> }>> = {
  en: () => import("@/locales/en"),
  fr: () => import("@/locales/fr"),
};

/** The chosen language, else the browser's. */
export function firstLanguage(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // Then the browser's own.
  }
  const wanted = [kept, ...navigator.languages].map((tag) => tag?.slice(0, 2).toLowerCase());
  return (wanted.find((tag) => tag && tag in LANGUAGES) as Language | undefined) ?? "en";
}

export async function speak(language: Language): Promise<void> {
  const words = (await SPOKEN[language]()).default;
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      resources: { [language]: { translation: words } },
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  } else {
    i18next.addResourceBundle(language, "translation", words, true, true);
    await i18next.changeLanguage(language);
  }
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // It holds until the page is left.
  }
  await speak(language);
}
