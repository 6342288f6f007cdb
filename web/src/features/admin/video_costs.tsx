import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { adminCosts } from "@/client";
import { Asked } from "@/components/asked";
import { Section } from "@/components/section";
import { data } from "@/lib/api";
import { dollars } from "@/lib/format";
import { Csv } from "./csv";
import { Span } from "./span";
import { Tile, Tiles } from "./tile";

const SHOWN = 10;

/** What finished videos were billed, the most expensive first. */
export function VideoCosts() {
  const { t, i18n } = useTranslation();
  const [days, setDays] = useState(30);
  const money = (amount: number) => dollars(amount, i18n.language);
  const query = useQuery({
    queryKey: ["admin", "costs", days],
    queryFn: () => data(adminCosts({ query: { days } })),
    placeholderData: keepPreviousData,
  });
  const name = t("admin.costs.title");
  return (
    <Section title={name} action={<Csv what={`metrics/costs?days=${days}`} name={name} />}>
      <Span days={days} onChange={setDays} />
      <Asked query={query} size="h-56">
        {(found) => (
          <>
            <Tiles>
              <Tile name={t("admin.costs.videos")}>{found.videos}</Tile>
              <Tile name={t("admin.costs.free")}>{found.free_videos}</Tile>
              <Tile name={t("admin.costs.half")}>{money(found.p50_microusd)}</Tile>
              <Tile name={t("admin.costs.total")}>{money(found.total_microusd)}</Tile>
            </Tiles>
            <ol className="divide-y divide-line">
              {found.items
                .filter((each) => each.bill_microusd > 0)
                .slice(0, SHOWN)
                .map((each) => (
                  <li
                    key={each.video_id}
                    className="flex min-h-11 items-center justify-between gap-4"
                  >
                    <Link
                      to={`/videos/${each.video_id}`}
                      className="inline-flex min-h-11 items-center text-link underline"
                    >
                      {each.title || each.video_id}
                    </Link>
                    <span className="shrink-0 font-medium tabular-nums">
                      {money(each.bill_microusd)}
                    </span>
                  </li>
                ))}
            </ol>
          </>
        )}
      </Asked>
    </Section>
  );
}
