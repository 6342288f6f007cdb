import { Pause, Play, Volume2, VolumeX } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PhoneFrame } from "@/components/phone_frame";
import { savesData, wantsStillness } from "@/lib/gentle";

const LANGUAGES = ["en", "fr"];

/** A video that was made here, in the language of the page; its picture comes first. */
export function Sample() {
  const { t, i18n } = useTranslation();
  const language = LANGUAGES.includes(i18n.language) ? i18n.language : "en";
  const { ref, playing, loud, toggle, sound } = useSample(language);
  const Pressed = playing ? Pause : Play;
  const Heard = loud ? Volume2 : VolumeX;
  return (
    <figure className="mx-auto grid w-full max-w-[17.5rem] gap-3 md:max-w-[20rem]">
      <PhoneFrame>
        <video
          key={language}
          ref={ref}
          poster={`/sample/${language}.webp`}
          aria-label={t("landing.sample.label")}
          width={540}
          height={960}
          muted={!loud}
          loop
          playsInline
          preload="none"
          onClick={toggle}
          className="absolute inset-0 size-full object-cover"
        />
        <div className="absolute inset-x-0 top-0 flex justify-between p-2">
          <Round
            label={t(playing ? "landing.sample.pause" : "landing.sample.play")}
            onClick={toggle}
          >
            <Pressed aria-hidden size={20} />
          </Round>
          <Round label={t(loud ? "landing.sample.mute" : "landing.sample.unmute")} onClick={sound}>
            <Heard aria-hidden size={20} />
          </Round>
        </div>
      </PhoneFrame>
      <figcaption className="text-center text-sm text-balance text-muted">
        {t("landing.sample.told")}{" "}
        <a href="/sample/credits.txt" className="inline-block py-3 underline hover:text-ink">
          {t("landing.sample.credits")}
        </a>
      </figcaption>
    </figure>
  );
}

function Round({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="inline-flex size-11 items-center justify-center rounded-full bg-black/60 text-white hover:bg-black/80"
    >
      {children}
    </button>
  );
}

/** The file is asked for when the page stands, or when somebody wants to see it. */
function useSample(language: string) {
  const ref = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const [loud, setLoud] = useState(false);
  const source = `/sample/${language}.mp4`;

  function play(): void {
    const video = ref.current;
    if (!video) return;
    if (!video.src) video.src = source;
    video.play().catch(() => setPlaying(false));
  }
  const begin = useRef(play);
  begin.current = play;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another element
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    const told = () => setPlaying(!video.paused);
    video.addEventListener("play", told);
    video.addEventListener("pause", told);
    const later = wantsStillness() || savesData() ? undefined : whenCalm(() => begin.current());
    return () => {
      later?.();
      video.removeEventListener("play", told);
      video.removeEventListener("pause", told);
      setPlaying(false);
    };
  }, [language]);

  return {
    ref,
    playing,
    loud,
    toggle: () => (playing ? ref.current?.pause() : play()),
    sound: () => {
      const video = ref.current;
      // Who turns the sound on hears it from the beginning.
      if (video && !loud) video.currentTime = 0;
      setLoud(!loud);
      if (!loud) play();
    },
  };
}

/** After the page is loaded and drawn; what is returned calls it off. */
function whenCalm(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(run, 600);
  };
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
  return () => {
    clearTimeout(timer);
    removeEventListener("load", wait);
  };
}
