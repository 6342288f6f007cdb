import { Sparkles } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { said } from "@/lib/said";
import { ObstacleNote } from "./obstacle_note";
import { PriceLine, PriceParts } from "./price";
import type { Order } from "./use_order";

/** The button, its price, and why it cannot be pressed; on a phone always within reach. */
export function GoBar({ order }: { order: Order }) {
  const { t } = useTranslation();
  const note = useId();
  const { asked, obstacle, create, wrong, press } = order;
  const failed = create.error !== null && Object.keys(wrong).every((field) => field === "");
  const blocked = obstacle !== null && obstacle.why !== "empty";
  const go = () => {
    if (obstacle?.why === "empty") document.querySelector<HTMLElement>("#main textarea")?.focus();
    else press();
  };
  return (
    <div className="fixed inset-x-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 grid gap-2 border-t border-line bg-paper px-4 py-2.5 sm:px-6 md:sticky md:top-14 md:bottom-auto md:-mx-2 md:mt-2 md:border-0 md:px-2 md:py-2.5">
      <div className="flex flex-col-reverse gap-2 md:min-h-16 md:flex-row md:items-start md:gap-4">
        <Button
          kind="primary"
          size="lg"
          busy={create.isPending}
          icon={<Sparkles aria-hidden size={22} />}
          aria-disabled={blocked || undefined}
          aria-describedby={obstacle ? note : undefined}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={go}
          className="shrink-0"
        >
          {t(create.isPending ? "create.going" : "create.go")}
        </Button>
        <div className="grid min-w-0 flex-1 gap-1.5">
          {failed && (
            <p role="alert" className="text-sm text-bad">
              {wrong[""] || said(create.error, t)}
            </p>
          )}
          {obstacle && !failed && <ObstacleNote id={note} obstacle={obstacle} order={order} />}
          {obstacle?.why !== "empty" && obstacle?.why !== "quota" && (
            <>
              <PriceLine asked={asked} free={isFree(order)} />
              <PriceParts asked={asked} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** Whether nothing that is chosen could cost, whatever is written. */
function isFree({ order, catalogue }: Order): boolean {
  if (!catalogue.data || !(order.theme || order.script || order.text)) return false;
  const { tiers, voices, writers } = catalogue.data;
  const tier = tiers.find((each) => each.name === (order.clips ?? "motion"));
  const voice = voices.find((each) => (order.voice ? each.id === order.voice : each.default));
  const writer = writers.find((each) => each.name === order.writer);
  return Boolean(
    (order.media || tier?.free) &&
      (order.voice_over || voice?.microusd_per_minute === 0) &&
      (!order.writer || writer?.free),
  );
}
