import { Clapperboard, Gauge, Plus, Sparkles, UserRound } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";
import type { AccountOut } from "@/client";
import { buttonStyle } from "@/components/ui/button";
import { classes } from "@/lib/classes";
import { useSession } from "./session";

const AccountMenu = lazy(() => import("./account_menu"));

function useEntries() {
  const { t } = useTranslation();
  const { account } = useSession();
  return [
    { to: "/create", label: t("nav.create"), Icon: Plus },
    { to: "/library", label: t("nav.library"), Icon: Clapperboard },
    ...(account?.is_admin ? [{ to: "/admin", label: t("nav.admin"), Icon: Gauge }] : []),
  ];
}

export function TopNav() {
  const { t } = useTranslation();
  const { account } = useSession();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper/92 backdrop-blur">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Link
          to="/"
          className="flex min-h-11 min-w-11 items-center gap-2 rounded-lg pr-2 font-display text-lg"
        >
          <img src="/mark.svg" alt="" width={30} height={30} />
          <span className={account ? "max-sm:sr-only" : ""}>Reelwright</span>
        </Link>
        {account && (
          <nav aria-label={t("nav.main")} className="ml-3 hidden gap-1 md:flex">
            <Entries />
          </nav>
        )}
        <div className="ml-auto flex items-center gap-1">
          {account ? (
            <>
              <Quota account={account} />
              <Suspense fallback={<span className="size-11" />}>
                <AccountMenu />
              </Suspense>
            </>
          ) : (
            <Link to="/login" className={buttonStyle("secondary")}>
              {t("nav.login")}
            </Link>
          )}
        </div>
      </div>
    </header>
  );
}

function Entries() {
  return useEntries().map(({ to, label, Icon }) => (
    <NavLink
      key={to}
      to={to}
      className={({ isActive }) =>
        classes(
          "inline-flex h-10 items-center gap-2 rounded-xl px-3 font-medium",
          isActive ? "bg-raised" : "text-muted hover:bg-raised hover:text-ink",
        )
      }
    >
      <Icon aria-hidden size={18} />
      {label}
    </NavLink>
  ));
}

/** On a phone, within reach of the thumb. */
export function BottomNav() {
  const { t } = useTranslation();
  const { account } = useSession();
  const entries = [...useEntries(), { to: "/account", label: t("nav.account"), Icon: UserRound }];
  if (!account) return null;
  return (
    <nav
      aria-label={t("nav.main")}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-paper/95 pb-[env(safe-area-inset-bottom)] backdrop-blur md:hidden"
    >
      <ul className="flex">
        {entries.map(({ to, label, Icon }) => (
          <li key={to} className="flex-1">
            <NavLink
              to={to}
              className={({ isActive }) =>
                classes(
                  "grid min-h-14 place-content-center justify-items-center gap-0.5 text-xs",
                  isActive ? "font-semibold text-ink" : "text-muted",
                )
              }
            >
              {({ isActive }) => (
                <>
                  <span
                    className={classes(
                      "rounded-full px-4 py-0.5",
                      isActive && "bg-accent text-on-accent",
                    )}
                  >
                    <Icon aria-hidden size={20} />
                  </span>
                  {label}
                </>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `john@email.com (1/2 ✨)`, drawn: not every system has a font with the sparkles. */
function Quota({ account }: { account: AccountOut }) {
  const { t } = useTranslation();
  const { rules } = useSession();
  if (rules.solo) return null;
  const open = account.max_videos < 0;
  const told = open
    ? t("nav.unlimited", { count: account.video_count })
    : t("nav.quota", { count: account.video_count, max: account.max_videos });
  return (
    <span className="flex min-w-0 items-center gap-1 text-sm text-muted" title={told}>
      <span className="max-w-[42vw] truncate sm:max-w-64">{account.email}</span>
      <span
        aria-hidden
        className="inline-flex items-center font-semibold whitespace-nowrap text-ink"
      >
        ({account.video_count}/{open ? "∞" : account.max_videos}
        <Sparkles size={15} className="ml-1 fill-accent" />)
      </span>
      <span className="sr-only">{told}</span>
    </span>
  );
}
