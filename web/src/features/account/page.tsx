import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useSession } from "@/app/session";
import { Page } from "@/components/page";
import { Api } from "./api";
import { Keys } from "./keys";
import { Look } from "./look";
import { Password } from "./password";
import { Profile } from "./profile";
import { Sessions } from "./sessions";
import { Webhooks } from "./webhooks";

export function Component() {
  const { t } = useTranslation();
  const { rules } = useSession();
  const { hash } = useLocation();
  useEffect(() => {
    // The browser looked for the part before the page was there.
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  // Where nobody signs in there is nothing to sign out of, and nobody needs a key.
  const parts = rules.solo
    ? (["profile", "look", "webhooks", "api"] as const)
    : (["profile", "look", "password", "sessions", "keys", "webhooks", "api"] as const);
  return (
    <Page title={t("account.title")}>
      <div className="grid gap-6 md:grid-cols-[13rem_minmax(0,1fr)]">
        <nav aria-label={t("account.parts")} className="hidden md:block">
          <ul className="sticky top-20 grid gap-1">
            {parts.map((part) => (
              <li key={part}>
                <a
                  href={`#${part}`}
                  className="flex min-h-11 items-center rounded-xl px-3 font-medium text-muted hover:bg-raised hover:text-ink"
                >
                  {t(`account.${part}.title`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid min-w-0 gap-5">
          <Profile />
          <Look />
          {!rules.solo && <Password />}
          {!rules.solo && <Sessions />}
          {!rules.solo && <Keys />}
          <Webhooks />
          <Api />
        </div>
      </div>
    </Page>
  );
}
