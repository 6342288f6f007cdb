import { type ReactNode, useEffect } from "react";

/** What is to be decided, always in sight; above the way about on a phone. */
export function ActionBar({ children, label }: { children: ReactNode; label: string }) {
  useEffect(() => {
    // What is told in a corner makes room for it, and what has the focus is not behind it.
    const { style } = document.documentElement;
    style.setProperty("--bar", "4rem");
    style.setProperty("scroll-padding-bottom", "9rem");
    return () => {
      style.removeProperty("--bar");
      style.removeProperty("scroll-padding-bottom");
    };
  }, []);
  return (
    <section
      aria-label={label}
      className="fixed inset-x-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 border-t border-line bg-surface/96 backdrop-blur md:bottom-0"
    >
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5 sm:px-6">
        {children}
      </div>
    </section>
  );
}
