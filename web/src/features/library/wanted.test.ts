import { expect, test } from "vitest";
import { addressOf, askedOf, wantedOf } from "./wanted";

test.each(["", "of=shared&q=panda", "of=trash", "of=favourites&state=working&sort=views"])(
  "'%s' comes back as it was read",
  (address) => {
    expect(addressOf(wantedOf(new URLSearchParams(address))).toString()).toBe(address);
  },
);

test("what an address must not say is passed over", () => {
  const wanted = wantedOf(new URLSearchParams("of=everybody&state=constructor&sort=rand()"));
  expect(wanted).toEqual({ view: "mine", search: "", group: "", sort: "date" });
});

test("the trash is one's own videos that are in it, whatever else is chosen", () => {
  const asked = askedOf(wantedOf(new URLSearchParams("of=trash&state=done&q= panda ")));
  expect(asked).toEqual({ of: "mine", sort: "date", status: ["trashed"], search: "panda" });
});
