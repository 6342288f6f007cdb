import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { classes } from "@/lib/classes";

/** What can be done with something, behind a button. */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="end" className="z-40">
          <Base.Popup className="min-w-52 rounded-2xl border border-line bg-surface p-1.5 shadow-xl">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** One line of it: something to do, or with `render` a link. */
export function MenuItem({
  icon,
  danger,
  onClick,
  render,
  disabled,
  children,
}: {
  icon?: ReactNode;
  danger?: boolean;
  onClick?: () => void;
  render?: ReactElement;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.Item
      onClick={onClick}
      render={render}
      disabled={disabled}
      className={classes(
        "flex min-h-11 cursor-default items-center gap-3 rounded-xl px-3 text-sm select-none",
        "data-highlighted:bg-raised data-disabled:opacity-50",
        danger && "text-bad",
      )}
    >
      {icon}
      {children}
    </Base.Item>
  );
}
