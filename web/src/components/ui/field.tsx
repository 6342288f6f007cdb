import { type ComponentProps, type ReactNode, useId } from "react";
import { classes } from "@/lib/classes";

const BOX =
  "w-full rounded-xl border border-edge bg-surface px-3.5 text-ink placeholder:text-muted " +
  "focus-visible:outline-3 aria-invalid:border-bad";

interface Around {
  label: string;
  hint?: ReactNode;
  error?: string;
  hideLabel?: boolean;
}

function useAround({ hint, error }: Pick<Around, "hint" | "error">) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    input: {
      id,
      "aria-invalid": error ? (true as const) : undefined,
      "aria-describedby": described || undefined,
    },
  };
}

function Frame({
  id,
  label,
  hint,
  error,
  hideLabel,
  children,
}: Around & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-medium"}>
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

/** One line to fill in. */
export function TextField({
  label,
  hint,
  error,
  hideLabel,
  after,
  className,
  ...rest
}: Around & ComponentProps<"input"> & { /** On its right end. */ after?: ReactNode }) {
  const { id, input } = useAround({ hint, error });
  const box = <input {...rest} {...input} className={classes(BOX, "h-11", className)} />;
  return (
    <Frame {...{ id, label, hint, error, hideLabel }}>
      {after ? (
        <div className="relative">
          {box}
          {after}
        </div>
      ) : (
        box
      )}
    </Frame>
  );
}

/** Several lines to fill in. */
export function TextArea({
  label,
  hint,
  error,
  hideLabel,
  className,
  ...rest
}: Around & ComponentProps<"textarea">) {
  const { id, input } = useAround({ hint, error });
  return (
    <Frame {...{ id, label, hint, error, hideLabel }}>
      <textarea
        rows={4}
        {...rest}
        {...input}
        className={classes(BOX, "py-2.5 leading-relaxed", className)}
      />
    </Frame>
  );
}

/** One of several; the system's own list, which phones show best. */
export function SelectField({
  label,
  hint,
  error,
  hideLabel,
  className,
  ...rest
}: Around & ComponentProps<"select">) {
  const { id, input } = useAround({ hint, error });
  return (
    <Frame {...{ id, label, hint, error, hideLabel }}>
      <select {...rest} {...input} className={classes(BOX, "h-11 pr-8", className)} />
    </Frame>
  );
}

/** On or off. */
export function CheckField({
  label,
  hint,
  className,
  ...rest
}: { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<"input">, "type">) {
  const id = useId();
  return (
    <div className={classes("flex items-start gap-3", className)}>
      <input
        {...rest}
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-5 shrink-0 accent-link"
      />
      <div>
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
