import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { MenuItemContext } from "./menu_item_context";

/** A menu that opens as it comes; from then on its button opens and closes it. */
export default function OpenedMenu({
  trigger,
  children,
}: {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
}) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="end" className="z-40">
          <Base.Popup className="min-w-52 rounded-2xl border border-line bg-surface p-1.5 shadow-xl">
            <MenuItemContext value={Base.Item}>{children}</MenuItemContext>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
