import { CircleAlert, Play, Square } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { Player } from "./use_player";

/** Hear it before it is chosen. The first time a voice speaks takes some seconds. */
export function PlayButton({
  player,
  address,
  name,
}: {
  player: Player;
  address: string;
  name: string;
}) {
  const { t } = useTranslation();
  const state = player.playing?.address === address ? player.playing.state : null;
  const label = t(state === "playing" || state === "coming" ? "create.stop" : "create.play", {
    name,
  });
  return (
    <>
      <IconButton
        label={label}
        aria-busy={state === "coming" || undefined}
        onClick={() => player.toggle(address)}
        className="border border-line bg-surface"
      >
        {state === "coming" && <Spinner size={18} />}
        {state === "playing" && <Square aria-hidden size={16} fill="currentColor" />}
        {state === "failed" && <CircleAlert aria-hidden size={18} className="text-bad" />}
        {state === null && <Play aria-hidden size={18} fill="currentColor" />}
      </IconButton>
      <span role="status" className="sr-only">
        {state === "coming" && t("create.coming")}
        {state === "failed" && t("create.unheard")}
      </span>
    </>
  );
}
