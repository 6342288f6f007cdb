import type { ReactNode } from "react";

/** Nothing here yet, why, and what to do about it. */
export function Empty({
  picture,
  title,
  heading: Heading = "h2",
  children,
  action,
}: {
  picture?: ReactNode;
  title: string;
  /** `h1` where it is all there is on a page. */
  heading?: "h1" | "h2";
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-4 px-4 py-14 text-center">
      {picture}
      <Heading className="font-display text-2xl">{title}</Heading>
      {children && <div className="text-muted">{children}</div>}
      {action}
    </div>
  );
}
