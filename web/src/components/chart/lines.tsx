import { Axis } from "./axis";

/** How an amount grows, and the height it must not pass; for eyes, inside a ChartFrame. */
export function Lines({
  points,
  limit,
  amount,
}: {
  points: { name: string; value: number | null }[];
  /** A dashed line all along. */
  limit?: number;
  amount: (value: number) => string;
}) {
  const known = points.map((point) => point.value ?? 0);
  const across = (at: number) => ((at + 0.5) / Math.max(1, points.length)) * 100;
  return (
    <Axis
      max={Math.max(limit ?? 0, ...known)}
      names={points.map((point) => point.name)}
      amount={amount}
    >
      {(top) => {
        const up = (value: number) => 100 - (value / top) * 100;
        const path = points
          .flatMap(({ value }, at) => (value === null ? [] : [`${across(at)},${up(value)}`]))
          .join(" ");
        const first = path.split(" ")[0]?.split(",")[0];
        const last = path.split(" ").at(-1)?.split(",")[0];
        return (
          <>
            {path && (
              <polygon
                points={`${first},100 ${path} ${last},100`}
                className="fill-link opacity-15"
              />
            )}
            <polyline
              points={path}
              vectorEffect="non-scaling-stroke"
              strokeWidth="2.5"
              strokeLinejoin="round"
              strokeLinecap="round"
              className="fill-none stroke-link"
            />
            {limit !== undefined && (
              <line
                x1="0"
                x2="100"
                y1={up(limit)}
                y2={up(limit)}
                vectorEffect="non-scaling-stroke"
                strokeWidth="2"
                strokeDasharray="6 5"
                className="stroke-bad"
              />
            )}
          </>
        );
      }}
    </Axis>
  );
}
