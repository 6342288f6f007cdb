import type { TFunction } from "i18next";
import { inTime } from "./format";
import { Problem, UNREACHABLE } from "./problem";

const TOO_OFTEN = 429;

/** An error in words for people: the service's own, or ours where it said nothing. */
export function said(error: unknown, t: TFunction): string {
  if (error instanceof Problem) {
    if (error.status === TOO_OFTEN && error.retryAfterS > 0) return tooOften(error, t);
    if (error.status === UNREACHABLE) return t("failed.unreachable");
    const fields = error.fields.map((each) => `${each.field}: ${each.message}`).join(" ");
    return [error.message || error.title, fields].filter(Boolean).join(" ") || t("failed.unknown");
  }
  return t("failed.unknown");
}

function tooOften(error: Problem, t: TFunction): string {
  return t("failed.tooOften", { when: inTime(error.retryAfterS, document.documentElement.lang) });
}
