import type { QuotaLineOut } from "@/client";

export const BUCKETS = ["none", "low", "high", "full", "open"] as const;
export type Bucket = (typeof BUCKETS)[number];

/** How full an account's quota is. */
export function bucketOf(line: Pick<QuotaLineOut, "video_count" | "max_videos">): Bucket {
  if (line.max_videos < 0) return "open";
  if (line.video_count >= line.max_videos) return "full";
  if (line.video_count === 0) return "none";
  return line.video_count * 2 < line.max_videos ? "low" : "high";
}

/** How many accounts are how full; disabled ones are left out. */
export function fullness(lines: QuotaLineOut[]): Record<Bucket, number> {
  const counts: Record<Bucket, number> = { none: 0, low: 0, high: 0, full: 0, open: 0 };
  for (const line of lines) if (!line.disabled) counts[bucketOf(line)] += 1;
  return counts;
}
