import { useTranslation } from "react-i18next";
import type { AspectOut, CaptionsOut, CatalogueOut, StyleOut } from "@/client";
import type { Draft, Wishes } from "./wishes";

/** What the video will look like, by what is chosen. */
export interface Looks {
  style: StyleOut;
  captions: CaptionsOut;
  aspect: AspectOut;
  sentence: string;
}

export function useLooks(catalogue: CatalogueOut, wishes: Wishes, draft: Draft): Looks | null {
  const { t } = useTranslation();
  const { defaults } = catalogue;
  const style = named(catalogue.styles, wishes.style || defaults.style);
  const captions = named(catalogue.captions, wishes.captions || style?.captions || "");
  const aspect = named(catalogue.aspects, wishes.aspect || defaults.aspect);
  const theme = draft.source === "theme" ? draft.theme.trim() : "";
  const enough = theme.split(/\s+/).length > 2;
  if (!style || !captions || !aspect) return null;
  return { style, captions, aspect, sentence: enough ? theme : t("create.preview.sentence") };
}

/** The one of that name, else the first. */
function named<T extends { name: string }>(list: T[], name: string): T | undefined {
  return list.find((each) => each.name === name) ?? list[0];
}
