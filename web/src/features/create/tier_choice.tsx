import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { CatalogueOut, TierOut } from "@/client";
import { Badge } from "@/components/ui/badge";
import { TextField } from "@/components/ui/field";
import { dollars } from "@/lib/format";
import { Pick } from "./pick";

/** Where the pictures come from, and what may be spent on them. */
export function TierChoice({
  catalogue,
  chosen,
  onChoose,
  budget,
  onBudget,
  wrongBudget,
  replaced,
}: {
  catalogue: CatalogueOut;
  chosen: string;
  onChoose: (tier: string) => void;
  budget: string;
  onBudget: (budget: string) => void;
  wrongBudget?: string;
  /** Whether own pictures are shown instead. */
  replaced: boolean;
}) {
  const { t } = useTranslation();
  const group = useId();
  const current = catalogue.tiers.some((each) => each.name === chosen)
    ? chosen
    : catalogue.defaults.clips;
  const ready = catalogue.tiers.filter((each) => !each.missing || each.name === current);
  const missing = catalogue.tiers.filter((each) => !ready.includes(each));
  return (
    <>
      {replaced && <p className="text-sm text-muted">{t("create.visuals.replaced")}</p>}
      <fieldset className="grid gap-2" disabled={replaced}>
        <legend className="sr-only">{t("create.visuals.title")}</legend>
        {ready.map((tier) => (
          <Pick
            key={tier.name}
            group={group}
            value={tier.name}
            chosen={tier.name === current}
            onChoose={onChoose}
            title={<TierTitle tier={tier} />}
            note={tier.missing || <TierNote tier={tier} />}
          />
        ))}
        {missing.length > 0 && <Missing tiers={missing} />}
      </fieldset>
      <TextField
        label={t("create.budget.label")}
        hint={t("create.budget.hint")}
        inputMode="decimal"
        placeholder={t("create.budget.none")}
        maxLength={12}
        value={budget}
        onChange={(event) => onBudget(event.target.value)}
        error={wrongBudget}
        className="max-w-48"
      />
    </>
  );
}

/** What somebody who runs the service could add. */
function Missing({ tiers }: { tiers: TierOut[] }) {
  const { t } = useTranslation();
  return (
    <details className="text-sm text-muted">
      <summary className="inline-flex min-h-11 cursor-pointer items-center rounded-lg underline">
        {t("create.visuals.missing", { count: tiers.length })}
      </summary>
      <ul className="grid gap-2 pt-1 pb-2">
        {tiers.map((tier) => (
          <li key={tier.name}>
            <span className="flex flex-wrap items-center gap-x-2 font-medium text-ink">
              <TierTitle tier={tier} />
            </span>
            <span lang="en">{tier.missing}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function TierTitle({ tier }: { tier: TierOut }) {
  const { t } = useTranslation();
  return (
    <>
      {tierName(tier, (key, values) => t(key, values ?? {}))}
      <Badge tone={tier.missing ? "plain" : tier.free ? "good" : "warn"}>
        <TierPrice tier={tier} />
      </Badge>
    </>
  );
}

function TierPrice({ tier }: { tier: TierOut }) {
  const { t, i18n } = useTranslation();
  if (tier.free) return t("create.free");
  if (tier.microusd_per_second > 0) {
    return t("create.perSecond", { price: dollars(tier.microusd_per_second, i18n.language) });
  }
  return t("create.perPicture", { price: dollars(tier.microusd_per_clip, i18n.language) });
}

function TierNote({ tier }: { tier: TierOut }) {
  const { t } = useTranslation();
  return t(`create.visuals.notes.${tier.provider}`, { defaultValue: "" });
}

/** `Veo · veo-3.1-fast-generate-001`. */
export function tierName(
  tier: TierOut,
  t: (key: string, values?: Record<string, string>) => string,
): string {
  const [provider = "", model = ""] = tier.name.split(":");
  const title = t(`create.visuals.names.${provider}`, { defaultValue: provider });
  return model ? `${title} · ${model}` : title;
}
