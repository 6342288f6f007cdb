import { ArchiveRestore, Captions, HandCoins, Pencil, Rocket } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSession } from "@/app/session";
import { buttonStyle } from "@/components/ui/button";
import { classes } from "@/lib/classes";
import { useTitle } from "@/lib/title";
import { Sample } from "./sample";

/** For who is new: what it is, shown by a video it made. */
export function Welcome() {
  useTitle("");
  return (
    <main id="main" tabIndex={-1} className="overflow-x-clip outline-none">
      <Hero />
      <Steps />
      <Promises />
      <Last />
    </main>
  );
}

/** On a phone signing in is above at all times. */
function Doors() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap gap-3 max-sm:w-full">
      <Link to="/register" className={classes(buttonStyle("primary", "lg"), "max-sm:w-full")}>
        {t("landing.register")}
      </Link>
      <Link to="/login" className={classes(buttonStyle("secondary", "lg"), "max-sm:hidden")}>
        {t("landing.login")}
      </Link>
    </div>
  );
}

function Hero() {
  const { t } = useTranslation();
  return (
    <section className="mx-auto grid max-w-6xl items-center gap-10 px-4 pt-8 pb-14 sm:px-6 md:grid-cols-[1.1fr_1fr] md:gap-14 md:pt-14 lg:pb-20">
      <div className="grid gap-6">
        <h1 className="font-display text-[2.6rem] leading-[1.04] tracking-tight sm:text-6xl lg:text-7xl">
          {t("landing.title")}
        </h1>
        <p className="max-w-xl text-lg text-muted sm:text-xl">{t("landing.text")}</p>
        <Doors />
      </div>
      <Sample />
    </section>
  );
}

function Steps() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="steps" className="border-y border-line bg-surface py-14 lg:py-20">
      <div className="mx-auto max-w-6xl px-4 sm:px-6">
        <h2 id="steps" className="mb-8 font-display text-3xl sm:text-4xl">
          {t("landing.steps.title")}
        </h2>
        <ol className="grid gap-8 md:grid-cols-3">
          {(["theme", "watch", "post"] as const).map((step, at) => (
            <li key={step} className="grid content-start gap-3">
              <span
                aria-hidden
                className="grid size-12 place-content-center rounded-2xl bg-accent font-display text-xl text-on-accent"
              >
                {at + 1}
              </span>
              <h3 className="text-xl font-semibold">{t(`landing.steps.${step}`)}</h3>
              <p className="text-muted">{t(`landing.steps.${step}Text`)}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

const PROMISES = [
  ["first", Rocket],
  ["nothingLost", ArchiveRestore],
  ["oneScene", Pencil],
  ["captions", Captions],
] as const;

function Promises() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="promises" className="mx-auto max-w-6xl px-4 py-14 sm:px-6 lg:py-20">
      <h2 id="promises" className="mb-8 font-display text-3xl sm:text-4xl">
        {t("landing.promises.title")}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {PROMISES.map(([name, Icon]) => (
          <li
            key={name}
            className="grid content-start gap-3 rounded-3xl border border-line bg-surface p-6"
          >
            <Icon aria-hidden size={28} className="text-link" />
            <h3 className="text-xl font-semibold">{t(`landing.promises.${name}`)}</h3>
            <p className="text-muted">{t(`landing.promises.${name}Text`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Last() {
  const { t } = useTranslation();
  const { rules } = useSession();
  const open = rules.access_code_required === "never";
  return (
    <section className="border-t border-line bg-raised py-14">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-6 px-4 sm:px-6">
        <div className="grid gap-2">
          <h2 className="flex items-center gap-3 font-display text-2xl sm:text-3xl">
            <HandCoins aria-hidden size={30} className="shrink-0 max-sm:hidden" />
            {t("landing.last.title")}
          </h2>
          <p className="max-w-xl text-muted">
            {t(open ? "landing.last.open" : "landing.last.text")}
          </p>
        </div>
        <Doors />
      </div>
    </section>
  );
}
