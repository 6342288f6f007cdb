import type { ReactNode } from "react";
import { CopyButton } from "./copy";
import { Notice } from "./notice";

/** Something that is told this once. */
export function ShownOnce({
  title,
  text,
  children,
  action,
}: {
  title: string;
  text: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Notice tone="good" title={title}>
      {children}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-56 rounded-xl border border-good/40 bg-surface px-3 py-2.5 font-mono text-ink select-all">
          {text}
        </code>
        <CopyButton text={text} />
        {action}
      </div>
    </Notice>
  );
}
