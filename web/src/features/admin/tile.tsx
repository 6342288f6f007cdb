import type { ReactNode } from "react";

/** One number that counts. */
export function Tile({
  name,
  children,
  bad,
}: {
  name: string;
  children: ReactNode;
  bad?: boolean;
}) {
  return (
    <div className="min-w-0 rounded-2xl bg-raised p-3.5">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className={`mt-0.5 text-2xl font-semibold tabular-nums ${bad ? "text-bad" : ""}`}>
        {children}
      </dd>
    </div>
  );
}

export function Tiles({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">{children}</dl>;
}
