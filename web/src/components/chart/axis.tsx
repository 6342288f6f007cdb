import type { ReactNode } from "react";
import { shown, ticks } from "./scale";

const HEIGHT = 168;
const TOP = 10;
const LABELS_WIDE = 6;

/** Amounts upwards, places along the way; what is drawn has 0 to 100 in both directions. */
export function Axis({
  max,
  names,
  amount,
  children,
}: {
  max: number;
  names: string[];
  amount: (value: number) => string;
  children: (top: number) => ReactNode;
}) {
  const steps = ticks(max);
  const top = steps.at(-1) ?? 1;
  const isShown = shown(names.length, LABELS_WIDE);
  const up = (value: number) => TOP + (HEIGHT - TOP) * (1 - value / top);
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-xs text-muted">
      <div className="relative" style={{ height: HEIGHT }}>
        {/* As wide as the widest of them. */}
        <span className="invisible block h-0 overflow-hidden">
          {steps.map((step) => (
            <span key={step} className="block">
              {amount(step)}
            </span>
          ))}
        </span>
        {steps.map((step) => (
          <span
            key={step}
            className="absolute right-0 -translate-y-1/2 whitespace-nowrap tabular-nums"
            style={{ top: up(step) }}
          >
            {amount(step)}
          </span>
        ))}
      </div>
      <svg aria-hidden="true" width="100%" height={HEIGHT} className="block overflow-visible">
        {steps.map((step) => (
          <line
            key={step}
            x1="0"
            x2="100%"
            y1={up(step)}
            y2={up(step)}
            className={step ? "stroke-line" : "stroke-edge"}
          />
        ))}
        <svg
          aria-hidden="true"
          y={TOP}
          width="100%"
          height={HEIGHT - TOP}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="overflow-visible"
        >
          {children(top)}
        </svg>
      </svg>
      <span />
      <div className="relative mt-1 h-4">
        {names.map(
          (name, at) =>
            isShown(at) && (
              <span
                key={name}
                className="absolute -translate-x-1/2 whitespace-nowrap"
                style={{ left: `${((at + 0.5) / names.length) * 100}%` }}
              >
                {name}
              </span>
            ),
        )}
      </div>
    </div>
  );
}
