import type { CSSProperties } from "react";
import type { AspectOut, CaptionsOut } from "@/client";
import { isLit, pagesOf, placeOf } from "./karaoke";
import { useFont } from "./use_font";

const SHORT_SIDE = 1080;
const DARK = "#17151f";

/** Captions as the video has them: same font, size, colours and place. The picture around them is
 * a size container. */
export function CaptionWords({
  preset,
  aspect,
  sentence,
  spoken,
}: {
  preset: CaptionsOut;
  aspect: AspectOut;
  sentence: string;
  spoken: number;
}) {
  const family = useFont(preset);
  const pages = pagesOf(sentence, preset);
  const [at, now] = placeOf(pages, spoken);
  const words = (pages[at] ?? []).map((word, n) => ({ id: `${at}.${n}`, word, n }));
  const px = (size: number) =>
    `${((size / SHORT_SIDE) * 100).toFixed(3)}${aspect.width <= aspect.height ? "cqw" : "cqh"}`;
  return (
    <p
      key={preset.entrance === "none" ? undefined : at}
      style={{
        fontFamily: family,
        fontSize: px(preset.size),
        top: `${aspect.middle * 100}%`,
        left: `${aspect.left * 100}%`,
        right: `${(1 - aspect.right) * 100}%`,
        textTransform: preset.capitals ? "uppercase" : undefined,
      }}
      className={`absolute -translate-y-1/2 text-center leading-[1.25] ${ENTRANCES[preset.entrance]}`}
    >
      {words.map(({ id, word, n }) => (
        <span key={id}>
          {n > 0 && " "}
          <span style={wordStyle(preset, isLit(preset, n, now), px)}>{word}</span>
        </span>
      ))}
    </p>
  );
}

const ENTRANCES = {
  pop: "starting:scale-90 transition-transform duration-150",
  fade: "starting:opacity-0 transition-opacity duration-200",
  none: "",
};

function wordStyle(preset: CaptionsOut, lit: boolean, px: (size: number) => string): CSSProperties {
  if (lit && preset.pill) {
    return {
      color: DARK,
      background: preset.lit,
      borderRadius: px(14),
      padding: `${px(4)} ${px(14)}`,
      margin: `0 calc(-1 * ${px(14)})`,
    };
  }
  return {
    color: lit ? preset.lit : preset.fill,
    WebkitTextStroke: `${px(preset.outline * 2)} #000`,
    paintOrder: "stroke fill",
    textShadow: `0 ${px(4)} ${px(6)} rgb(0 0 0 / 0.5)`,
  };
}
