import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import {
  type AttemptAnswer,
  type DeliveryAnswer,
  type WebhookAnswer,
  webhooksLog,
  webhooksResend,
} from "@/client";
import { Failed } from "@/components/failed";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useAct } from "@/lib/act";
import { data } from "@/lib/api";
import { ago, moment } from "@/lib/format";

const PAGE = 10;
const LOOK_AGAIN_MS = 3_000;
const TONES: Record<DeliveryAnswer["status"], Tone> = {
  delivered: "good",
  waiting: "plain",
  given_up: "bad",
};

/** What a webhook was told, newest first, and what became of it. */
export function Deliveries({ webhook, off }: { webhook: WebhookAnswer; off: boolean }) {
  const { t } = useTranslation();
  const log = useInfiniteQuery({
    queryKey: ["deliveries", webhook.id],
    queryFn: ({ pageParam }) =>
      data(
        webhooksLog({
          path: { webhook_id: webhook.id },
          query: { cursor: pageParam, limit: PAGE },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some((each) => each.status === "waiting"))
        ? LOOK_AGAIN_MS
        : false,
  });
  if (log.error && !log.data) return <Failed error={log.error} again={() => void log.refetch()} />;
  if (!log.data) return <Skeleton className="h-16" />;
  const lines = log.data.pages.flatMap((page) => page.items);
  if (!lines.length) return <p className="text-sm text-muted">{t("account.deliveries.none")}</p>;
  return (
    <div className="grid gap-2 rounded-2xl bg-raised p-3">
      <ul className="grid gap-1">
        {lines.map((each) => (
          <Line key={each.id} delivery={each} webhookId={webhook.id} off={off} />
        ))}
      </ul>
      {log.hasNextPage && (
        <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t("account.deliveries.more")}
        </Button>
      )}
    </div>
  );
}

function Line({
  delivery,
  webhookId,
  off,
}: {
  delivery: DeliveryAnswer;
  webhookId: string;
  off: boolean;
}) {
  const { t, i18n } = useTranslation();
  const again = useAct({
    run: () => data(webhooksResend({ path: { webhook_id: webhookId, delivery_id: delivery.id } })),
    renews: [["deliveries", webhookId]],
  });
  const { type, video } = told(delivery.payload);
  return (
    <li className="grid gap-1 rounded-xl bg-surface p-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={TONES[delivery.status]}>{t(`account.deliveries.${delivery.status}`)}</Badge>
        <code className="font-semibold">{type}</code>
        {video && (
          <Link to={`/videos/${video}`} className="text-link underline">
            {video}
          </Link>
        )}
        <span className="text-muted">{ago(delivery.created_at, i18n.language)}</span>
        <Button
          kind="quiet"
          className="ml-auto"
          busy={again.isPending}
          disabled={off || delivery.status === "waiting"}
          onClick={() => again.mutate(undefined)}
        >
          {t("account.deliveries.again")}
        </Button>
      </div>
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center text-link underline">
          {t("account.deliveries.attempts", { count: delivery.attempts })}
        </summary>
        <Attempts log={delivery.log} next={delivery.next_at} />
        <pre className="mt-2 overflow-x-auto rounded-lg bg-raised p-2 whitespace-pre-wrap">
          {JSON.stringify(delivery.payload, null, 2)}
        </pre>
      </details>
    </li>
  );
}

function Attempts({ log, next }: { log: AttemptAnswer[]; next: string | null }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="grid gap-1 text-muted">
      {log.map((attempt) => (
        <li key={attempt.at}>
          {moment(attempt.at, i18n.language)} –{" "}
          {attempt.status_code === null
            ? t("account.deliveries.noAnswer")
            : t("account.deliveries.answer", { code: attempt.status_code })}
          {", "}
          {t("account.deliveries.took", { count: attempt.took_ms })}
          {attempt.error && <span className="block text-bad">{attempt.error}</span>}
          {attempt.answer && <code className="block">{attempt.answer}</code>}
        </li>
      ))}
      {next && <li>{t("account.deliveries.next", { when: moment(next, i18n.language) })}</li>}
    </ul>
  );
}

function told(payload: DeliveryAnswer["payload"]): { type: string; video?: string } {
  const data = payload.data as { video_id?: unknown } | undefined;
  const video = typeof data?.video_id === "string" ? data.video_id : undefined;
  return { type: String(payload.type ?? ""), video };
}
