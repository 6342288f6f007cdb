/** How far a video has come, and how long it is likely to take yet. */

import type { PaceOut } from "@/client";
import { type Story, tileOf } from "./story";

/** Speaking's part of a scene's work; drawing is the rest. */
const SPEECH_SHARE = 0.2;
/** What the parts take of the whole where nothing is known of it. */
const USUAL: Pick<PaceOut, "script_ms" | "scene_ms" | "finish_ms"> = {
  script_ms: 6_000,
  scene_ms: 10_000,
  finish_ms: 4_000,
};
const USUAL_SCENES = 8;

/** Share of the work that is done, 0 to 1. */
export function progressOf(story: Story, pace: PaceOut | null = null): number {
  if (story.ending?.type === "video_ready") return 1;
  const { script_ms, scene_ms, finish_ms } = pace ?? USUAL;
  const count = story.scenes.length || USUAL_SCENES;
  const scenesMs = scene_ms * count;
  const all = script_ms + scenesMs + finish_ms;
  if (all === 0) return 0;
  const written = isOver(story.stages.write_script) ? script_ms : 0;
  return (written + scenesMs * scenesDone(story)) / all;
}

/** Milliseconds still to go, null while nothing is known of it. */
export function remainingMs(story: Story, pace: PaceOut | null, now: number): number | null {
  if (!pace || story.beganAt === null) return null;
  const count = story.scenes.length || USUAL_SCENES;
  if (!isOver(story.stages.write_script)) {
    const left = Math.max(pace.script_ms - (now - story.beganAt), 0);
    return left + pace.scene_ms * count + pace.finish_ms;
  }
  const done = scenesDone(story);
  if (done >= 1) return Math.max(pace.finish_ms - (now - (story.finishAt ?? now)), 0);
  const asBefore = pace.scene_ms * count * (1 - done);
  return blended(story, done, asBefore, now) + pace.finish_ms;
}

/** The further it is, the more its own speed counts, and the less that of the last videos. */
function blended(story: Story, done: number, asBefore: number, now: number): number {
  const took = now - (story.scenesAt ?? now);
  if (done < 0.1 || took <= 0) return asBefore;
  const asNow = (took / done) * (1 - done);
  return asBefore * (1 - done) + asNow * done;
}

function scenesDone(story: Story): number {
  if (story.scenes.length === 0) return 0;
  const shares = story.scenes.map((id) => {
    const { state, fraction } = tileOf(story, id);
    if (state === "ready") return 1;
    return (state === "waiting" ? 0 : SPEECH_SHARE) + (1 - SPEECH_SHARE) * fraction;
  });
  return Math.min(1, shares.reduce((sum, each) => sum + each, 0) / shares.length);
}

function isOver(state: string): boolean {
  return state === "done" || state === "kept";
}
