import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { useTitle } from "@/lib/title";

/** A door: what it is for, and the form that opens it. */
export function Door({
  title,
  lead,
  children,
  below,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  below?: ReactNode;
}) {
  useTitle(title);
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid w-full max-w-md gap-6 px-4 pt-8 pb-16 outline-none sm:pt-16"
    >
      <header className="grid justify-items-center gap-3 text-center">
        <img src="/mark.svg" alt="" width={56} height={56} />
        <h1 className="font-display text-3xl sm:text-4xl">{title}</h1>
        {lead && <p className="text-muted">{lead}</p>}
      </header>
      <Card className="p-5 sm:p-7">{children}</Card>
      {below && <p className="text-center">{below}</p>}
    </main>
  );
}
