import type { TFunction } from "i18next";
import type { CatalogueOut } from "@/client";
import { dollars } from "@/lib/format";
import { budgetOf } from "./order";
import { tierName } from "./tier_choice";
import type { Looks } from "./use_looks";
import type { Order } from "./use_order";
import { NO_MUSIC } from "./wishes";
import { inLanguage, languageName } from "./words";

/** What is chosen, a line for each fold. */
export function summaries(
  { wishes, files, draft }: Order,
  catalogue: CatalogueOut,
  looks: Looks,
  t: TFunction,
  language: string,
): Record<string, string> {
  const upload = (id: string) => files.uploads.find((each) => each.id === id)?.name;
  const voice = catalogue.voices.find((each) => each.id === wishes.voice);
  const tier =
    catalogue.tiers.find((each) => each.name === wishes.clips) ??
    catalogue.tiers.find((each) => each.name === catalogue.defaults.clips);
  const budget = budgetOf(wishes.budget);
  const spoken = catalogue.languages.find((each) => each.tag === wishes.language);
  const { media } = files.used;
  const aspect = looks.aspect.name;
  const join = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join(" · ");
  return {
    style: inLanguage(looks.style.title, language),
    voice: upload(files.used.voiceOver) ?? voice?.title ?? t("create.voice.auto"),
    music: upload(files.used.music) ?? musicName(wishes.music, looks, catalogue, t),
    captions: inLanguage(looks.captions.title, language),
    visuals: join(
      media.length > 0
        ? t("create.visuals.own")
        : tier && tierName(tier, (key, values) => t(key, values ?? {})),
      budget !== undefined &&
        budget !== null &&
        t("create.budget.upTo", { price: dollars(budget, language) }),
    ),
    media:
      media.length > 0 ? t("create.files.used", { count: media.length }) : t("create.files.no"),
    story: join(
      spoken ? languageName(spoken.tag, spoken.title, language) : t("create.story.guess"),
      draft.source !== "script" && t("create.story.count", { count: wishes.scenes }),
      wishes.tone,
      wishes.audience,
    ),
    format: join(
      t(`create.format.aspects.${aspect.replace(":", "x")}`, { defaultValue: aspect }),
      wishes.approve && t("create.format.approved"),
    ),
  };
}

function musicName(music: string, looks: Looks, catalogue: CatalogueOut, t: TFunction): string {
  if (music === NO_MUSIC) return t("create.music.none");
  const mood = (name: string) => t(`create.music.moods.${name}`, { defaultValue: name });
  if (!music) return t("create.music.ofStyle", { mood: mood(looks.style.music) });
  const owner = catalogue.music.find((each) => each.tracks.some(({ name }) => name === music));
  if (!owner) return mood(music);
  const number = owner.tracks.findIndex(({ name }) => name === music) + 1;
  return t("create.music.track", { mood: mood(owner.name), number });
}
