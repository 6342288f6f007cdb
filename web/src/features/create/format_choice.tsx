import { useTranslation } from "react-i18next";
import type { CatalogueOut } from "@/client";
import { CheckField } from "@/components/ui/field";
import { Segments } from "@/components/ui/segments";
import type { Wishes } from "./wishes";

/** Shape and quality, and whether to look at it before it is made. */
export function FormatChoice({
  catalogue,
  wishes,
  change,
}: {
  catalogue: CatalogueOut;
  wishes: Wishes;
  change: (some: Partial<Wishes>) => void;
}) {
  const { t } = useTranslation();
  const { defaults } = catalogue;
  return (
    <>
      <Segments
        label={t("create.format.aspect")}
        value={wishes.aspect || defaults.aspect}
        options={catalogue.aspects.map(({ name }) => ({
          value: name as string,
          label: t(`create.format.aspects.${name.replace(":", "x")}`, { defaultValue: name }),
        }))}
        onChange={(aspect) => change({ aspect })}
      />
      <Segments
        label={t("create.format.quality")}
        value={wishes.quality || defaults.quality}
        options={catalogue.qualities.map((name) => ({
          value: name as string,
          label: t(`create.format.qualities.${name}`, { defaultValue: name }),
        }))}
        onChange={(quality) => change({ quality })}
      />
      <CheckField
        label={t("create.format.approve")}
        hint={t("create.format.approveHint")}
        checked={wishes.approve}
        onChange={(event) => change({ approve: event.target.checked })}
      />
    </>
  );
}
