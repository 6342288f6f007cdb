import { expect, test } from "vitest";
import { shown, ticks } from "./scale";

test.each([
  [0, [0, 1]],
  [1, [0, 0.25, 0.5, 0.75, 1]],
  [0.96, [0, 0.25, 0.5, 0.75, 1]],
  [7, [0, 2, 4, 6, 8]],
  [100, [0, 25, 50, 75, 100]],
  [1_230_000, [0, 500_000, 1_000_000, 1_500_000]],
])("an axis to %d has round steps", (max, steps) => {
  expect(ticks(max)).toEqual(steps);
});

test("labels keep their distance, and the last one is there", () => {
  const at = Array.from({ length: 23 }, (_, each) => each).filter(shown(23, 6));
  expect(at).toEqual([2, 6, 10, 14, 18, 22]);
});
