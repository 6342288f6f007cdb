import { expect, test } from "vitest";
import { bucketOf, fullness } from "./fullness";

test.each([
  [0, 2, "none"],
  [1, 4, "low"],
  [1, 2, "high"],
  [2, 2, "full"],
  [3, 2, "full"],
  [0, 0, "full"],
  [9, -1, "open"],
] as const)("%d of %d is %s", (video_count, max_videos, bucket) => {
  expect(bucketOf({ video_count, max_videos })).toBe(bucket);
});

test("disabled accounts do not count", () => {
  const line = { account_id: "a", email: "", video_count: 2, max_videos: 2, disabled: false };
  expect(fullness([line, { ...line, disabled: true }]).full).toBe(1);
});
