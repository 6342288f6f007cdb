import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSession } from "@/app/session";
import { videosListVideos } from "@/client";
import { Failed } from "@/components/failed";
import { CARD_GRID, VideoCard, VideoCardSkeleton } from "@/components/video_card";
import { data } from "@/lib/api";
import { useLiveShelf } from "@/lib/live_shelf";
import { useTitle } from "@/lib/title";
import { QuickTheme } from "./quick_theme";

const RECENT = 5;

/** For who is signed in: the next video, and the last ones. */
export function Home() {
  const { t } = useTranslation();
  const { account } = useSession();
  useTitle("");
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid max-w-6xl gap-12 px-4 pt-10 pb-28 outline-none sm:px-6 sm:pt-16 md:pb-16"
    >
      <section className="mx-auto grid w-full max-w-2xl gap-5 text-center">
        <h1 className="font-display text-3xl sm:text-5xl">
          {t("landing.home.title", { name: account?.name })}
        </h1>
        <QuickTheme />
      </section>
      <Recent />
    </main>
  );
}

function Recent() {
  const { t } = useTranslation();
  useLiveShelf();
  const recent = useQuery({
    queryKey: ["videos", "recent"],
    queryFn: () => data(videosListVideos({ query: { limit: RECENT } })),
  });
  if (recent.isError) {
    return <Failed error={recent.error} again={() => void recent.refetch()} />;
  }
  if (recent.data?.items.length === 0) return null;
  return (
    <section aria-labelledby="recent" className="grid gap-4">
      <div className="flex items-center justify-between gap-3">
        <h2 id="recent" className="font-display text-xl">
          {t("landing.home.recent")}
        </h2>
        <Link
          to="/library"
          className="inline-flex min-h-11 items-center gap-1.5 rounded-xl px-2 font-medium text-link hover:underline"
        >
          {t("landing.home.all")}
          <ArrowRight aria-hidden size={18} />
        </Link>
      </div>
      <ul className={CARD_GRID} aria-busy={recent.isPending}>
        {recent.data
          ? recent.data.items.map((video) => (
              <li key={video.id} className="min-w-0">
                <VideoCard video={video} heading="h3" eager />
              </li>
            ))
          : Array.from({ length: RECENT }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: all the same
              <li key={at}>
                <VideoCardSkeleton />
              </li>
            ))}
      </ul>
    </section>
  );
}
