/** Round numbers from 0 to at least `max`, `about` steps of them. */
export function ticks(max: number, about = 4): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((each) => each * power >= rough) ?? 10) * power;
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Which of `count` labels are shown where there is room for `room`; the last one always. */
export function shown(count: number, room: number): (at: number) => boolean {
  const every = Math.max(1, Math.ceil(count / room));
  return (at) => (count - 1 - at) % every === 0;
}
