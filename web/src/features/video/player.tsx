import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type FinishedFile, type VideoDetail, videosCountView } from "@/client";
import { data } from "@/lib/api";
import { Frame } from "./frame";

/** The finished file. Links are renewed every quarter of an hour: one that plays is kept. */
export function Player({ video, file }: { video: VideoDetail; file: FinishedFile }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const element = useRef<HTMLVideoElement>(null);
  const counted = useRef(false);
  const [links, setLinks] = useState(file.links);
  const [broken, setBroken] = useState(false);
  useSpace(element);

  const count = () => {
    if (counted.current) return;
    counted.current = true;
    data(videosCountView({ path: { video_id: video.id } }))
      .then(({ views }) =>
        cache.setQueryData<VideoDetail>(
          ["video", video.id],
          (known) => known && { ...known, views },
        ),
      )
      // A view that was not counted is no reason to disturb who watches.
      .catch(() => undefined);
  };
  const renew = () => {
    if (file.links && file.links.stream !== links?.stream) setLinks(file.links);
    else if (!broken) void cache.invalidateQueries({ queryKey: ["video", video.id] });
    setBroken(true);
  };
  useEffect(() => {
    if (broken && file.links && file.links.stream !== links?.stream) {
      setLinks(file.links);
      setBroken(false);
    }
  }, [broken, file.links, links]);
  if (!links) return null;
  return (
    <Frame aspect={video.aspect}>
      <video
        ref={element}
        src={links.stream}
        poster={links.thumbnail}
        controls
        playsInline
        preload="metadata"
        aria-label={t("video.player.label", { title: video.title })}
        className="absolute inset-0 size-full bg-black"
        onPlay={count}
        onError={renew}
      >
        <track
          kind="captions"
          src={links.subtitles_vtt}
          srcLang={video.language.slice(0, 2)}
          label={t("video.player.captions")}
        />
      </video>
    </Frame>
  );
}

/** Space plays and pauses wherever it does nothing else. */
function useSpace(element: RefObject<HTMLVideoElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const free =
        target === document.body || (target instanceof HTMLElement && target.id === "main");
      if (event.key !== " " || !free || !element.current) return;
      event.preventDefault();
      if (element.current.paused) void element.current.play();
      else element.current.pause();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [element]);
}
