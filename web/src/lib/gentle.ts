/** Whether what moves or loads by itself would bother somebody here. */

export function wantsStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export function savesData(): boolean {
  const line = (navigator as { connection?: { saveData?: boolean } }).connection;
  return line?.saveData === true || matchMedia("(prefers-reduced-data: reduce)").matches;
}
