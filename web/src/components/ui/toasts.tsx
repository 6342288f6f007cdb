import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "@/lib/classes";

const manager = Toast.createToastManager();

interface Told {
  title: string;
  text?: string;
  bad?: boolean;
  /** One thing to do about it, such as undo. */
  action?: { label: string; run: () => void };
}

/** Tell something for a few seconds, from anywhere; screen readers hear it too. */
export function tell({ title, text, bad, action }: Told): void {
  const id = manager.add({
    title,
    description: text,
    type: bad ? "bad" : "plain",
    priority: bad ? "high" : "low",
    timeout: action || bad ? 10_000 : 5_000,
    actionProps: action && {
      children: action.label,
      onClick: () => {
        manager.close(id);
        action.run();
      },
    },
  });
}

/** Around the app: where it is shown. */
export function Toasts({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="pointer-events-none fixed inset-x-3 bottom-[calc(5rem+var(--bar,0px))] z-50 mx-auto grid max-w-md gap-2 md:right-6 md:left-auto md:bottom-[calc(1.5rem+var(--bar,0px))] md:w-96">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const { t } = useTranslation();
  return Toast.useToastManager().toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={classes(
        "pointer-events-auto rounded-2xl border bg-surface shadow-lg transition-[opacity,transform] data-limited:hidden",
        "data-starting-style:translate-y-3 data-starting-style:opacity-0 data-ending-style:opacity-0",
        toast.type === "bad" ? "border-bad" : "border-edge",
      )}
    >
      <Toast.Content className="flex items-center gap-2 py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <Toast.Title className="text-sm font-semibold" />
          <Toast.Description className="text-sm text-muted" />
        </div>
        {toast.actionProps && (
          <Toast.Action className="min-h-11 rounded-xl px-3 text-sm font-semibold text-link hover:bg-raised" />
        )}
        <Toast.Close
          aria-label={t("close")}
          className="inline-flex size-11 items-center justify-center rounded-xl hover:bg-raised"
        >
          <X aria-hidden size={18} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
