import type { ReactNode } from "react";
import { useTitle } from "@/lib/title";

/** A page's frame: its heading, which the browser's tab shows too, and what can be done there. */
export function Page({
  title,
  actions,
  narrow,
  children,
}: {
  title: string;
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <main
      id="main"
      tabIndex={-1}
      className={`mx-auto w-full px-4 pt-5 pb-28 outline-none sm:px-6 md:pb-16 ${narrow ? "max-w-2xl" : "max-w-6xl"}`}
    >
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-display text-3xl sm:text-4xl">{title}</h1>
        {actions}
      </div>
      {children}
    </main>
  );
}
