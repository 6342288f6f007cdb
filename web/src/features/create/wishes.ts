/** What somebody wants every time, which the browser remembers; empty is “as it comes”. */
export interface Wishes {
  language: string;
  style: string;
  voice: string;
  music: string;
  captions: string;
  clips: string;
  scenes: number;
  budget: string;
  tone: string;
  audience: string;
  aspect: string;
  quality: string;
  writer: string;
  approve: boolean;
}

export type Source = "theme" | "script" | "text";

/** What is asked for this once. */
export interface Draft {
  source: Source;
  theme: string;
  script: string;
  text: string;
}

/** Own files that were sent, by id. */
export interface OwnFiles {
  media: string[];
  music: string;
  voiceOver: string;
}

export const FIRST_WISHES: Wishes = {
  language: "",
  style: "",
  voice: "",
  music: "",
  captions: "",
  clips: "",
  scenes: 8,
  budget: "",
  tone: "",
  audience: "",
  aspect: "",
  quality: "",
  writer: "",
  approve: false,
};
export const FIRST_DRAFT: Draft = { source: "theme", theme: "", script: "", text: "" };
export const NO_FILES: OwnFiles = { media: [], music: "", voiceOver: "" };
export const NO_MUSIC = "none";

/** What a browser kept, where it still has the shape that is expected; the rest as at first. */
export function whole<T extends object>(kept: unknown, first: T): T {
  const told = (typeof kept === "object" && kept !== null ? kept : {}) as Record<string, unknown>;
  const fitting = Object.entries(first).map(([name, value]) => [
    name,
    typeof told[name] === typeof value ? told[name] : value,
  ]);
  return Object.fromEntries(fitting) as T;
}
