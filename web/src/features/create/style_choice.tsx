import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { CatalogueOut } from "@/client";
import { classes } from "@/lib/classes";
import { inLanguage } from "./words";

/** The same scene in every style. */
export function StyleChoice({
  catalogue,
  chosen,
  onChoose,
}: {
  catalogue: CatalogueOut;
  chosen: string;
  onChoose: (style: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const group = useId();
  const style = catalogue.styles.find((each) => each.name === chosen);
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{t("create.style.title")}</legend>
      <div className="grid grid-cols-3 gap-2 sm:grid-cols-4 lg:grid-cols-6">
        {catalogue.styles.map((each) => (
          <label
            key={each.name}
            className={classes(
              "relative cursor-pointer overflow-hidden rounded-xl border-2 bg-raised",
              "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-link",
              each.name === chosen ? "border-accent ring-2 ring-ink" : "border-line",
            )}
          >
            <input
              type="radio"
              name={group}
              value={each.name}
              checked={each.name === chosen}
              onChange={() => onChoose(each.name)}
              className="sr-only"
            />
            <img
              src={each.picture}
              alt=""
              loading="lazy"
              width={360}
              height={640}
              className="aspect-4/5 w-full object-cover object-[50%_30%]"
            />
            <span className="grid min-h-10 place-content-center bg-surface px-1 py-1 text-center text-xs leading-tight font-medium sm:text-sm">
              {inLanguage(each.title, i18n.language)}
            </span>
          </label>
        ))}
      </div>
      {style && (
        <p className="text-sm text-muted" aria-live="polite">
          {inLanguage(style.note, i18n.language)}
        </p>
      )}
    </fieldset>
  );
}
