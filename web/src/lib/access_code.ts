export const CODE_LENGTH = 8;

/** As it is written, however it was typed or pasted: `k7qw-3mzp` is `K7QW3MZP`. */
export function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, CODE_LENGTH);
}
