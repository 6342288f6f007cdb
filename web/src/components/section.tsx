import { type ReactNode, useId } from "react";
import { Card } from "./ui/card";

/** A part of a page with a heading of its own; `id` makes it reachable by address. */
export function Section({
  id,
  title,
  lead,
  action,
  children,
}: {
  id?: string;
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <Card id={id} aria-labelledby={heading} className="grid min-w-0 scroll-mt-20 gap-4">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-32">
          <h2 id={heading} className="text-xl font-semibold">
            {title}
          </h2>
          {lead && <p className="mt-1 text-sm text-muted">{lead}</p>}
        </div>
        {action}
      </header>
      {children}
    </Card>
  );
}
