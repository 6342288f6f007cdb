import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { CatalogueOut } from "@/client";
import { TextArea } from "@/components/ui/field";
import { classes } from "@/lib/classes";
import type { Wrong } from "./refusal";
import type { Draft, Source } from "./wishes";

const SOURCES: Source[] = ["theme", "script", "text"];
const EXAMPLES = ["1", "2", "3", "4"];

/** The one field: a theme; or a script or text that is there already. */
export function Tell({
  draft,
  onChange,
  catalogue,
  wrong,
}: {
  draft: Draft;
  onChange: (draft: Draft) => void;
  catalogue: CatalogueOut | undefined;
  wrong: Wrong;
}) {
  const { t } = useTranslation();
  const { source } = draft;
  const most =
    source === "theme"
      ? (catalogue?.limits.max_theme_chars ?? 300)
      : (catalogue?.limits.max_text_chars ?? 1_000_000);
  return (
    <div className="grid gap-3">
      <SourceTabs source={source} onChange={(next) => onChange({ ...draft, source: next })} />
      <TextArea
        key={source}
        name={source}
        label={t(`create.tell.${source}`)}
        hideLabel
        rows={source === "theme" ? 2 : 9}
        maxLength={most}
        placeholder={t(`create.tell.${source}Example`)}
        hint={source === "theme" ? undefined : t(`create.tell.${source}Hint`)}
        value={draft[source]}
        onChange={(event) => onChange({ ...draft, [source]: event.target.value })}
        error={wrong[source]}
        className={source === "theme" ? "text-xl sm:text-2xl" : "font-mono text-sm"}
      />
      {source === "theme" && !draft.theme && (
        <ul aria-label={t("create.tell.examples")} className="flex flex-wrap gap-2">
          {EXAMPLES.map((each) => (
            <li key={each}>
              <button
                type="button"
                onClick={() => onChange({ ...draft, theme: t(`create.examples.${each}`) })}
                className="min-h-11 rounded-full border border-edge bg-surface px-4 text-sm hover:bg-raised"
              >
                {t(`create.examples.${each}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function SourceTabs({ source, onChange }: { source: Source; onChange: (next: Source) => void }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset>
      <legend className="sr-only">{t("create.tell.from")}</legend>
      <div className="flex gap-1">
        {SOURCES.map((each) => (
          <label
            key={each}
            className={classes(
              "inline-flex min-h-11 cursor-pointer items-center rounded-xl px-4 font-medium",
              "has-focus-visible:outline-3 has-focus-visible:outline-link",
              each === source ? "bg-raised" : "text-muted hover:text-ink",
            )}
          >
            <input
              type="radio"
              name={name}
              checked={each === source}
              onChange={() => onChange(each)}
              className="sr-only"
            />
            {t(`create.tell.tabs.${each}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
