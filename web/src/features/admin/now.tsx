import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { adminRunning, type RunningOut, type WorkingVideoOut } from "@/client";
import { Asked, Below } from "@/components/asked";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Bar } from "@/components/ui/bar";
import { Notice } from "@/components/ui/notice";
import { data } from "@/lib/api";
import { ago, dollars } from "@/lib/format";
import { Csv } from "./csv";
import { Providers } from "./providers";
import { Tile, Tiles } from "./tile";

const EVERY_MS = 3_000;

/** What is being made at this moment, and how those who help with it are. */
export function Now() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["admin", "running"],
    queryFn: () => data(adminRunning()),
    refetchInterval: EVERY_MS,
  });
  const name = t("admin.running.title");
  return (
    <>
      <Section
        title={name}
        lead={t("admin.running.lead")}
        action={<Csv what="running" name={name} />}
      >
        <Asked query={query} size="h-72">
          {(found) => <Running found={found} />}
        </Asked>
      </Section>
      <Below query={query}>
        <Providers />
      </Below>
    </>
  );
}

function Running({ found }: { found: RunningOut }) {
  const { t } = useTranslation();
  const count = (...statuses: string[]) =>
    statuses.reduce((sum, status) => sum + (found.by_status[status] ?? 0), 0);
  return (
    <>
      {found.live_workers === 0 && (
        <Notice tone="bad" title={t("admin.running.noWorker")}>
          {t("admin.running.noWorkerText")}
        </Notice>
      )}
      <Tiles>
        <Tile name={t("admin.running.workers")} bad={found.live_workers === 0}>
          {found.live_workers}
        </Tile>
        <Tile name={t("admin.running.working")}>
          {count("queued", "processing", "ready_to_assemble", "assembling")}
        </Tile>
        <Tile name={t("admin.running.waiting")}>{count("awaiting_approval", "paused")}</Tile>
        <Tile name={t("admin.running.failed")} bad={count("failed") > 0}>
          {count("failed")}
        </Tile>
      </Tiles>
      {found.videos.length ? (
        <ul className="divide-y divide-line">
          {found.videos.map((video) => (
            <Working key={video.video_id} video={video} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">{t("admin.running.none")}</p>
      )}
      <InFlight found={found} />
    </>
  );
}

function Working({ video }: { video: WorkingVideoOut }) {
  const { t, i18n } = useTranslation();
  const label = t("admin.running.pictures", { count: video.pictures, scenes: video.scenes });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <Link
          to={`/videos/${video.video_id}`}
          className="inline-flex min-h-11 items-center font-medium text-link underline"
        >
          {video.title || video.video_id}
        </Link>
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          <Badge>{t(`admin.status.${video.status}`)}</Badge>
          {t("admin.running.updated", { when: ago(video.updated_at, i18n.language) })}
        </p>
      </div>
      {video.scenes > 0 && (
        <div className="flex-1 basis-44">
          <p className="mb-1 text-sm text-muted">{label}</p>
          <Bar value={video.pictures} of={video.scenes} label={label} />
        </div>
      )}
    </li>
  );
}

function InFlight({ found }: { found: RunningOut }) {
  const { t, i18n } = useTranslation();
  if (!found.in_flight.length) return null;
  return (
    <div>
      <h3 className="mb-1 font-semibold">{t("admin.running.inFlight")}</h3>
      <ul className="grid gap-1 text-sm">
        {found.in_flight.map((each) => (
          <li key={`${each.provider} ${each.kind}`} className="flex flex-wrap gap-x-3">
            <span className="font-medium">
              {each.provider} · {t(`admin.kind.${each.kind}`, { defaultValue: each.kind })}
            </span>
            <span className="text-muted">
              {t("admin.running.requests", {
                count: each.count,
                price: dollars(each.microusd, i18n.language),
              })}
              {each.oldest_sent_at &&
                ` · ${t("admin.running.oldest", { when: ago(each.oldest_sent_at, i18n.language) })}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
