import { useParams } from "react-router";
import type { VideoDetail } from "@/client";
import { Failed } from "@/components/failed";
import { Skeleton } from "@/components/ui/skeleton";
import { Problem } from "@/lib/problem";
import { useTitle } from "@/lib/title";
import { Announcer } from "./announcer";
import { Finished } from "./finished";
import { Gone, Trashed } from "./gone";
import { Header } from "./header";
import { Making } from "./making";
import type { Story } from "./story";
import { Storyboard } from "./storyboard";
import { Trouble } from "./trouble";
import { useStory } from "./use_story";
import { isWorking, useVideo } from "./use_video";

/** One video, from its storyboard over its making to the finished file. */
export function Component() {
  const { id = "" } = useParams();
  return <VideoPage key={id} id={id} />;
}

function VideoPage({ id }: { id: string }) {
  const video = useVideo(id);
  const live = useStory(id, video.data?.events);
  useTitle(video.data?.title ?? "");
  const missing = video.error instanceof Problem && video.error.status === 404;
  return (
    <main
      id="main"
      tabIndex={-1}
      aria-busy={video.isPending || undefined}
      className="mx-auto w-full max-w-6xl px-4 pt-5 pb-40 outline-none sm:px-6 md:pb-28"
    >
      {missing ? (
        <Gone />
      ) : video.data ? (
        <>
          <Header video={video.data} line={live.line} />
          <Trouble video={video.data} story={live.story} />
          <Shown video={video.data} story={live.story} />
          <Announcer news={live.news} />
        </>
      ) : video.error ? (
        <Failed error={video.error} again={() => void video.refetch()} />
      ) : (
        <Coming />
      )}
    </main>
  );
}

function Shown({ video, story }: { video: VideoDetail; story: Story }) {
  const preview = video.own && isWorking(video) && story.preview && !video.version;
  if (video.status === "trashed") return <Trashed video={video} />;
  if (video.own && (video.status === "awaiting_approval" || preview)) {
    return <Storyboard video={video} />;
  }
  if (video.version > 0) return <Finished video={video} story={story} />;
  return <Making video={video} story={story} />;
}

/** Of about the shape of what comes. */
function Coming() {
  return (
    <div>
      <Skeleton className="mb-2 h-9 w-2/3" />
      <Skeleton className="mb-6 h-6 w-1/3" />
      <div className="grid gap-6 md:grid-cols-[22rem_1fr]">
        <Skeleton className="mx-auto aspect-9/16 w-full max-w-88 rounded-3xl" />
        <Skeleton className="h-80" />
      </div>
    </div>
  );
}
