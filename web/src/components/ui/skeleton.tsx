import { classes } from "@/lib/classes";

/** The place of something that is on its way, of the same size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classes("animate-pulse rounded-xl bg-raised", className)} />;
}
