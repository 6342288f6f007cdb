import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { CatalogueOut } from "@/client";
import { Pick } from "./pick";
import { PlayButton } from "./play_button";
import type { Player } from "./use_player";
import { NO_MUSIC } from "./wishes";

/** A mood, one of its tracks, or silence. */
export function MusicChoice({
  catalogue,
  chosen,
  onChoose,
  player,
  replaced,
  styleMood,
}: {
  catalogue: CatalogueOut;
  chosen: string;
  onChoose: (music: string) => void;
  player: Player;
  /** Whether an own file is heard instead. */
  replaced: boolean;
  styleMood: string;
}) {
  const { t } = useTranslation();
  const group = useId();
  const mood = (name: string) => t(`create.music.moods.${name}`, { defaultValue: name });
  const open = catalogue.music.find(
    (each) => each.name === chosen || each.tracks.some((track) => track.name === chosen),
  );
  return (
    <fieldset className="grid gap-2 disabled:opacity-60" disabled={replaced}>
      <legend className="sr-only">{t("create.music.title")}</legend>
      {replaced && <p className="text-sm">{t("create.music.replaced")}</p>}
      <Pick
        group={group}
        value=""
        chosen={chosen === ""}
        onChoose={onChoose}
        title={t("create.music.auto")}
        note={mood(styleMood)}
      />
      <Pick
        group={group}
        value={NO_MUSIC}
        chosen={chosen === NO_MUSIC}
        onChoose={onChoose}
        title={t("create.music.none")}
      />
      {catalogue.music.map((each) => (
        <div key={each.name} className="grid gap-2">
          <Pick
            group={group}
            value={each.name}
            chosen={chosen === each.name}
            onChoose={onChoose}
            title={mood(each.name)}
            note={t("create.music.tracks", { count: each.tracks.length })}
            aside={<PlayButton player={player} address={each.sample} name={mood(each.name)} />}
          />
          {open === each &&
            each.tracks.map((track, n) => (
              <div key={track.name} className="pl-6">
                <Pick
                  group={group}
                  value={track.name}
                  chosen={chosen === track.name}
                  onChoose={onChoose}
                  title={t("create.music.track", { mood: mood(each.name), number: n + 1 })}
                  note={t("create.music.tempo", {
                    kind: t(`create.music.kinds.${track.kind}`, { defaultValue: track.kind }),
                    bpm: track.bpm,
                  })}
                  aside={<PlayButton player={player} address={track.sample} name={track.name} />}
                />
              </div>
            ))}
        </div>
      ))}
    </fieldset>
  );
}
