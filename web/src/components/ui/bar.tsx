/** How much of a whole there is; `label` says of what. */
export function Bar({
  value,
  of,
  label,
  warn,
}: {
  value: number;
  of: number;
  label: string;
  warn?: boolean;
}) {
  const share = of > 0 ? Math.min(1, Math.max(0, value / of)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={Math.min(value, of)}
      className="h-2.5 overflow-hidden rounded-full border border-edge bg-raised"
    >
      <div
        className={`h-full rounded-full transition-[width] duration-500 ${warn ? "bg-warn" : "bg-accent"}`}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
