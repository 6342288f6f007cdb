type Unit = "second" | "minute" | "hour";

/** `0.8 s`, `42 s`, `3 min 20 s`, `1 h 5 min`. */
export function took(ms: number, language: string): string {
  const say = (value: number, unit: Unit, digits = 0) =>
    new Intl.NumberFormat(language, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: digits,
    }).format(value);
  const two = (whole: number, more: number, unit: Unit, less: Unit) =>
    more ? `${say(whole, unit)} ${say(more, less)}` : say(whole, unit);
  if (ms < 10_000) return say(ms / 1000, "second", 1);
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return say(seconds, "second");
  if (seconds < 3600) return two(Math.floor(seconds / 60), seconds % 60, "minute", "second");
  const minutes = Math.round(seconds / 60);
  return two(Math.floor(minutes / 60), minutes % 60, "hour", "minute");
}
