import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useKept } from "@/lib/kept";

/** Choices that are folded until they are wanted; the fold says what is chosen, and stays as it
 * was left. */
export function Fold({
  name,
  icon,
  title,
  chosen,
  wrong,
  children,
}: {
  name: string;
  icon: ReactNode;
  title: string;
  chosen: ReactNode;
  wrong?: string;
  children: ReactNode;
}) {
  const [open, setOpen] = useKept(`create.open.${name}`, false);
  return (
    <details
      open={open || Boolean(wrong)}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-b border-line last:border-b-0"
    >
      <summary className="flex min-h-14 cursor-pointer list-none items-center gap-3 px-4 py-2 select-none hover:bg-raised [&::-webkit-details-marker]:hidden">
        <span className="text-muted">{icon}</span>
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{title}</span>
          <span className="block truncate text-sm text-muted">{chosen}</span>
        </span>
        <ChevronDown
          aria-hidden
          size={20}
          className="shrink-0 text-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="grid gap-4 px-4 pt-1 pb-5">
        {wrong && (
          <p role="alert" className="text-sm text-bad">
            {wrong}
          </p>
        )}
        {(open || wrong) && children}
      </div>
    </details>
  );
}
