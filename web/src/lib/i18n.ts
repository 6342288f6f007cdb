import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = { en: "English", fr: "Français" } as const;
export type Language = keyof typeof LANGUAGES;
const KEY = "reelwright.language";

/** What the app says, in one file a part of it; the shell's words are those that every page uses. */
export type Part =
  | "shell"
  | "account"
  | "admin"
  | "auth"
  | "create"
  | "landing"
  | "library"
  | "video";

const FILES = import.meta.glob<Record<string, unknown>>("../locales/*/*.json", {
  import: "default",
});
const learned = new Set<Part>(["shell"]);
let spoken: Language = "en";

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

/** Say everything learned so far, and what is learned later, in this language. */
export async function speak(language: Language): Promise<void> {
  spoken = language;
  if (!i18next.isInitialized) {
    void i18next.use(initReactI18next).init({
      lng: language,
      resources: {},
      initAsync: false,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  }
  await bring(language, [...learned]);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The words of a part of the app, before it is shown. Call `speak` first. */
export async function learn(...parts: readonly Part[]): Promise<void> {
  for (const part of parts) learned.add(part);
  await bring(spoken, parts);
}

async function bring(language: Language, parts: readonly Part[]): Promise<void> {
  const files = parts.map((part) => FILES[`../locales/${language}/${part}.json`]?.());
  for (const words of await Promise.all(files)) {
    i18next.addResourceBundle(language, "translation", words, true, true);
  }
}

export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // It holds until the page is left.
  }
  await speak(language);
}
