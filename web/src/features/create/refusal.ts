import { Problem } from "@/lib/problem";

/** Fields of the page, as the order names them. */
const FIELDS = [
  ...["theme", "script", "text", "language", "scenes", "style", "voice", "music", "captions"],
  ...["clips", "aspect", "quality", "tone", "audience", "writer", "budget", "media"],
  ...["voice_over", "access_code"],
];

export type Wrong = Record<string, string>;

/** What the service said of single fields; what it said of none is under "". */
export function wrongFields(error: unknown, codeAsked: boolean): Wrong {
  if (!(error instanceof Problem)) return { "": "" };
  const named = error.fields.map((each) => [each.field.split(".")[0] ?? "", each.message] as const);
  const known = named.filter(([field]) => FIELDS.includes(field));
  if (known.length > 0) return Object.fromEntries(known);
  if (error.type.endsWith("/no-knowledge")) return { theme: error.message };
  if (error.type.endsWith("/budget-exceeded")) return { budget: error.message };
  if (error.type.endsWith("/forbidden") && codeAsked) return { access_code: error.message };
  // A message names the field it is about between backticks.
  const told = /`([a-z_]+)`/.exec(error.message)?.[1] ?? "";
  return FIELDS.includes(told) ? { [told]: error.message } : { "": error.message };
}
