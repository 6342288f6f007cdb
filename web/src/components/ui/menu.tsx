import {
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useContext,
  useState,
} from "react";
import { classes } from "@/lib/classes";
import { MenuItemContext } from "./menu_item_context";

const load = () => import("./opened_menu");
const OpenedMenu = lazy(load);

/** What can be done with something, behind a button; what opens it comes when it is wanted. */
export function Menu({
  trigger,
  children,
}: {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
}) {
  const [wanted, setWanted] = useState(false);
  if (wanted) {
    return (
      <Suspense fallback={trigger}>
        <OpenedMenu trigger={trigger}>{children}</OpenedMenu>
      </Suspense>
    );
  }
  return cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
    onClick: () => setWanted(true),
  });
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
  const Item = useContext(MenuItemContext);
  if (!Item) return null;
  return (
    <Item
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
    </Item>
  );
}
