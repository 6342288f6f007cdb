import type { DayOut } from "@/client";

export interface Day {
  /** `2026-11-23`. */
  day: string;
  microusd: number;
  /** All of the month until then; null for days to come. */
  sofar: number | null;
}

/** Every day of a month, also those on which nothing was charged. */
export function daysOf(
  month: string,
  charged: Pick<DayOut, "day" | "committed_microusd">[],
  today: string,
): Day[] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const amounts = new Map(charged.map((each) => [each.day, each.committed_microusd]));
  let sum = 0;
  return Array.from({ length: count }, (_, at) => {
    const day = `${month}-${String(at + 1).padStart(2, "0")}`;
    const microusd = amounts.get(day) ?? 0;
    sum += microusd;
    return { day, microusd, sofar: day > today ? null : sum };
  });
}

/** This month and those before it, newest first. */
export function lastMonths(today: string, count: number): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

export type Alert = 50 | 90 | 100;

/** The highest line that was passed. */
export function alertAt(used: number, cap: number): Alert | null {
  const share = cap > 0 ? (used / cap) * 100 : 100;
  return ([100, 90, 50] as const).find((line) => share >= line) ?? null;
}
