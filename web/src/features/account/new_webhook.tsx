import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type MadeWebhook, type NewWebhook as Wish, webhooksMake } from "@/client";
import { Button } from "@/components/ui/button";
import { CheckField, TextField } from "@/components/ui/field";
import { Segments } from "@/components/ui/segments";
import { useAct } from "@/lib/act";
import { data } from "@/lib/api";
import { Problem } from "@/lib/problem";
import { said } from "@/lib/said";

/** Those that others have a use for; the rest come where all are told. */
const EVENTS = [
  "video_ready",
  "video_failed",
  "video_paused",
  "video_cancelled",
  "storyboard_ready",
  "video_created",
  "video_edited",
  "budget_alert",
];

/** Where to tell what. */
export function NewWebhook({
  onMade,
  onClose,
}: {
  onMade: (webhook: MadeWebhook) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [url, setUrl] = useState("");
  const [which, setWhich] = useState<"all" | "some">("some");
  const [events, setEvents] = useState(["video_ready", "video_failed"]);
  const [slip, setSlip] = useState("");
  const make = useAct({
    run: (body: Wish) => data(webhooksMake({ body })),
    renews: [["webhooks"]],
    after: onMade,
    refused: (error) => {
      if (!(error instanceof Problem && error.status === 422)) return false;
      setSlip(said(error, t));
      return true;
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const missing = !/^https?:\/\/\S+$/.test(url.trim());
    setSlip(missing ? t("account.webhooks.urlForm") : "");
    if (missing || (which === "some" && !events.length)) return;
    make.mutate({ url: url.trim(), events: which === "all" ? [] : events });
  };
  const flip = (type: string) =>
    setEvents(events.includes(type) ? events.filter((each) => each !== type) : [...events, type]);
  return (
    <form onSubmit={send} noValidate className="grid gap-4 rounded-2xl bg-raised p-4">
      <TextField
        autoFocus
        label={t("account.webhooks.url")}
        hint={t("account.webhooks.urlHint")}
        type="url"
        inputMode="url"
        autoComplete="url"
        placeholder="https://"
        maxLength={2000}
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        error={slip || undefined}
      />
      <Segments
        label={t("account.webhooks.which")}
        value={which}
        options={[
          { value: "some", label: t("account.webhooks.some") },
          { value: "all", label: t("account.webhooks.all") },
        ]}
        onChange={setWhich}
      />
      {which === "some" && (
        <fieldset className="grid gap-3 sm:grid-cols-2">
          <legend className="sr-only">{t("account.webhooks.some")}</legend>
          {EVENTS.map((type) => (
            <CheckField
              key={type}
              label={t(`account.events.${type}`)}
              hint={<code>{type}</code>}
              checked={events.includes(type)}
              onChange={() => flip(type)}
            />
          ))}
          {!events.length && (
            <p role="alert" className="text-sm text-bad">
              {t("account.webhooks.eventsMissing")}
            </p>
          )}
        </fieldset>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" busy={make.isPending}>
          {t("account.webhooks.make")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
