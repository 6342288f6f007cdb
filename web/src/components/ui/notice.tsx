import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "@/lib/classes";

const LOOKS = {
  info: ["bg-raised text-ink border-line", Info],
  good: ["bg-good-soft text-good border-good/40", CircleCheck],
  warn: ["bg-warn-soft text-warn border-warn/40", TriangleAlert],
  bad: ["bg-bad-soft text-bad border-bad/40", CircleAlert],
} as const;

/** Something to know at this place; `action` is the one button that helps. */
export function Notice({
  tone = "info",
  title,
  children,
  action,
}: {
  tone?: keyof typeof LOOKS;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const [look, Icon] = LOOKS[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : undefined}
      className={classes("flex flex-wrap items-center gap-3 rounded-2xl border p-4", look)}
    >
      <Icon aria-hidden className="shrink-0" size={22} />
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-sm">{children}</div>}
      </div>
      {action}
    </div>
  );
}
