import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { classes } from "@/lib/classes";
import { addressOf, VIEWS, type Wanted } from "./wanted";

/** Whose videos are shown; each is an address of its own. */
export function Tabs({ wanted }: { wanted: Wanted }) {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t("library.views")}
      className="-mx-4 flex overflow-x-auto border-b border-line px-3 sm:mx-0 sm:gap-1 sm:px-0"
    >
      {VIEWS.map((view) => {
        const here = view === wanted.view;
        const next =
          view === "trash" ? { ...wanted, view, group: "" as const } : { ...wanted, view };
        return (
          <Link
            key={view}
            to={{ search: addressOf(next).toString() }}
            aria-current={here ? "page" : undefined}
            className={classes(
              "relative inline-flex min-h-12 items-center rounded-t-xl px-2 text-sm font-medium whitespace-nowrap sm:px-3 sm:text-base",
              here
                ? "text-ink after:absolute after:inset-x-2 after:bottom-0 after:h-1 after:rounded-t-full after:bg-accent"
                : "text-muted hover:text-ink",
            )}
          >
            {t(`library.view.${view}`)}
          </Link>
        );
      })}
    </nav>
  );
}
