import { useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

/** On another page one begins at its top, by eye and by screen reader; going back keeps the place. */
export function useArrival(): void {
  const { pathname } = useLocation();
  const how = useNavigationType();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (how === "POP") return;
    scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname, how]);
}
