import type { CaptionsOut } from "@/client";

/** A sentence cut into pages as the preset shows them: so many words at a time. */
export function pagesOf(sentence: string, preset: CaptionsOut): string[][] {
  const pages: string[][] = [];
  let page: string[] = [];
  for (const word of sentence.split(/\s+/).filter(Boolean)) {
    const full = page.length >= preset.ideal_words;
    const wide = [...page, word].join(" ").length > preset.most_letters;
    if (page.length > 0 && (full || wide)) {
      pages.push(page);
      page = [];
    }
    page.push(word);
  }
  return page.length > 0 ? [...pages, page] : pages;
}

/** Where the n-th spoken word stands: its page, and its place on it. Begins anew at the end. */
export function placeOf(pages: string[][], spoken: number): [page: number, word: number] {
  const total = pages.reduce((sum, page) => sum + page.length, 0);
  if (total === 0) return [0, 0];
  let left = spoken % total;
  for (const [index, page] of pages.entries()) {
    if (left < page.length) return [index, left];
    left -= page.length;
  }
  return [0, 0];
}

/** Whether a word of the page is lit while the `now`-th one is spoken. */
export function isLit(preset: CaptionsOut, word: number, now: number): boolean {
  if (preset.highlight === "none") return false;
  return preset.highlight === "keep" ? word <= now : word === now;
}
