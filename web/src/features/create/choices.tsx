import {
  AudioLines,
  Captions,
  Film,
  Image,
  Languages,
  Music,
  Palette,
  Scaling,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CatalogueOut } from "@/client";
import { Card } from "@/components/ui/card";
import { CaptionsChoice } from "./captions_choice";
import { FileZone } from "./file_zone";
import { Fold } from "./fold";
import { FormatChoice } from "./format_choice";
import { MusicChoice } from "./music_choice";
import { Preview } from "./preview";
import { StoryChoice } from "./story_choice";
import { StyleChoice } from "./style_choice";
import { summaries } from "./summaries";
import { TierChoice } from "./tier_choice";
import type { Looks } from "./use_looks";
import type { Order } from "./use_order";
import { usePlayer } from "./use_player";
import { VoiceChoice } from "./voice_choice";

const SOUND = "audio/*,video/*,.mp3,.m4a,.wav,.ogg,.flac";
const ICON = 20;

interface Chosen {
  order: Order;
  catalogue: CatalogueOut;
  looks: Looks;
}

/** Everything that can be chosen, folded. */
export function Choices(given: Chosen) {
  return (
    <Card className="overflow-hidden p-0! sm:p-0!">
      <Look {...given} />
      <Sound {...given} />
      <Picture {...given} />
      <Story {...given} />
    </Card>
  );
}

/** What every choice is shown with: its words, and what is chosen in a few. */
function useChosen({ order, catalogue, looks }: Chosen) {
  const { t, i18n } = useTranslation();
  const icon = { "aria-hidden": true, size: ICON } as const;
  const zone = { limits: catalogue.limits.uploads, files: order.files };
  return { t, icon, zone, chosen: summaries(order, catalogue, looks, t, i18n.language) };
}

function Look(given: Chosen) {
  const {
    order: { change, wrong },
    catalogue,
    looks,
  } = given;
  const { t, icon, chosen } = useChosen(given);
  return (
    <Fold
      {...{ name: "style", title: t("create.style.title"), chosen: chosen.style }}
      icon={<Palette {...icon} />}
      wrong={wrong.style}
    >
      <StyleChoice
        catalogue={catalogue}
        chosen={looks.style.name}
        onChoose={(style) => change({ style })}
      />
    </Fold>
  );
}

function Sound(given: Chosen) {
  const {
    order: { wishes, change, wrong, files },
    catalogue,
    looks,
  } = given;
  const { t, icon, zone, chosen } = useChosen(given);
  const player = usePlayer();
  return (
    <>
      <Fold
        {...{ name: "voice", title: t("create.voice.title"), chosen: chosen.voice }}
        icon={<AudioLines {...icon} />}
        wrong={wrong.voice ?? wrong.voice_over}
      >
        <VoiceChoice
          {...{ catalogue, player }}
          chosen={wishes.voice}
          onChoose={(voice) => change({ voice })}
          replaced={files.used.voiceOver !== ""}
        />
        <FileZone name="voiceOver" kinds={["voice_over"]} accept={SOUND} {...zone} />
      </Fold>
      <Fold
        {...{ name: "music", title: t("create.music.title"), chosen: chosen.music }}
        icon={<Music {...icon} />}
        wrong={wrong.music}
      >
        <MusicChoice
          {...{ catalogue, player }}
          chosen={wishes.music}
          styleMood={looks.style.music}
          onChoose={(music) => change({ music })}
          replaced={files.used.music !== ""}
        />
        <FileZone name="music" kinds={["music"]} accept={SOUND} {...zone} />
      </Fold>
    </>
  );
}

function Picture(given: Chosen) {
  const {
    order: { wishes, change, wrong, files },
    catalogue,
    looks,
  } = given;
  const { t, icon, zone, chosen } = useChosen(given);
  return (
    <>
      <Fold
        {...{ name: "captions", title: t("create.captions.title"), chosen: chosen.captions }}
        icon={<Captions {...icon} />}
        wrong={wrong.captions}
      >
        <Preview {...looks} className="lg:hidden" />
        <CaptionsChoice
          catalogue={catalogue}
          chosen={wishes.captions}
          styleCaptions={looks.style.captions}
          onChoose={(captions) => change({ captions })}
        />
      </Fold>
      <Fold
        {...{ name: "visuals", title: t("create.visuals.title"), chosen: chosen.visuals }}
        icon={<Film {...icon} />}
        wrong={wrong.clips}
      >
        <TierChoice
          catalogue={catalogue}
          chosen={wishes.clips}
          onChoose={(clips) => change({ clips })}
          budget={wishes.budget}
          onBudget={(budget) => change({ budget })}
          wrongBudget={wrong.budget}
          replaced={files.used.media.length > 0}
        />
      </Fold>
      <Fold
        {...{ name: "media", title: t("create.files.title"), chosen: chosen.media }}
        icon={<Image {...icon} />}
        wrong={wrong.media}
      >
        <FileZone
          name="media"
          kinds={["picture", "clip"]}
          accept="image/*,video/*"
          several
          {...zone}
        />
      </Fold>
    </>
  );
}

function Story(given: Chosen) {
  const {
    order: { wishes, change, wrong, draft },
    catalogue,
  } = given;
  const { t, icon, chosen } = useChosen(given);
  return (
    <>
      <Fold
        {...{ name: "story", title: t("create.story.title"), chosen: chosen.story }}
        icon={<Languages {...icon} />}
        wrong={wrong.language ?? wrong.scenes ?? wrong.writer ?? wrong.tone ?? wrong.audience}
      >
        <StoryChoice {...{ catalogue, wishes, change, wrong }} source={draft.source} />
      </Fold>
      <Fold
        {...{ name: "format", title: t("create.format.title"), chosen: chosen.format }}
        icon={<Scaling {...icon} />}
        wrong={wrong.aspect ?? wrong.quality}
      >
        <FormatChoice {...{ catalogue, wishes, change }} />
      </Fold>
    </>
  );
}
