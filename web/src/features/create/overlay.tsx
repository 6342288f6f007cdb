/** What an app lays over a video, as neutral shapes: parts of its width and height, in percent. */
interface Shape {
  /** left, top, width, height. */
  at: [number, number, number, number];
  round?: boolean;
}

export type Platform = "tiktok" | "shorts" | "reels";

function column(left: number, tops: number[], width: number): Shape[] {
  return tops.map((top) => ({ at: [left, top, width, (width * 9) / 16], round: true }));
}

const OVERLAYS: Record<Platform, Shape[]> = {
  tiktok: [
    { at: [30, 5, 16, 1.4] },
    { at: [54, 5, 16, 1.4] },
    ...column(86, [45, 54, 62, 70, 79], 10),
    { at: [4, 80, 34, 1.8] },
    { at: [4, 83.5, 70, 1.5] },
    { at: [4, 86.4, 56, 1.5] },
    { at: [0, 93, 100, 7] },
  ],
  shorts: [
    { at: [84, 4, 10, 1.4] },
    ...column(86, [48, 57, 66, 75, 84], 10),
    { at: [4, 84, 9, 5], round: true },
    { at: [16, 85.6, 34, 1.8] },
    { at: [4, 90.5, 68, 1.6] },
    { at: [0, 94, 100, 6] },
  ],
  reels: [
    { at: [4, 4, 22, 2] },
    ...column(87, [56, 64, 72, 80], 9),
    { at: [4, 82, 9, 5], round: true },
    { at: [16, 83.6, 30, 1.8] },
    { at: [4, 88.6, 62, 1.6] },
    { at: [0, 93, 100, 7] },
  ],
};
export const PLATFORMS = Object.keys(OVERLAYS) as Platform[];

export function Overlay({ platform }: { platform: Platform }) {
  return (
    <div aria-hidden className="absolute inset-0">
      {OVERLAYS[platform].map(({ at: [left, top, width, height], round }) => (
        <span
          key={`${left}-${top}`}
          style={{ left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` }}
          className={`absolute bg-white/45 ${round ? "rounded-full" : "rounded-sm"}`}
        />
      ))}
    </div>
  );
}
