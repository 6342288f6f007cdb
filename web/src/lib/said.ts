import type { TFunction } from "i18next";
import { Problem, UNREACHABLE } from "./problem";

/** An error in words for people: the service's own, or ours where it said nothing. */
export function said(error: unknown, t: TFunction): string {
  if (error instanceof Problem) {
    if (error.status === UNREACHABLE) return t("failed.unreachable");
    const fields = error.fields.map((each) => `${each.field}: ${each.message}`).join(" ");
    return [error.message || error.title, fields].filter(Boolean).join(" ") || t("failed.unknown");
  }
  return t("failed.unknown");
}
