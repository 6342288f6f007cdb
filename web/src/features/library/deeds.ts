import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import {
  type VideoOut,
  videosDelete,
  videosDuplicate,
  videosFavourite,
  videosRestore,
  videosResume,
  videosRetry,
  videosShare,
  videosUnfavourite,
  videosUnshare,
} from "@/client";
import { tell } from "@/components/ui/toasts";
import { data } from "@/lib/api";
import { copyText } from "@/lib/clipboard";
import { said } from "@/lib/said";
import { editLists } from "@/lib/shelf";
import { each } from "./each";

/** What can be done with videos of a list; shown at once, taken back where it failed. */
export function useDeeds() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const failed = (error: unknown) =>
    tell({ title: t("failed.title"), text: said(error, t), bad: true });
  const anew = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ["videos"] }),
      cache.invalidateQueries({ queryKey: ["me"] }),
    ]);

  /** Takes them out of the lists, asks for each, and tells how it went. */
  async function move(
    videos: VideoOut[],
    ask: (video: VideoOut) => Promise<unknown>,
    done: { one: string; undo?: (moved: VideoOut[]) => void },
  ): Promise<void> {
    const ids = new Set(videos.map((video) => video.id));
    await cache.cancelQueries({ queryKey: ["videos"] });
    editLists(cache, (video) => (ids.has(video.id) ? null : video));
    const { kept, error } = await each(videos, ask);
    if (error) failed(error);
    const [first] = kept;
    if (first) {
      const title = t(done.one, { count: kept.length, title: first.title });
      const { undo } = done;
      tell({ title, action: undo && { label: t("library.undo"), run: () => undo(kept) } });
    }
    for (const id of ids) cache.removeQueries({ queryKey: ["video", id] });
    await anew();
  }

  const restore = (videos: VideoOut[]) =>
    move(videos, ({ id }) => data(videosRestore({ path: { video_id: id } })), {
      one: "library.restored",
    });
  const remove = (videos: VideoOut[]) =>
    move(videos, ({ id }) => data(videosDelete({ path: { video_id: id } })), {
      one: "library.removed",
      undo: (moved) => void restore(moved),
    });
  const purge = (videos: VideoOut[]) =>
    move(
      videos,
      ({ id }) => data(videosDelete({ path: { video_id: id }, query: { purge: true } })),
      { one: "library.purged" },
    );

  async function favourite(video: VideoOut, wanted: boolean): Promise<void> {
    await cache.cancelQueries({ queryKey: ["videos"] });
    const undo = editLists(cache, (one, key) => {
      if (one.id !== video.id) return one;
      const goes = !wanted && (key[1] as { of?: string } | undefined)?.of === "favourites";
      return goes ? null : { ...one, favourite: wanted };
    });
    try {
      await (wanted ? videosFavourite : videosUnfavourite)({ path: { video_id: video.id } });
      void cache.invalidateQueries({ queryKey: ["video", video.id] });
      void cache.invalidateQueries({
        predicate: ({ queryKey: [part, asked] }) =>
          part === "videos" && (asked as { of?: string } | undefined)?.of === "favourites",
      });
    } catch (error) {
      undo();
      failed(error);
    }
  }

  async function share(video: VideoOut, wanted: boolean): Promise<void> {
    const show = (shared: boolean) =>
      editLists(cache, (one) => (one.id === video.id ? { ...one, shared } : one));
    show(wanted);
    try {
      await (wanted ? videosShare : videosUnshare)({ path: { video_id: video.id } });
      if (wanted) await copyAddress(video);
      else tell({ title: t("library.unshared") });
    } catch (error) {
      show(!wanted);
      failed(error);
    }
  }

  async function copyAddress({ id }: VideoOut): Promise<void> {
    const address = `${location.origin}/videos/${id}`;
    if (await copyText(address))
      tell({ title: t("library.copied"), text: t("library.copiedText") });
    else tell({ title: t("library.sharedAt"), text: address });
  }

  async function duplicate({ id }: VideoOut, access_code = ""): Promise<void> {
    try {
      const path = { video_id: id };
      const made = await data(videosDuplicate({ path, body: { access_code } }));
      void anew();
      navigate(`/videos/${made.video_id}`);
      tell({ title: t("library.duplicated") });
    } catch (error) {
      failed(error);
    }
  }

  async function again(video: VideoOut): Promise<void> {
    const path = { video_id: video.id };
    const before = video.status;
    const show = (status: string) =>
      editLists(cache, (one) => (one.id === video.id ? { ...one, status } : one));
    show("queued");
    try {
      await (before === "cancelled" ? videosResume({ path }) : videosRetry({ path }));
    } catch (error) {
      show(before);
      failed(error);
    }
  }

  return { restore, remove, purge, favourite, share, copyAddress, duplicate, again };
}

export type Deeds = ReturnType<typeof useDeeds>;
