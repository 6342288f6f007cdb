import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import type { VideoOut, VideoPage } from "@/client";
import { edited, editLists, knownVideos } from "./shelf";

function page(...ids: string[]): VideoPage {
  return { items: ids.map((id) => ({ id, favourite: false }) as VideoOut), next_cursor: null };
}

function ids(shelf: { pages: VideoPage[] }): string[][] {
  return shelf.pages.map((each) => each.items.map((video) => video.id));
}

test("a video is taken out of the page it is on", () => {
  const shelf = { pages: [page("a", "b"), page("c")], pageParams: ["", "x"] };
  expect(ids(edited(shelf, (video) => (video.id === "b" ? null : video)))).toEqual([["a"], ["c"]]);
});

test("what nothing changed in stays the same object", () => {
  const shelf = { pages: [page("a")], pageParams: [""] };
  expect(edited(shelf, (video) => video)).toBe(shelf);
});

test("an edit of all lists is taken back as a whole", () => {
  const cache = new QueryClient();
  cache.setQueryData(["videos", "recent"], page("a"));
  cache.setQueryData(["videos", { of: "mine" }], { pages: [page("a", "b")], pageParams: [""] });
  const undo = editLists(cache, (video) =>
    video.id === "a" ? { ...video, favourite: true } : video,
  );
  expect(cache.getQueryData<VideoPage>(["videos", "recent"])?.items[0]?.favourite).toBe(true);
  undo();
  expect(cache.getQueryData<VideoPage>(["videos", "recent"])?.items[0]?.favourite).toBe(false);
  expect([...knownVideos(cache).keys()]).toEqual(["a", "b"]);
});
