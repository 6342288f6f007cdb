import { describe, expect, it } from "vitest";
import type { Told } from "@/lib/live";
import { progressOf, remainingMs } from "./eta";
import { BEGINNING, reservedMicrousd, type Story, told } from "./story";

function tell(...events: Partial<Told>[]): Story {
  return events.reduce(
    (story: Story, event, index) =>
      told(story, {
        type: "",
        video_id: "v",
        run: 1,
        seq: index + 1,
        at: new Date(index * 1000).toISOString(),
        ...event,
      }),
    BEGINNING,
  );
}

const WRITTEN: Partial<Told>[] = [
  { type: "video_created" },
  { type: "stage_started", payload: { stage: "write_script" } },
  { type: "script_ready", payload: { scenes: ["s01", "s02"] } },
  { type: "stage_finished", payload: { stage: "write_script", reused: false } },
];

describe("told", () => {
  it("fills stages and tiles from the events", () => {
    const story = tell(
      ...WRITTEN,
      { type: "narration_ready", scene_id: "s01" },
      {
        type: "clip_progress",
        scene_id: "s01",
        payload: { stage: "render_segment", fraction: 0.4 },
      },
      { type: "narration_ready", scene_id: "s02" },
      { type: "segment_ready", scene_id: "s02" },
    );
    expect(story.stages.write_script).toBe("done");
    expect(story.scenes).toEqual(["s01", "s02"]);
    expect(story.tiles.s01).toMatchObject({ state: "drawing", fraction: 0.4 });
    expect(story.tiles.s02).toMatchObject({ state: "ready", fraction: 1 });
  });

  it("hears an event that comes twice once", () => {
    const paid: Partial<Told> = { type: "money_committed", payload: { intent: "a", microusd: 5 } };
    expect(tell({ ...paid, seq: 1 }, { ...paid, seq: 1 }).spentMicrousd).toBe(5);
  });

  it("keeps what was paid and forgets the tiles in the next run", () => {
    const story = tell(
      ...WRITTEN,
      { type: "money_reserved", payload: { intent: "a", microusd: 7 } },
      { type: "money_reserved", payload: { intent: "b", microusd: 2 } },
      { type: "money_committed", payload: { intent: "a", microusd: 7 } },
      { type: "segment_ready", scene_id: "s01" },
      { type: "video_paused", payload: { error: "BudgetExceeded" } },
      { type: "stage_started", run: 2, payload: { stage: "write_script" } },
    );
    expect(story.tiles).toEqual({});
    expect(story.ending).toBeNull();
    expect(story.spentMicrousd).toBe(7);
    expect(reservedMicrousd(story)).toBe(2);
  });

  it("knows a storyboard until it is approved, through its edits", () => {
    const shown: Partial<Told>[] = [...WRITTEN, { type: "storyboard_ready" }];
    const again: Partial<Told> = { type: "stage_started", run: 2, payload: { stage: "mix_sound" } };
    expect(tell(...shown, again).preview).toBe(true);
    expect(tell(...shown, { type: "video_approved" }).preview).toBe(false);
  });
});

describe("eta", () => {
  const pace = { script_ms: 2_000, scene_ms: 10_000, finish_ms: 3_000, videos: 4 };

  it("is the last videos' at first, and nothing without any", () => {
    const story = tell(...WRITTEN);
    expect(remainingMs(story, pace, 3_000)).toBe(23_000);
    expect(remainingMs(story, null, 3_000)).toBeNull();
  });

  it("shrinks with the work and ends at its end", () => {
    const half = tell(...WRITTEN, { type: "segment_ready", scene_id: "s01" });
    expect(progressOf(half, pace)).toBeCloseTo(12 / 25);
    const end = tell(...WRITTEN, { type: "video_ready", payload: { version: 1 } });
    expect(progressOf(end, pace)).toBe(1);
    expect(end.stages.finish_video).toBe("done");
  });
});
