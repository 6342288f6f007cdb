import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "@/lib/classes";

/** One of a list, a line each; `aside` is what can be done with it besides choosing it. */
export function Pick({
  group,
  value,
  chosen,
  onChoose,
  title,
  note,
  aside,
  disabled,
}: {
  group: string;
  value: string;
  chosen: boolean;
  onChoose: (value: string) => void;
  title: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  disabled?: boolean;
}) {
  return (
    <div className="flex items-center gap-2">
      <label
        className={classes(
          "flex min-h-12 min-w-0 flex-1 items-center gap-3 rounded-xl border px-3 py-1.5",
          "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-link",
          chosen ? "border-ink bg-raised" : "border-line hover:bg-raised",
          disabled ? "cursor-not-allowed opacity-70" : "cursor-pointer",
        )}
      >
        <input
          type="radio"
          name={group}
          value={value}
          checked={chosen}
          disabled={disabled}
          onChange={() => onChoose(value)}
          className="sr-only"
        />
        <span
          aria-hidden
          className={classes(
            "grid size-5 shrink-0 place-content-center rounded-full border",
            chosen ? "border-ink bg-ink text-paper" : "border-edge",
          )}
        >
          {chosen && <Check size={14} strokeWidth={3} />}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2 font-medium">{title}</span>
          {note && <span className="block text-sm text-muted">{note}</span>}
        </span>
      </label>
      {aside}
    </div>
  );
}
