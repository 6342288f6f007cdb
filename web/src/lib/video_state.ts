/** Where videos stand, sorted by what that means to a person. */

import type { VideoOut, VideoStatus } from "@/client";

export const GROUPS = {
  done: ["completed"],
  working: ["queued", "processing", "ready_to_assemble", "assembling"],
  waiting: ["awaiting_approval", "paused", "draft"],
  stopped: ["failed", "cancelled"],
} as const satisfies Record<string, readonly VideoStatus[]>;
export type Group = keyof typeof GROUPS;

export function isIn(group: Group, { status }: Pick<VideoOut, "status">): boolean {
  return (GROUPS[group] as readonly string[]).includes(status);
}
