/** A video's story, or everybody's of one account, as it goes on. */

export interface Told {
  type: string;
  video_id: string;
  seq: number;
  run?: number;
  scene_id?: string;
  payload?: Record<string, unknown>;
  at?: string;
  cursor?: string;
}

export type Line = "connecting" | "live" | "lost";

interface Options {
  /** `/ws/video/ID` or `/ws/videos`. */
  path: string;
  /** Where to go on: a seq or a cursor; empty for the present. */
  after: string;
  onEvent: (event: Told) => void;
  onLine: (line: Line) => void;
  /** It may not be watched, or there is no such thing; nothing more is tried. */
  onEnd?: (code: number) => void;
}

const FINAL = new Set([4400, 4401, 4403, 4404]);
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** The service says something every 20 s; silence for longer is a dead connection. */
const SILENCE_MS = 45_000;

/** Follow from `after` on, through broken connections; each event comes once, in order. */
export function follow({ path, after, onEvent, onLine, onEnd }: Options): () => void {
  let place = after;
  let wait = FIRST_WAIT_MS;
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  function open(): void {
    onLine("connecting");
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const query = place ? `?after=${encodeURIComponent(place)}` : "";
    const current = new WebSocket(`${scheme}://${location.host}${path}${query}`);
    socket = current;
    current.onmessage = (message) => {
      listen(current);
      const told = JSON.parse(String(message.data)) as Told;
      wait = FIRST_WAIT_MS;
      onLine("live");
      if (told.type === "heartbeat") return;
      if (told.type !== "snapshot") onEvent(told);
      const reached = told.cursor ?? (told.type === "snapshot" ? undefined : told.seq);
      if (reached !== undefined) place = String(reached);
    };
    current.onclose = (closed) => {
      clearTimeout(silence);
      if (over || current !== socket) return;
      if (FINAL.has(closed.code)) {
        onEnd?.(closed.code);
        return;
      }
      onLine("lost");
      timer = setTimeout(open, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  }

  function listen(current: WebSocket): void {
    clearTimeout(silence);
    silence = setTimeout(() => current.close(), SILENCE_MS);
  }

  function hurry(): void {
    if (over || socket?.readyState === WebSocket.OPEN) return;
    clearTimeout(timer);
    socket?.close();
    open();
  }

  addEventListener("online", hurry);
  open();
  return () => {
    over = true;
    clearTimeout(timer);
    clearTimeout(silence);
    removeEventListener("online", hurry);
    socket?.close();
  };
}
