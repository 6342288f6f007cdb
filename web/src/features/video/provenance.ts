import { Problem } from "@/lib/problem";

/** What a finished file says of itself, as far as it is shown. */
export interface Provenance {
  title: string;
  description: string;
  hashtags: string[];
  /** `voice`, `pictures`. */
  synthetic: string[];
  /** Of everything that went into it, each once. */
  credits: string[];
}

/** Raises Problem. */
export async function readProvenance(address: string): Promise<Provenance> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => null));
  return asProvenance(await answer.json());
}

export function asProvenance(told: Record<string, unknown>): Provenance {
  const ingredients = (told.ingredients ?? []) as Record<string, string>[];
  const sources = (told.sources ?? []) as Record<string, string>[];
  const credits = [
    ...ingredients.map(({ name, credit, licence }) => line(name, credit, licence)),
    ...sources.map(({ title, credit, licence }) => line(title, credit, licence)),
  ];
  return {
    title: String(told.title ?? ""),
    description: String(told.description ?? ""),
    hashtags: ((told.hashtags ?? []) as string[]).map((tag) =>
      tag.startsWith("#") ? tag : `#${tag}`,
    ),
    synthetic: (told.synthetic ?? []) as string[],
    credits: [...new Set(credits.filter(Boolean))],
  };
}

/** What a credit names already is not named twice. */
function line(name = "", credit = "", licence = ""): string {
  const isIn = (part: string) => part !== "" && credit.includes(part);
  return [isIn(name) ? "" : name, credit, isIn(licence) ? "" : licence].filter(Boolean).join(" · ");
}
