import { ChevronDown, Send } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type WebhookAnswer,
  webhooksDelete,
  webhooksDisable,
  webhooksEnable,
  webhooksTest,
} from "@/client";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useAct } from "@/lib/act";
import { data } from "@/lib/api";
import { classes } from "@/lib/classes";
import { Deliveries } from "./deliveries";

const Confirm = lazy(() => import("@/components/ui/confirm"));

/** One webhook: where it tells, whether it does, and its log. */
export function WebhookLine({ webhook }: { webhook: WebhookAnswer }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const off = webhook.disabled_at !== null;
  const log = `log-${webhook.id}`;
  return (
    <li className="grid gap-2 py-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{webhook.url}</span>
        <Badge tone={off ? "warn" : "good"}>
          {t(off ? "account.webhooks.off" : "account.webhooks.on")}
        </Badge>
      </p>
      <p className="flex flex-wrap gap-1">
        {webhook.events.length ? (
          webhook.events.map((type) => (
            <Badge key={type}>{t(`account.events.${type}`, { defaultValue: type })}</Badge>
          ))
        ) : (
          <Badge>{t("account.webhooks.all")}</Badge>
        )}
      </p>
      {off && webhook.disabled_for.includes("410") && (
        <p className="text-sm text-warn">{t("account.webhooks.gone")}</p>
      )}
      <Deeds webhook={webhook} off={off} onTest={() => setOpen(true)}>
        <Button
          kind="quiet"
          aria-expanded={open}
          aria-controls={log}
          onClick={() => setOpen(!open)}
          icon={
            <ChevronDown
              aria-hidden
              size={18}
              className={classes("transition-transform", open && "rotate-180")}
            />
          }
        >
          {t("account.webhooks.log")}
        </Button>
      </Deeds>
      <div id={log}>{open && <Deliveries webhook={webhook} off={off} />}</div>
    </li>
  );
}

function Deeds({
  webhook,
  off,
  onTest,
  children,
}: {
  webhook: WebhookAnswer;
  off: boolean;
  onTest: () => void;
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const path = { webhook_id: webhook.id };
  const test = useAct({
    run: () => data(webhooksTest({ path })),
    renews: [["deliveries", webhook.id]],
    done: () => t("account.webhooks.sent"),
    after: onTest,
  });
  const flip = useAct({
    run: () => data(off ? webhooksEnable({ path }) : webhooksDisable({ path })),
    renews: [["webhooks"], ["deliveries", webhook.id]],
  });
  const remove = useAct({
    run: () => webhooksDelete({ path }),
    renews: [["webhooks"]],
    done: () => t("account.webhooks.removed"),
  });
  return (
    <div className="-mx-1 flex flex-wrap gap-1">
      <Button
        busy={test.isPending}
        disabled={off}
        icon={<Send aria-hidden size={18} />}
        onClick={() => test.mutate(undefined)}
      >
        {t("account.webhooks.test")}
      </Button>
      {children}
      <Button kind="quiet" busy={flip.isPending} onClick={() => flip.mutate(undefined)}>
        {t(off ? "account.webhooks.enable" : "account.webhooks.disable")}
      </Button>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t("account.webhooks.remove")}
      </Button>
      {asking && (
        <Suspense>
          <Confirm
            title={t("account.webhooks.removeTitle")}
            deed={t("account.webhooks.remove")}
            busy={remove.isPending}
            onConfirm={() => remove.mutate(undefined)}
            onClose={() => setAsking(false)}
          >
            <p>{t("account.webhooks.removeText", { url: webhook.url })}</p>
          </Confirm>
        </Suspense>
      )}
    </div>
  );
}
