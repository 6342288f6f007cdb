import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CatalogueOut, VoiceOut } from "@/client";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { dollars } from "@/lib/format";
import { Pick } from "./pick";
import { PlayButton } from "./play_button";
import type { Player } from "./use_player";
import { sortedVoices } from "./words";

const SHOWN = 6;

/** Who speaks; the installation's own voices can be heard for nothing. */
export function VoiceChoice({
  catalogue,
  chosen,
  onChoose,
  player,
  replaced,
}: {
  catalogue: CatalogueOut;
  chosen: string;
  onChoose: (voice: string) => void;
  player: Player;
  /** Whether an own file is heard instead. */
  replaced: boolean;
}) {
  const { t } = useTranslation();
  const group = useId();
  const [all, setAll] = useState(false);
  const voices = sortedVoices(catalogue.voices);
  const first = voices.find((each) => each.default);
  const known = voices.some((each) => each.id === chosen);
  const current = known ? chosen : "";
  const shown = all ? voices : voices.filter((each, n) => n < SHOWN || each.id === current);
  return (
    <fieldset className="grid gap-2 disabled:opacity-60" disabled={replaced}>
      <legend className="sr-only">{t("create.voice.title")}</legend>
      {replaced && <p className="text-sm">{t("create.voice.replaced")}</p>}
      <Pick
        group={group}
        value=""
        chosen={current === ""}
        onChoose={onChoose}
        title={t("create.voice.auto")}
        note={first ? t("create.voice.autoNote", { name: first.title }) : undefined}
      />
      {shown.map((voice) => (
        <Pick
          key={voice.id}
          group={group}
          value={voice.id}
          chosen={voice.id === current}
          onChoose={onChoose}
          title={<VoiceTitle voice={voice} />}
          note={<VoiceNote voice={voice} />}
          aside={
            voice.sample && <PlayButton player={player} address={voice.sample} name={voice.title} />
          }
        />
      ))}
      {!all && voices.length > shown.length && (
        <Button kind="quiet" onClick={() => setAll(true)} className="justify-self-start">
          {t("create.voice.all", { count: voices.length })}
        </Button>
      )}
      {catalogue.missing_voices.length > 0 && (
        <p className="text-sm text-muted">
          {t("create.voice.missing", {
            names: catalogue.missing_voices.map((each) => each.provider).join(", "),
          })}
        </p>
      )}
    </fieldset>
  );
}

function VoiceTitle({ voice }: { voice: VoiceOut }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {voice.title}
      {voice.microusd_per_minute > 0 && (
        <Badge tone="warn">
          {t("create.perMinute", { price: dollars(voice.microusd_per_minute, i18n.language) })}
        </Badge>
      )}
    </>
  );
}

function VoiceNote({ voice }: { voice: VoiceOut }) {
  const { t, i18n } = useTranslation();
  const noted = voice.note && i18n.exists(`create.voice.notes.${voice.note}`);
  const note = noted ? t(`create.voice.notes.${voice.note}`) : voice.note;
  const gender = t(voice.gender === "F" ? "create.voice.female" : "create.voice.male");
  return [gender, voice.language, voice.provider, note].filter(Boolean).join(" · ");
}
