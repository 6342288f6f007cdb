import type { ReactNode } from "react";

/** Nothing here yet, why, and what to do about it. */
export function Empty({
  picture,
  title,
  children,
  action,
}: {
  picture?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-4 px-4 py-14 text-center">
      {picture}
      <h2 className="font-display text-2xl">{title}</h2>
      {children && <div className="text-muted">{children}</div>}
      {action}
    </div>
  );
}
