import type { Menu } from "@base-ui/react/menu";
import { createContext } from "react";

/** What a line of a menu is made of, once the menu is there. */
export const MenuItemContext = createContext<typeof Menu.Item | null>(null);
