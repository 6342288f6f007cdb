import { lazy, Suspense, useEffect, useState } from "react";
import { useNavigate } from "react-router";

const ShortcutList = lazy(() => import("./shortcut_list"));
const OPEN = "reelwright:shortcuts";

/** Show the list of shortcuts. */
export function openShortcuts(): void {
  dispatchEvent(new Event(OPEN));
}

const GO: Record<string, string> = { c: "/create", l: "/library" };

/** Keys that work on every page, and their list behind `?`. */
export function Shortcuts() {
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let going = false;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const goes = going ? GO[event.key] : undefined;
      going = event.key === "g";
      if (goes) navigate(goes);
      else if (event.key === "n") navigate("/create");
      else if (event.key === "?") setOpen(true);
      else if (event.key === "/") {
        const search = document.querySelector<HTMLElement>("[type=search]");
        if (!search) return;
        search.focus();
      } else return;
      event.preventDefault();
    };
    const show = () => setOpen(true);
    addEventListener("keydown", press);
    addEventListener(OPEN, show);
    return () => {
      removeEventListener("keydown", press);
      removeEventListener(OPEN, show);
    };
  }, [navigate]);
  if (!open) return null;
  return (
    <Suspense>
      <ShortcutList onClose={() => setOpen(false)} />
    </Suspense>
  );
}

/** Letters belong to what is being written. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, [role=dialog] *"))
  );
}
