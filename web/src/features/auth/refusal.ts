import type { TFunction } from "i18next";
import { CODE_LENGTH } from "@/lib/access_code";
import { Problem } from "@/lib/problem";
import { said } from "@/lib/said";

export type FieldName = "email" | "password" | "code";

/** What to say and at which field; without one it concerns the whole form. */
export interface Refusal {
  field?: FieldName;
  text: string;
}

export type Deed = "login" | "register" | "link";

/** A refusal of the service in the words of the form that was sent. */
export function refusal(error: unknown, deed: Deed, t: TFunction): Refusal {
  if (!(error instanceof Problem)) return { text: said(error, t) };
  switch (error.status) {
    case 401:
      return { field: "password", text: t("auth.wrong") };
    case 403:
      // The one thing that a form of ours is forbidden for is its code.
      if (deed === "register" && /code/i.test(error.message))
        return { field: "code", text: t("auth.codeWrong") };
      return { text: said(error, t) };
    case 404:
      return { text: t("link.gone") };
    case 409:
      return { field: "email", text: t("auth.taken") };
    case 422:
      if (deed === "login") return { field: "password", text: t("auth.wrong") };
      return unfit(error, t);
    default:
      return { text: said(error, t) };
  }
}

function unfit(error: Problem, t: TFunction): Refusal {
  const fields = error.fields.map((each) => each.field);
  if (fields.includes("password") || /\bpassword\b/i.test(error.message))
    return { field: "password", text: t("auth.common") };
  if (fields.includes("access_code")) return { field: "code", text: t("auth.codeForm") };
  return { field: "email", text: t("auth.emailForm") };
}

export interface Given {
  email: string;
  password: string;
  /** Not asked for where undefined. */
  code?: string;
}

/** What is seen before it is sent; nothing where it may be. */
export function slips(
  given: Given,
  shortest: number,
  t: TFunction,
): Partial<Record<FieldName, string>> {
  const found: Partial<Record<FieldName, string>> = {};
  if (!/^[^\s@]+@[^\s@]+$/.test(given.email.trim())) found.email = t("auth.emailForm");
  if (given.password.length < shortest) found.password = t("auth.short", { count: shortest });
  if (given.code !== undefined && given.code.length !== CODE_LENGTH)
    found.code = t("auth.codeForm");
  return found;
}
