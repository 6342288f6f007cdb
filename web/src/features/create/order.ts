import type { CatalogueOut, VideoOrder } from "@/client";
import type { Draft, OwnFiles, Wishes } from "./wishes";

/** The order that wishes, a draft and own files amount to. What there is no longer, is left out. */
export function orderOf(
  wishes: Wishes,
  draft: Draft,
  files: OwnFiles,
  catalogue: CatalogueOut,
): VideoOrder {
  const of = <T>(list: T[], name: (each: T) => string, wanted: string) =>
    wanted && list.some((each) => name(each) === wanted) ? wanted : undefined;
  const told: VideoOrder = {
    ...said(draft),
    language: of(catalogue.languages, (each) => each.tag, wishes.language),
    style: of(catalogue.styles, (each) => each.name, wishes.style),
    captions: of(catalogue.captions, (each) => each.name, wishes.captions),
    aspect: of(catalogue.aspects, (each) => each.name, wishes.aspect),
    quality: of(catalogue.qualities, (each) => each, wishes.quality),
    music: files.music ? `upload:${files.music}` : wishes.music || undefined,
    tone: wishes.tone.trim() || undefined,
    audience: wishes.audience.trim() || undefined,
    budget: wishes.budget.trim() || undefined,
    approve: wishes.approve || undefined,
  };
  if (draft.source !== "script") told.scenes = wishes.scenes;
  if (files.media.length > 0) told.media = files.media;
  else told.clips = of(catalogue.tiers, (each) => each.name, wishes.clips);
  if (files.voiceOver) told.voice_over = files.voiceOver;
  else {
    told.voice = of(catalogue.voices, (each) => each.id, wishes.voice);
    if (draft.source === "theme") {
      told.writer = of(catalogue.writers, (each) => each.name, wishes.writer);
    }
  }
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined),
  ) as VideoOrder;
}

function said(draft: Draft): VideoOrder {
  if (draft.source === "script") return { script: draft.script };
  if (draft.source === "text") return { text: draft.text };
  return draft.theme.trim() ? { theme: draft.theme.trim() } : {};
}

const PRICED = [
  ...(["theme", "script", "text", "language", "scenes", "voice", "voice_over"] as const),
  ...(["media", "clips", "writer", "budget", "tone", "audience"] as const),
];

/** The part of an order that its price and length depend on: a look changes neither. */
export function pricedPart(order: VideoOrder): VideoOrder {
  return Object.fromEntries(
    PRICED.filter((name) => order[name] !== undefined).map((name) => [name, order[name]]),
  ) as VideoOrder;
}

/** Micro-dollars of `1.50`, `1,5` or nothing; null for what is no amount. */
export function budgetOf(typed: string): number | null | undefined {
  const bare = typed
    .trim()
    .replace(/^\$|\$$/g, "")
    .trim();
  if (!bare) return undefined;
  const found = /^(\d{1,7})(?:[.,](\d{1,6}))?$/.exec(bare);
  if (!found || (found[2]?.length === 3 && found[1] !== "0")) return null;
  return Number(found[1]) * 1_000_000 + Number((found[2] ?? "").padEnd(6, "0"));
}
