import { type FormEvent, type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Sends itself once at a time; what concerns no field is told above its button. */
export function DoorForm({
  send,
  sendLabel,
  busy,
  wrong,
  children,
}: {
  /** Answers with the name of the first field that must be looked at again. */
  send: () => Promise<string | undefined>;
  sendLabel: string;
  busy: boolean;
  wrong?: string;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    void send().then((field) => {
      const box = field && form.current?.elements.namedItem(field);
      if (box instanceof HTMLElement) requestAnimationFrame(() => box.focus());
    });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      {children}
      {wrong && <Notice tone="bad">{wrong}</Notice>}
      <Button type="submit" kind="primary" size="lg" busy={busy}>
        {sendLabel}
      </Button>
    </form>
  );
}
