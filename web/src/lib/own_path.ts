/** A path of our own pages, whatever an address says where to go; else `otherwise`. */
export function ownPath(wanted: string | null, otherwise: string): string {
  if (!wanted?.startsWith("/")) return otherwise;
  try {
    const here = new URL("http://own.invalid");
    const there = new URL(wanted, here);
    // Browsers read //host and /\host as other sites, and drop tabs and line ends.
    if (there.origin !== here.origin || there.pathname.startsWith("//")) return otherwise;
    return there.pathname + there.search + there.hash;
  } catch {
    return otherwise;
  }
}
