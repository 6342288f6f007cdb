import { describe, expect, it } from "vitest";
import type { AccountOut, CaptionsOut, CatalogueOut, EstimateOut } from "@/client";
import { Problem } from "@/lib/problem";
import { isLit, pagesOf, placeOf } from "./karaoke";
import { obstacleOf } from "./obstacle";
import { budgetOf, orderOf, pricedPart } from "./order";
import { isDecided, pressFor } from "./press";
import { wrongFields } from "./refusal";
import { FIRST_DRAFT, FIRST_WISHES, NO_FILES, whole } from "./wishes";

const catalogue = {
  languages: [{ tag: "fr-FR", title: "Français" }],
  styles: [{ name: "anime" }],
  voices: [{ id: "kokoro:ff_siwis" }],
  captions: [{ name: "duo" }],
  aspects: [{ name: "9:16" }],
  qualities: ["web"],
  tiers: [
    { name: "motion", provider: "motion", missing: "" },
    { name: "veo:x", provider: "veo", missing: "No key for veo." },
  ],
  writers: [{ name: "gemini", missing: "" }],
  limits: { max_theme_chars: 20, max_text_chars: 100, video_cap_microusd: null },
} as unknown as CatalogueOut;
const draft = { ...FIRST_DRAFT, theme: "  Les pandas " };
const account = { video_count: 0, max_videos: 2 } as AccountOut;
const estimate = { cost: { microusd: 960_000, text: "" } } as EstimateOut;

function standing(over: object = {}) {
  const order = orderOf(FIRST_WISHES, draft, NO_FILES, catalogue);
  const code = { asked: false, typed: "" };
  return { order, catalogue, account, code, sending: false, ...over };
}

describe("the order", () => {
  it("says nothing of what was not chosen", () => {
    expect(orderOf(FIRST_WISHES, draft, NO_FILES, catalogue)).toEqual({
      theme: "Les pandas",
      scenes: 8,
    });
  });
  it("leaves out what is offered no longer", () => {
    const kept = {
      ...FIRST_WISHES,
      style: "anime",
      voice: "gone:voice",
      clips: "gone",
      writer: "x",
    };
    expect(orderOf(kept, draft, NO_FILES, catalogue)).toEqual({
      theme: "Les pandas",
      scenes: 8,
      style: "anime",
    });
  });
  it("has own pictures in place of bought ones, and a recording in place of voice and writer", () => {
    const wishes = { ...FIRST_WISHES, clips: "veo:x", voice: "kokoro:ff_siwis", writer: "gemini" };
    const files = { media: ["a", "b"], music: "m", voiceOver: "v" };
    expect(orderOf(wishes, draft, files, catalogue)).toEqual({
      theme: "Les pandas",
      scenes: 8,
      media: ["a", "b"],
      music: "upload:m",
      voice_over: "v",
    });
  });
  it("takes a script as it is, with the scenes that it has", () => {
    const script = { ...draft, source: "script" as const, script: "VOICE-OVER: Hi." };
    expect(orderOf(FIRST_WISHES, script, NO_FILES, catalogue)).toEqual({
      script: "VOICE-OVER: Hi.",
    });
  });
  it("costs the same in another look", () => {
    const order = { theme: "x", style: "anime", captions: "duo", approve: true, clips: "veo:x" };
    expect(pricedPart(order)).toEqual({ theme: "x", clips: "veo:x" });
  });
});

describe("what is in the way", () => {
  it("is nothing for a theme", () => expect(obstacleOf(standing())).toBeNull());
  it("is a used quota before anything else", () => {
    const full = { video_count: 2, max_videos: 2 } as AccountOut;
    expect(obstacleOf(standing({ account: full, order: {} }))?.why).toBe("quota");
    const open = { video_count: 9, max_videos: -1 } as AccountOut;
    expect(obstacleOf(standing({ account: open }))).toBeNull();
  });
  it("is an empty or too long theme, unless a recording says it", () => {
    expect(obstacleOf(standing({ order: { theme: " ?! " } }))?.why).toBe("empty");
    expect(obstacleOf(standing({ order: { theme: "x".repeat(21) } }))).toEqual({
      why: "long",
      by: 1,
    });
    expect(obstacleOf(standing({ order: { voice_over: "v" } }))).toBeNull();
  });
  it("is a provider that is not set up", () => {
    expect(obstacleOf(standing({ order: { theme: "x", clips: "veo:x" } }))).toMatchObject({
      why: "provider",
      name: "veo",
    });
  });
  it("is a budget that is no amount, or that the price is above", () => {
    const order = { theme: "x", budget: "abc" };
    expect(obstacleOf(standing({ order }))?.why).toBe("amount");
    const small = standing({ order: { theme: "x", budget: "0.50" }, estimate });
    expect(obstacleOf(small)).toEqual({ why: "budget", needs: 960_000 });
  });
  it("is what the estimate was refused for, but not that it could not be had", () => {
    const detail = "There is nothing on 'x'. Nearest topics: Octopus, Heart. Paste a text.";
    const unknown = new Problem(422, { type: "/problems/no-knowledge", detail });
    expect(obstacleOf(standing({ refused: unknown }))).toEqual({
      why: "unknown",
      topics: ["Octopus", "Heart"],
    });
    const refused = new Problem(422, { type: "/problems/input-error", detail: "No." });
    expect(obstacleOf(standing({ refused }))).toEqual({ why: "refused", told: "No." });
    expect(obstacleOf(standing({ refused: new Problem(503, {}) }))).toBeNull();
  });
  it("is a missing code where every video needs one", () => {
    expect(obstacleOf(standing({ code: { asked: true, typed: "" } }))?.why).toBe("code");
    expect(obstacleOf(standing({ code: { asked: true, typed: "AB" } }))).toBeNull();
  });
});

describe("a press", () => {
  it("keeps its key while the same order is sent again", () => {
    let made = 0;
    const key = () => `k${++made}`;
    const first = pressFor(null, { theme: "a" }, key);
    expect(pressFor(first, { theme: "a" }, key)).toBe(first);
    expect(pressFor(first, { theme: "b" }, key).key).toBe("k2");
  });
  it("is over once the service has decided", () => {
    expect(isDecided(new Problem(422, {}))).toBe(true);
    expect([0, 409, 429, 503].some((status) => isDecided(new Problem(status, {})))).toBe(false);
  });
});

describe("a refusal", () => {
  it("lands at the field that it names", () => {
    const named = new Problem(422, { errors: [{ field: "theme", message: "too long" }] });
    expect(wrongFields(named, false)).toEqual({ theme: "too long" });
    const told = new Problem(422, { detail: "`scenes` must lie between 1 and 40." });
    expect(Object.keys(wrongFields(told, false))).toEqual(["scenes"]);
    const code = new Problem(403, { type: "/problems/forbidden", detail: "wrong code" });
    expect(wrongFields(code, true)).toEqual({ access_code: "wrong code" });
    expect(wrongFields(code, false)).toEqual({ "": "wrong code" });
  });
});

describe("captions", () => {
  const preset = { ideal_words: 2, most_letters: 12, highlight: "keep" } as CaptionsOut;
  it("come a page at a time and begin anew", () => {
    const pages = pagesOf("one two three extraordinarily five", preset);
    expect(pages).toEqual([["one", "two"], ["three"], ["extraordinarily"], ["five"]]);
    expect(placeOf(pages, 2)).toEqual([1, 0]);
    expect(placeOf(pages, 5)).toEqual([0, 0]);
    expect(placeOf([], 3)).toEqual([0, 0]);
  });
  it("stay lit, or light up one by one", () => {
    expect([0, 1].map((word) => isLit(preset, word, 1))).toEqual([true, true]);
    const active = { ...preset, highlight: "active" } as CaptionsOut;
    expect([0, 1].map((word) => isLit(active, word, 1))).toEqual([false, true]);
  });
});

describe("what is remembered", () => {
  it("is taken only where it still fits", () => {
    expect(whole({ scenes: "8", tone: "dry", other: 1 }, FIRST_WISHES)).toEqual({
      ...FIRST_WISHES,
      tone: "dry",
    });
    expect(whole(null, FIRST_WISHES)).toEqual(FIRST_WISHES);
  });
  it("has budgets that can be read in one way", () => {
    expect(["", "1.50", "1,5", "$2", "0.125"].map(budgetOf)).toEqual([
      undefined,
      1_500_000,
      1_500_000,
      2_000_000,
      125_000,
    ]);
    expect(["abc", "1,500", "-1"].map(budgetOf)).toEqual([null, null, null]);
  });
});
