/** A video's story told into one picture of how it stands; every event comes once, in order. */

import type { Told } from "@/lib/live";

export const STAGES = [
  "write_script",
  "narrate_scene",
  "make_clip",
  "render_segment",
  "mix_sound",
  "finish_video",
] as const;
export type Stage = (typeof STAGES)[number];
export type StageState = "waiting" | "running" | "done" | "kept";

/** How one scene comes along in the present run. */
export interface Tile {
  state: "waiting" | "spoken" | "ordered" | "retrying" | "pictured" | "drawing" | "ready";
  /** How much of it is rendered, 0 to 1. */
  fraction: number;
  /** Its picture fell back to this, and why. */
  fellTo?: string;
  why?: string;
}

export interface Ending {
  type: "video_ready" | "video_paused" | "video_failed" | "video_cancelled" | "storyboard_ready";
  /** Name of the error, where one ended it. */
  error?: string;
}

export interface Story {
  seq: number;
  run: number;
  stages: Record<Stage, StageState>;
  /** Scenes in playing order. */
  scenes: string[];
  tiles: Record<string, Tile>;
  /** Set aside for what is asked for and not yet charged, by intent. */
  reserved: Record<string, number>;
  spentMicrousd: number;
  /** What it is expected to have cost in the end. */
  expectedMicrousd: number;
  /** A storyboard was shown and not yet approved: what goes on is its preview. */
  preview: boolean;
  ending: Ending | null;
  /** When the run, its scenes and its last part began; milliseconds. */
  beganAt: number | null;
  scenesAt: number | null;
  finishAt: number | null;
}

const NEW_TILE: Tile = { state: "waiting", fraction: 0 };
const NEW_STAGES = Object.fromEntries(STAGES.map((stage) => [stage, "waiting"])) as Story["stages"];

export const BEGINNING: Story = {
  seq: 0,
  run: 0,
  stages: NEW_STAGES,
  scenes: [],
  tiles: {},
  reserved: {},
  spentMicrousd: 0,
  expectedMicrousd: 0,
  preview: false,
  ending: null,
  beganAt: null,
  scenesAt: null,
  finishAt: null,
};

type Tell = (story: Story, event: Told, payload: Record<string, unknown>) => Partial<Story>;

/** The story after one more event. */
export function told(before: Story, event: Told): Story {
  if (event.seq <= before.seq) return before;
  const run = event.run ?? before.run;
  const story: Story = {
    ...(run > before.run ? nextRun(before, run, time(event)) : before),
    seq: event.seq,
  };
  const change = TELL[event.type]?.(story, event, event.payload ?? {});
  return change ? { ...story, ...change } : story;
}

function nextRun(before: Story, run: number, at: number): Story {
  return {
    ...before,
    run,
    stages: NEW_STAGES,
    tiles: {},
    ending: null,
    beganAt: at,
    scenesAt: null,
    finishAt: null,
  };
}

const TELL: Record<string, Tell> = {
  stage_started: ({ stages }, _, { stage }) =>
    isStage(stage) ? { stages: { ...stages, [stage]: "running" } } : {},
  stage_finished: ({ stages }, _, { stage, reused }) =>
    isStage(stage) ? { stages: { ...stages, [stage]: reused ? "kept" : "done" } } : {},
  script_ready: (_, event, { scenes }) =>
    Array.isArray(scenes) ? { scenes: scenes.map(String), scenesAt: time(event) } : {},
  video_planned: ({ spentMicrousd }, _, { microusd }) => ({
    expectedMicrousd: spentMicrousd + amount(microusd),
  }),
  narration_ready: (story, event) => tile(story, event, { state: "spoken" }),
  clip_submitted: (story, event) => tile(story, event, { state: "ordered" }),
  clip_completed: (story, event) => tile(story, event, { state: "pictured" }),
  clip_failed: (story, event, { why }) =>
    tile(story, event, { state: "retrying", why: String(why ?? "") }),
  clip_fallback: (story, event, { to, why }) =>
    tile(story, event, { fellTo: String(to ?? ""), why: String(why ?? "") }),
  clip_progress: (story, event, { stage, fraction }) =>
    stage === "render_segment"
      ? tile(story, event, { state: "drawing", fraction: Number(fraction) || 0 })
      : {},
  segment_ready: (story, event) => ({
    ...tile(story, event, { state: "ready", fraction: 1 }),
    finishAt: time(event),
  }),
  money_reserved: ({ reserved }, _, { intent, microusd }) => ({
    reserved: { ...reserved, [String(intent)]: amount(microusd) },
  }),
  money_committed: ({ reserved, spentMicrousd }, _, { intent, microusd }) => ({
    reserved: without(reserved, String(intent)),
    spentMicrousd: spentMicrousd + amount(microusd),
  }),
  money_released: ({ reserved }, _, { intent }) => ({
    reserved: without(reserved, String(intent)),
  }),
  storyboard_ready: (_, event) => ({ ...ended(event), preview: true }),
  video_approved: (_, event) => ({ preview: false, ending: null, scenesAt: time(event) }),
  video_ready: (story, event) => ({ ...ended(event), preview: false, stages: allDone(story) }),
  video_paused: (_, event) => ended(event),
  video_failed: (_, event) => ended(event),
  video_cancelled: (_, event) => ended(event),
};

/** What has been set aside and not yet charged. */
export function reservedMicrousd(story: Story): number {
  return Object.values(story.reserved).reduce((sum, each) => sum + each, 0);
}

export function tileOf(story: Story, sceneId: string): Tile {
  return story.tiles[sceneId] ?? NEW_TILE;
}

function tile(story: Story, event: Told, change: Partial<Tile>): Partial<Story> {
  const id = event.scene_id;
  if (!id) return {};
  const before = tileOf(story, id);
  // What is drawn already is not undone by news that come late.
  const back = before.state === "ready" && change.state !== undefined && change.state !== "ready";
  const fraction = Math.max(before.fraction, change.fraction ?? 0);
  return back ? {} : { tiles: { ...story.tiles, [id]: { ...before, ...change, fraction } } };
}

function ended(event: Told): Partial<Story> {
  const error = event.payload?.error;
  return {
    ending: {
      type: event.type as Ending["type"],
      error: typeof error === "string" ? error : undefined,
    },
  };
}

function allDone({ stages }: Story): Story["stages"] {
  return Object.fromEntries(
    STAGES.map((stage) => [stage, stages[stage] === "kept" ? "kept" : "done"]),
  ) as Story["stages"];
}

function isStage(value: unknown): value is Stage {
  return STAGES.includes(value as Stage);
}

function amount(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function without(from: Record<string, number>, name: string): Record<string, number> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key !== name));
}

function time(event: Told): number {
  return Date.parse(event.at ?? "") || 0;
}
