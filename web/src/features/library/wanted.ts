/** What the library shows; it stands in the address, so that going back goes back. */

import type { Of, Sort, VideoStatus } from "@/client";
import { GROUPS, type Group } from "@/lib/video_state";

export const VIEWS = ["mine", "shared", "favourites", "trash"] as const;
export type View = (typeof VIEWS)[number];

export interface Wanted {
  view: View;
  search: string;
  group: Group | "";
  sort: Sort;
}

export function wantedOf(address: URLSearchParams): Wanted {
  const view = address.get("of") as View;
  const group = address.get("state") as Group;
  return {
    view: VIEWS.includes(view) ? view : "mine",
    search: (address.get("q") ?? "").slice(0, 200),
    group: Object.hasOwn(GROUPS, group) ? group : "",
    sort: address.get("sort") === "views" ? "views" : "date",
  };
}

/** Only what differs from the beginning is written. */
export function addressOf({ view, search, group, sort }: Wanted): URLSearchParams {
  const told = { of: view === "mine" ? "" : view, q: search, state: group };
  const address = new URLSearchParams(Object.entries(told).filter(([, value]) => value));
  if (sort !== "date") address.set("sort", sort);
  return address;
}

export interface Asked {
  of: Of;
  sort: Sort;
  status?: VideoStatus[];
  search?: string;
}

export function askedOf({ view, search, group, sort }: Wanted): Asked {
  const status: VideoStatus[] = view === "trash" ? ["trashed"] : group ? [...GROUPS[group]] : [];
  return {
    of: view === "trash" ? "mine" : view,
    sort,
    ...(status.length > 0 && { status }),
    ...(search.trim() && { search: search.trim() }),
  };
}

/** Whether less is shown than there is. */
export function isNarrowed({ search, group }: Wanted): boolean {
  return search.trim() !== "" || group !== "";
}
