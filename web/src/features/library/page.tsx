import { ListChecks } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Failed } from "@/components/failed";
import { Page } from "@/components/page";
import { Button } from "@/components/ui/button";
import { useLiveShelf } from "@/lib/live_shelf";
import { useDeeds } from "./deeds";
import { Filters } from "./filters";
import { Grid, GridSkeleton } from "./grid";
import { Nothing } from "./nothing";
import { Room } from "./room";
import { useSelection } from "./selection";
import { SelectionBar } from "./selection_bar";
import { useShelf } from "./shelf";
import { Tabs } from "./tabs";
import { addressOf, isNarrowed, type Wanted, wantedOf } from "./wanted";

/** All videos that one may see. */
export function Component() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const wanted = wantedOf(address);
  const change = (by: Partial<Wanted>) =>
    setAddress(addressOf({ ...wanted, ...by }), { replace: "search" in by });
  return (
    <Page title={t("nav.library")} actions={<Room />}>
      <News />
      <Tabs wanted={wanted} />
      <Shelf key={wanted.view} wanted={wanted} onChange={change} />
    </Page>
  );
}

function Shelf({
  wanted,
  onChange,
}: {
  wanted: Wanted;
  onChange: (change: Partial<Wanted>) => void;
}) {
  const { t } = useTranslation();
  const shelf = useShelf(wanted);
  const deeds = useDeeds();
  const selection = useSelection();
  const videos = useMemo(() => shelf.data?.pages.flatMap((page) => page.items) ?? [], [shelf.data]);
  const some = videos.length > 0;
  const trash = wanted.view === "trash";
  const canChoose = videos.some((video) => video.own);
  return (
    <>
      {some || isNarrowed(wanted) || shelf.isPending ? (
        <Filters wanted={wanted} onChange={onChange}>
          {canChoose && !selection.on && (
            <Button
              kind="quiet"
              icon={<ListChecks aria-hidden size={18} />}
              onClick={selection.begin}
              className="max-sm:px-3.5"
            >
              <span className="max-sm:sr-only">{t("library.select")}</span>
            </Button>
          )}
        </Filters>
      ) : (
        <div className="h-4" />
      )}
      {trash && some && <p className="mb-4 text-sm text-muted">{t("library.trashText")}</p>}
      {shelf.isPending ? (
        <GridSkeleton />
      ) : shelf.isError && !some ? (
        <Failed error={shelf.error} again={() => void shelf.refetch()} />
      ) : some ? (
        <>
          <h2 className="sr-only">{t(`library.view.${wanted.view}`)}</h2>
          <Grid videos={videos} shelf={shelf} deeds={deeds} selection={selection} />
        </>
      ) : (
        <Nothing wanted={wanted} onAll={() => onChange({ search: "", group: "" })} />
      )}
      {selection.on && some && (
        <SelectionBar videos={videos} selection={selection} deeds={deeds} trash={trash} />
      )}
    </>
  );
}

/** What happens to one's videos, for who does not see it. */
function News() {
  const { t } = useTranslation();
  const news = useLiveShelf();
  return (
    <p role="status" className="sr-only">
      {news && t(`library.news.${news.type}`, { title: news.title })}
    </p>
  );
}
