import { expect, it } from "vitest";
import { asProvenance } from "./provenance";

it("names every ingredient once, with its licence, and marks hashtags", () => {
  const art = { name: "noto/fox", credit: "Google Inc.", licence: "Apache-2.0" };
  const voice = {
    name: "Kokoro-82M v1.0",
    credit: "Voice: Kokoro-82M by hexgrad, Apache-2.0",
    licence: "Apache-2.0",
  };
  const told = asProvenance({ ingredients: [art, art, voice], hashtags: ["foxes", "#night"] });
  expect(told.credits).toEqual([
    "noto/fox · Google Inc. · Apache-2.0",
    "Kokoro-82M v1.0 · Voice: Kokoro-82M by hexgrad, Apache-2.0",
  ]);
  expect(told.hashtags).toEqual(["#foxes", "#night"]);
});
