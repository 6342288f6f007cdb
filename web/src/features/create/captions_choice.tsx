import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { CatalogueOut } from "@/client";
import { Pick } from "./pick";
import { inLanguage } from "./words";

/** How words are shown. What is chosen is seen on the phone at once. */
export function CaptionsChoice({
  catalogue,
  chosen,
  styleCaptions,
  onChoose,
}: {
  catalogue: CatalogueOut;
  chosen: string;
  styleCaptions: string;
  onChoose: (captions: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const group = useId();
  const title = (name: string) => {
    const preset = catalogue.captions.find((each) => each.name === name);
    return preset ? inLanguage(preset.title, i18n.language) : name;
  };
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="sr-only">{t("create.captions.title")}</legend>
      <Pick
        group={group}
        value=""
        chosen={chosen === ""}
        onChoose={onChoose}
        title={t("create.captions.auto")}
        note={title(styleCaptions)}
      />
      {catalogue.captions.map((preset) => (
        <Pick
          key={preset.name}
          group={group}
          value={preset.name}
          chosen={preset.name === chosen}
          onChoose={onChoose}
          title={title(preset.name)}
        />
      ))}
    </fieldset>
  );
}
