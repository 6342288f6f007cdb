import { Keyboard, LogOut, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useLogout } from "./logout";
import { useSession } from "./session";
import { openShortcuts } from "./shortcuts";

/** What concerns oneself. */
export default function AccountMenu() {
  const { t } = useTranslation();
  const { rules } = useSession();
  const logout = useLogout();
  return (
    <Menu
      trigger={
        <IconButton label={t("nav.menu")}>
          <UserRound aria-hidden size={20} />
        </IconButton>
      }
    >
      <MenuItem icon={<UserRound aria-hidden size={18} />} render={<Link to="/account" />}>
        {t("nav.account")}
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden size={18} />} onClick={openShortcuts}>
        {t("nav.shortcuts")}
      </MenuItem>
      {!rules.solo && (
        <MenuItem icon={<LogOut aria-hidden size={18} />} onClick={logout}>
          {t("nav.logout")}
        </MenuItem>
      )}
    </Menu>
  );
}
