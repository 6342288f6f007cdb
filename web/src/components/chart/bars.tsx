/** What one line of bars shows. */
export interface BarRow {
  name: string;
  value: number;
  text: string;
  /** A thinner mark at the same line's scale, such as its worst case. */
  mark?: number;
}

/** Amounts beside each other, a line each; for eyes, inside a ChartFrame. */
export function Bars({ rows, max }: { rows: BarRow[]; max?: number }) {
  const whole = max ?? Math.max(0, ...rows.map((row) => Math.max(row.value, row.mark ?? 0)));
  const share = (amount: number) =>
    `${whole > 0 ? Math.min(100, (amount / whole) * 100).toFixed(2) : 0}%`;
  return (
    <ul className="grid gap-2.5">
      {rows.map((row) => (
        <li key={row.name} className="grid gap-1">
          <p className="flex justify-between gap-3 text-sm">
            <span>{row.name}</span>
            <span className="shrink-0 font-medium tabular-nums">{row.text}</span>
          </p>
          <svg aria-hidden="true" width="100%" height="14" className="block overflow-visible">
            <rect y="2" width="100%" height="10" rx="5" className="fill-raised" />
            {row.mark !== undefined && (
              <rect y="6" width={share(row.mark)} height="2" className="fill-edge" />
            )}
            {row.mark !== undefined && (
              <rect x={share(row.mark)} y="1" width="2" height="12" className="fill-edge" />
            )}
            <rect y="2" width={share(row.value)} height="10" rx="5" className="fill-link" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
