import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useSession } from "@/app/session";
import { Page } from "@/components/page";
import { classes } from "@/lib/classes";
import { Accounts } from "./accounts";
import { Code } from "./code";
import { Figures } from "./figures";
import { Money } from "./money";
import { Now } from "./now";

const VIEWS = { now: Now, accounts: Accounts, code: Code, money: Money, figures: Figures };
type View = keyof typeof VIEWS;
const ALL = Object.keys(VIEWS) as View[];
/** Where nobody signs in there are no others to let in. */
const SOLO: View[] = ["now", "money", "figures"];

export function Component() {
  const { t } = useTranslation();
  const { rules } = useSession();
  const [query] = useSearchParams();
  const views = rules.solo ? SOLO : ALL;
  const view = views.find((each) => each === query.get("view")) ?? "now";
  const Shown = VIEWS[view];
  return (
    <Page title={t("admin.title")}>
      <Views views={views} view={view} />
      <div className="grid gap-5">
        <Shown />
      </div>
    </Page>
  );
}

/** The way between them; on a phone a finger moves it sideways. */
function Views({ views, view }: { views: View[]; view: View }) {
  const { t } = useTranslation();
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view, another place
  useEffect(() => {
    const present = list.current?.querySelector("[aria-current]");
    present?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [view]);
  return (
    <nav
      ref={list}
      aria-label={t("admin.views")}
      className="-mx-4 mb-5 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:px-1"
    >
      <ul className="flex w-max gap-1 rounded-2xl border border-line bg-surface p-1">
        {views.map((each) => (
          <li key={each}>
            <Link
              to={each === "now" ? "/admin" : `/admin?view=${each}`}
              aria-current={each === view ? "page" : undefined}
              className={classes(
                "inline-flex min-h-11 items-center rounded-xl px-3.5 whitespace-nowrap",
                each === view ? "bg-ink font-semibold text-paper" : "text-muted hover:bg-raised",
              )}
            >
              {t(`admin.view.${each}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
