import { Axis } from "./axis";

const GAP = 0.25;

/** An amount at each place, such as each day; for eyes, inside a ChartFrame. */
export function Columns({
  points,
  amount,
}: {
  /** `short` is what stands below it. */
  points: { name: string; short: string; value: number; text: string }[];
  amount: (value: number) => string;
}) {
  const wide = 100 / Math.max(1, points.length);
  return (
    <Axis
      max={Math.max(0, ...points.map((point) => point.value))}
      names={points.map((point) => point.short)}
      amount={amount}
    >
      {(top) =>
        points.map((point, at) => {
          const high = (point.value / top) * 100;
          return (
            <rect
              key={point.name}
              x={(at + GAP / 2) * wide}
              width={wide * (1 - GAP)}
              y={100 - high}
              height={high}
              className="fill-link"
            >
              <title>{`${point.name}: ${point.text}`}</title>
            </rect>
          );
        })
      }
    </Axis>
  );
}
