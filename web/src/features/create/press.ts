import type { VideoOrder } from "@/client";
import { Problem } from "@/lib/problem";

/** One press of the button: an answer that was lost is asked for again under the same key. */
export interface Press {
  key: string;
  order: string;
}

/** The press that this order belongs to: the last one, sent again, or a new one. */
export function pressFor(last: Press | null, order: VideoOrder, newKey: () => string): Press {
  const told = JSON.stringify(order);
  return last?.order === told ? last : { key: newKey(), order: told };
}

const DECIDED = [400, 401, 402, 403, 404, 413, 422];

/** Whether the service has decided on it, so that the same order again is another press. */
export function isDecided(error: unknown): boolean {
  return error instanceof Problem && DECIDED.includes(error.status);
}
