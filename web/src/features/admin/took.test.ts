import { expect, test } from "vitest";
import { took } from "./took";

test.each([
  [840, "0.8 sec"],
  [42_000, "42 sec"],
  [200_000, "3 min 20 sec"],
  [180_000, "3 min"],
  [3_900_000, "1 hr 5 min"],
])("%d ms are %s", (ms, text) => {
  expect(took(ms, "en")).toBe(text);
});
