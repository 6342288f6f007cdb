import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { Skeleton } from "@/components/ui/skeleton";
import { useArrival } from "./arrival";
import { Unbroken } from "./broken";
import { BottomNav, TopNav } from "./navigation";
import { Shortcuts } from "./shortcuts";

/** What is around every page: the way about, on top of it and on a phone below. */
export function Shell() {
  const { t } = useTranslation();
  useArrival();
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-xl focus:bg-accent focus:px-4 focus:py-2 focus:text-on-accent"
      >
        {t("skip")}
      </a>
      <TopNav />
      <Unbroken>
        <Suspense fallback={<Arriving />}>
          <Outlet />
        </Suspense>
      </Unbroken>
      <BottomNav />
      <Shortcuts />
    </>
  );
}

/** A page on its way, of about its shape, so that nothing jumps. */
function Arriving() {
  const { t } = useTranslation();
  return (
    <main id="main" className="mx-auto max-w-6xl px-4 pt-5 sm:px-6" aria-busy="true">
      <span className="sr-only" role="status">
        {t("loading")}
      </span>
      <Skeleton className="mb-5 h-10 w-56" />
      <Skeleton className="h-64" />
    </main>
  );
}
