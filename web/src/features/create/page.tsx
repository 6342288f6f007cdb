import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { CatalogueOut } from "@/client";
import { CodeField } from "@/components/code_field";
import { Failed } from "@/components/failed";
import { Page } from "@/components/page";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { Choices } from "./choices";
import { GoBar } from "./go_bar";
import { Preview } from "./preview";
import { Tell } from "./tell";
import { useLooks } from "./use_looks";
import { type Order, useOrder } from "./use_order";

/** A theme and a button; the rest is folded, and as it was the last time. */
export function Component() {
  const { t } = useTranslation();
  const order = useOrder();
  const { catalogue, draft, setDraft, wrong } = order;
  usePress(order.press);
  useMarked(order.create.error);
  return (
    <Page title={t("create.title")}>
      <div className="grid items-start gap-x-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0">
          <Tell {...{ draft, wrong }} onChange={setDraft} catalogue={catalogue.data} />
          {order.codeAsked && (
            <div className="mt-3 max-w-sm">
              <CodeField value={order.code} onChange={order.setCode} error={wrong.access_code} />
            </div>
          )}
          <GoBar order={order} />
          <div className="mt-4 grid gap-4 md:mt-1">
            {catalogue.data ? (
              <Chosen order={order} catalogue={catalogue.data} />
            ) : catalogue.error ? (
              <Failed error={catalogue.error} again={() => void catalogue.refetch()} />
            ) : (
              <Waiting />
            )}
          </div>
        </div>
        {catalogue.data ? (
          <Aside order={order} catalogue={catalogue.data} />
        ) : (
          <Skeleton className="mx-auto hidden aspect-9/16 w-64 rounded-3xl lg:block" />
        )}
      </div>
      <div aria-hidden className="h-28 md:hidden" />
    </Page>
  );
}

function Chosen({ order, catalogue }: { order: Order; catalogue: CatalogueOut }) {
  const looks = useLooks(catalogue, order.wishes, order.draft);
  return looks && <Choices {...{ order, catalogue, looks }} />;
}

function Aside({ order, catalogue }: { order: Order; catalogue: CatalogueOut }) {
  const looks = useLooks(catalogue, order.wishes, order.draft);
  return looks && <Preview {...looks} className="sticky top-20 hidden lg:block" />;
}

const FOLDS = ["style", "voice", "music", "captions", "visuals", "media", "story", "format"];

function Waiting() {
  return (
    <Card className="overflow-hidden p-0! sm:p-0!" aria-busy="true">
      {FOLDS.map((each) => (
        <div key={each} className="flex h-14 items-center px-4">
          <Skeleton className="h-5 w-40" />
        </div>
      ))}
    </Card>
  );
}

/** After a refusal one stands at the first field that was marked. */
function useMarked(error: unknown): void {
  useEffect(() => {
    if (error) document.querySelector<HTMLElement>("#main [aria-invalid=true]")?.focus();
  }, [error]);
}

/** Ctrl+Enter or ⌘+Enter, wherever one is on the page. */
function usePress(press: () => void): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      press();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
}
