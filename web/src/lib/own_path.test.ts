import { expect, test } from "vitest";
import { ownPath } from "./own_path";

test.each([
  ["/create", "/create"],
  ["/videos/panda?scene=2#top", "/videos/panda?scene=2#top"],
  ["/a/../library", "/library"],
])("%s is gone to", (wanted, path) => {
  expect(ownPath(wanted, "/")).toBe(path);
});

test.each([
  null,
  "",
  "library",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/..//evil.example",
])("%s leads nowhere else", (wanted) => {
  expect(ownPath(wanted, "/library")).toBe("/library");
});
