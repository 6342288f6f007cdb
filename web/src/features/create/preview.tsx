import { useTranslation } from "react-i18next";
import type { AspectOut, CaptionsOut, StyleOut } from "@/client";
import { PhoneFrame } from "@/components/phone_frame";
import { Segments } from "@/components/ui/segments";
import { useKept } from "@/lib/kept";
import { CaptionWords } from "./caption_words";
import { Overlay, PLATFORMS, type Platform } from "./overlay";
import { useKaraoke } from "./use_karaoke";

/** How it will look on a phone: style, shape, captions that light up, and what an app lays over. */
export function Preview({
  style,
  captions,
  aspect,
  sentence,
  className,
}: {
  style: StyleOut;
  captions: CaptionsOut;
  aspect: AspectOut;
  sentence: string;
  className?: string;
}) {
  const { t } = useTranslation();
  const spoken = useKaraoke();
  const [platform, setPlatform] = useKept<Platform>("create.platform", "tiktok");
  const shown = PLATFORMS.includes(platform) ? platform : "tiktok";
  return (
    <div className={className}>
      <div role="img" aria-label={t("create.preview.label")} className="mx-auto w-full max-w-64">
        <PhoneFrame>
          <div className="flex h-full items-center">
            <div
              style={{ aspectRatio: `${aspect.width} / ${aspect.height}`, containerType: "size" }}
              className="relative w-full overflow-hidden"
            >
              <img src={style.picture} alt="" className="size-full object-cover" />
              <CaptionWords {...{ preset: captions, aspect, sentence, spoken }} />
            </div>
          </div>
          <Overlay platform={shown} />
        </PhoneFrame>
      </div>
      <div className="mt-3 grid justify-center text-sm">
        <Segments
          label={t("create.preview.platform")}
          value={shown}
          options={PLATFORMS.map((value) => ({ value, label: t(`create.preview.${value}`) }))}
          onChange={setPlatform}
        />
      </div>
    </div>
  );
}
