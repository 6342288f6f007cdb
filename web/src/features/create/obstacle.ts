import type { AccountOut, CatalogueOut, EstimateOut, VideoOrder } from "@/client";
import { Problem } from "@/lib/problem";
import { budgetOf } from "./order";

/** Why the button cannot be pressed, and what would help. */
export type Obstacle =
  | { why: "quota"; used: number; of: number }
  | { why: "empty" }
  | { why: "long"; by: number }
  | { why: "code" }
  | { why: "sending" }
  | { why: "provider"; name: string; missing: string; part: "clips" | "writer" }
  | { why: "amount" }
  | { why: "budget"; needs: number }
  | { why: "cap"; needs: number; cap: number }
  | { why: "unknown"; topics: string[] }
  | { why: "refused"; told: string };

interface Standing {
  order: VideoOrder;
  catalogue: CatalogueOut;
  account: AccountOut | null;
  /** Whether the installation asks for its code at every video, and what was typed. */
  code: { asked: boolean; typed: string };
  sending: boolean;
  estimate?: EstimateOut;
  refused?: unknown;
}

const UNPROCESSABLE = 422;

/** The first thing in the way; null where there is none. */
export function obstacleOf(standing: Standing): Obstacle | null {
  const { order, catalogue, account, code } = standing;
  if (account && account.max_videos >= 0 && account.video_count >= account.max_videos) {
    return { why: "quota", used: account.video_count, of: account.max_videos };
  }
  const words = order.theme ?? order.script ?? order.text ?? "";
  if (!/[\p{L}\p{N}]/u.test(words) && !order.voice_over) return { why: "empty" };
  const most = order.theme === undefined ? catalogue.limits.max_text_chars : 0;
  const room = most || catalogue.limits.max_theme_chars;
  if ([...words].length > room) return { why: "long", by: [...words].length - room };
  return (
    lacking(order, catalogue) ??
    money(standing) ??
    (standing.sending ? { why: "sending" } : null) ??
    (code.asked && !code.typed ? { why: "code" } : null)
  );
}

function lacking(order: VideoOrder, catalogue: CatalogueOut): Obstacle | null {
  const tier = catalogue.tiers.find((each) => each.name === order.clips);
  if (tier?.missing) {
    return { why: "provider", name: tier.provider, missing: tier.missing, part: "clips" };
  }
  const writer = catalogue.writers.find((each) => each.name === order.writer);
  if (writer?.missing) {
    return { why: "provider", name: writer.name, missing: writer.missing, part: "writer" };
  }
  return null;
}

function money({ order, catalogue, estimate, refused }: Standing): Obstacle | null {
  const budget = budgetOf(order.budget ?? "");
  if (budget === null) return { why: "amount" };
  if (refused instanceof Problem && refused.status === UNPROCESSABLE) {
    if (!refused.type.endsWith("/no-knowledge")) return { why: "refused", told: refused.message };
    const topics = /Nearest topics: ([^.]+)\./.exec(refused.message)?.[1]?.split(", ") ?? [];
    return { why: "unknown", topics };
  }
  const needs = estimate?.cost.microusd ?? 0;
  if (budget !== undefined && needs > budget) return { why: "budget", needs };
  const cap = catalogue.limits.video_cap_microusd;
  if (cap !== null && needs > cap) return { why: "cap", needs, cap };
  return null;
}
