import type { TierOut, VoiceOut } from "@/client";

/** A name in the language of the page, in English where there is none. */
export function inLanguage(words: Record<string, string>, language: string): string {
  return words[language.slice(0, 2)] ?? words.en ?? "";
}

/** `French (France)`, in the words of the page's language; the tag's own name where that fails. */
export function languageName(tag: string, own: string, language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(tag) ?? own;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return own;
  }
}

export function isPaid(tier: TierOut): boolean {
  return !tier.free;
}

/** Plain voices come last: the machine's own, robotic one. */
export function sortedVoices(voices: VoiceOut[]): VoiceOut[] {
  const rank = (voice: VoiceOut) => (voice.default ? 0 : voice.provider === "espeak" ? 2 : 1);
  return [...voices].sort((a, b) => rank(a) - rank(b));
}
