import { expect, test } from "vitest";
import { alertAt, daysOf, lastMonths } from "./month";

test("a month has all its days, and none is counted before it came", () => {
  const days = daysOf("2026-02", [{ day: "2026-02-02", committed_microusd: 5 }], "2026-02-03");
  expect(days).toHaveLength(28);
  expect(days.slice(0, 4).map((day) => day.sofar)).toEqual([0, 5, 5, null]);
  expect(days[1]).toEqual({ day: "2026-02-02", microusd: 5, sofar: 5 });
});

test("months go back over the new year", () => {
  expect(lastMonths("2026-02-03", 3)).toEqual(["2026-02", "2026-01", "2025-12"]);
});

test.each([
  [49, null],
  [50, 50],
  [89, 50],
  [90, 90],
  [100, 100],
  [130, 100],
])("%d of 100 is told at %s", (used, alert) => {
  expect(alertAt(used, 100)).toBe(alert);
});
