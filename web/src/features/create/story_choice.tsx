import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { CatalogueOut } from "@/client";
import { SelectField, TextField } from "@/components/ui/field";
import { duration } from "@/lib/format";
import type { Wrong } from "./refusal";
import type { Source, Wishes } from "./wishes";
import { languageName } from "./words";

const SCENE_MS = 8_000;

/** What is told: its language, how long, by whom, how and for whom. */
export function StoryChoice({
  catalogue,
  wishes,
  change,
  source,
  wrong,
}: {
  catalogue: CatalogueOut;
  wishes: Wishes;
  change: (some: Partial<Wishes>) => void;
  source: Source;
  wrong: Wrong;
}) {
  const { t, i18n } = useTranslation();
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <SelectField
        label={t("create.story.language")}
        value={wishes.language}
        onChange={(event) => change({ language: event.target.value })}
        error={wrong.language}
      >
        <option value="">{t("create.story.guess")}</option>
        {catalogue.languages.map((each) => (
          <option key={each.tag} value={each.tag}>
            {languageName(each.tag, each.title, i18n.language)}
          </option>
        ))}
      </SelectField>
      {source !== "script" && <SceneCount {...{ catalogue, wishes, change, wrong }} />}
      {source === "theme" && catalogue.writers.length > 1 && (
        <SelectField
          label={t("create.story.writer")}
          hint={t("create.story.writerHint")}
          value={wishes.writer}
          onChange={(event) => change({ writer: event.target.value })}
          error={wrong.writer}
        >
          <option value="">{t("create.story.encyclopedia")}</option>
          {catalogue.writers
            .filter((each) => each.name !== "wikipedia")
            .map((each) => (
              <option key={each.name} value={each.name} disabled={Boolean(each.missing)}>
                {each.missing ? t("create.story.notSetUp", { name: each.name }) : each.name}
              </option>
            ))}
        </SelectField>
      )}
      <TextField
        label={t("create.story.tone")}
        placeholder={t("create.story.toneExample")}
        maxLength={catalogue.limits.max_wish_chars}
        value={wishes.tone}
        onChange={(event) => change({ tone: event.target.value })}
        error={wrong.tone}
      />
      <TextField
        label={t("create.story.audience")}
        placeholder={t("create.story.audienceExample")}
        maxLength={catalogue.limits.max_wish_chars}
        value={wishes.audience}
        onChange={(event) => change({ audience: event.target.value })}
        error={wrong.audience}
      />
    </div>
  );
}

function SceneCount({
  catalogue,
  wishes,
  change,
  wrong,
}: {
  catalogue: CatalogueOut;
  wishes: Wishes;
  change: (some: Partial<Wishes>) => void;
  wrong: Wrong;
}) {
  const { t } = useTranslation();
  const id = useId();
  const told = t("create.story.count", { count: wishes.scenes });
  const length = duration(wishes.scenes * SCENE_MS);
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="flex justify-between gap-2 text-sm font-medium">
        {t("create.story.scenes")}
        <output htmlFor={id} className="font-normal text-muted">
          {t("create.story.scenesHint", { told, length })}
        </output>
      </label>
      <input
        id={id}
        type="range"
        min={1}
        max={catalogue.limits.max_scenes}
        value={wishes.scenes}
        aria-valuetext={told}
        onChange={(event) => change({ scenes: event.target.valueAsNumber })}
        className="h-11 w-full accent-link"
      />
      {wrong.scenes && <p className="text-sm text-bad">{wrong.scenes}</p>}
    </div>
  );
}
