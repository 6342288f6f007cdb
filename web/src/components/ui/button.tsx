import type { ComponentProps, ReactNode } from "react";
import { classes } from "@/lib/classes";
import { Spinner } from "./spinner";

type Kind = "primary" | "secondary" | "quiet" | "danger";

const KINDS: Record<Kind, string> = {
  primary: "bg-accent text-on-accent hover:brightness-95 active:brightness-90 font-semibold",
  secondary: "bg-surface text-ink border border-edge hover:bg-raised",
  quiet: "text-ink hover:bg-raised",
  danger: "bg-bad-soft text-bad border border-bad hover:brightness-95",
};
const SIZES = {
  md: "min-h-11 px-4 gap-2 rounded-xl",
  lg: "min-h-13 px-6 gap-2.5 rounded-2xl text-lg",
};

export function buttonStyle(kind: Kind = "secondary", size: keyof typeof SIZES = "md"): string {
  return classes(
    "inline-flex items-center justify-center transition-[filter,background-color] select-none",
    "disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55",
    KINDS[kind],
    SIZES[size],
  );
}

type Props = ComponentProps<"button"> & {
  kind?: Kind;
  size?: keyof typeof SIZES;
  busy?: boolean;
  icon?: ReactNode;
};

/** A button; while `busy` it keeps its width, cannot be pressed again, and says so. */
export function Button({ kind, size, busy, icon, children, className, disabled, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classes(buttonStyle(kind, size), className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** A square button with a picture alone; `label` is what it is called. */
export function IconButton({
  label,
  className,
  children,
  ...rest
}: ComponentProps<"button"> & { label: string }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={classes(
        "inline-flex size-11 shrink-0 items-center justify-center rounded-xl text-ink hover:bg-raised",
        "disabled:opacity-40 disabled:cursor-not-allowed",
        className,
      )}
    >
      {children}
    </button>
  );
}
