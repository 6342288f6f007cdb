import { expect, test } from "vitest";
import { each } from "./each";

test("what failed is told once, the rest is kept in its order", async () => {
  let open = 0;
  let most = 0;
  const { kept, error } = await each([1, 2, 3, 4, 5, 6, 7], async (number) => {
    most = Math.max(most, ++open);
    await new Promise((done) => setTimeout(done, 7 - number));
    open--;
    if (number % 3 === 0) throw new Error(`no ${number}`);
  });
  expect(kept).toEqual([1, 2, 4, 5, 7]);
  expect(error).toBeInstanceOf(Error);
  expect(most).toBe(4);
});
