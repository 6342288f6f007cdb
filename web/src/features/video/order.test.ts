import { expect, it } from "vitest";
import { moved, placeAt } from "./order";

it("puts an entry to another place", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "b", "c"]);
});

it("finds the place between the middles of the others", () => {
  const middles = [50, 150, 250];
  expect(placeAt(10, middles, 2)).toBe(0);
  expect(placeAt(160, middles, 0)).toBe(1);
  expect(placeAt(400, middles, 0)).toBe(2);
  expect(placeAt(150, middles, 1)).toBe(1);
});
