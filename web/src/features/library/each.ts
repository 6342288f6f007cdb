const AT_ONCE = 4;

/** Ask for each, a few at a time; which went well, and the first error of those that did not. */
export async function each<T>(
  things: T[],
  ask: (thing: T) => Promise<unknown>,
): Promise<{ kept: T[]; error: unknown }> {
  const waiting = [...things.entries()];
  const well = new Set<number>();
  let error: unknown;
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, thing] = next;
      try {
        await ask(thing);
        well.add(at);
      } catch (failed) {
        error ??= failed;
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { kept: things.filter((_, at) => well.has(at)), error };
}
