import {
  ArrowDown,
  ArrowUp,
  GripVertical,
  ImageOff,
  ImageUp,
  Pencil,
  RefreshCw,
  Trash2,
} from "lucide-react";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { SceneOut } from "@/client";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { classes } from "@/lib/classes";
import { dollars, duration } from "@/lib/format";
import { FileButton } from "./file_button";
import { Poster } from "./poster";
import { SceneForm } from "./scene_form";
import type { Scenes, Texts } from "./scenes";

interface Props {
  scene: SceneOut;
  place: number;
  count: number;
  aspect: string;
  scenes: Scenes;
  locked: boolean;
  editing: boolean;
  pulled: boolean;
  handle: ComponentProps<"button">;
  onEdit: (open: boolean) => void;
  onSave: (texts: Texts) => void;
  onMove: (to: number) => void;
  onRegenerate?: () => void;
}

/** One scene: what is seen, what is said, how long and for how much; changed in its place. */
export function SceneCard(props: Props) {
  const { scene, place, aspect, editing, pulled, locked, scenes } = props;
  const { t } = useTranslation();
  return (
    <li
      data-scene={scene.id}
      className={classes(
        "relative rounded-2xl border bg-surface p-3 sm:p-4",
        pulled ? "z-10 border-link shadow-xl" : "border-line",
      )}
    >
      <article aria-label={t("video.tiles.scene", { number: place + 1 })} className="flex gap-3">
        <div className="relative w-14 shrink-0 self-start sm:w-24">
          <Poster scene={scene} aspect={aspect} />
          {scenes.sending === scene.id && (
            <div
              role="status"
              className="absolute inset-0 grid place-content-center rounded-xl bg-black/65 text-white"
            >
              <Spinner />
              <span className="sr-only">{t("video.scene.sending")}</span>
            </div>
          )}
        </div>
        <div className="grid min-w-0 flex-1 content-start gap-2">
          {editing ? (
            <SceneForm
              scene={scene}
              busy={props.scenes.busy}
              onSave={props.onSave}
              onCancel={() => props.onEdit(false)}
            />
          ) : (
            <Told {...props} />
          )}
        </div>
      </article>
      {!locked && !editing && <Handle {...props} />}
    </li>
  );
}

/** Pulled by hand, or moved by the arrow keys while it has the focus. */
function Handle({ handle, place, count, onMove }: Props) {
  const { t } = useTranslation();
  return (
    <IconButton
      {...handle}
      data-move="handle"
      label={t("video.scene.pull", { number: place + 1 })}
      className="absolute top-1 right-1 cursor-grab touch-none text-muted active:cursor-grabbing"
      onKeyDown={(event) => {
        const to = { ArrowUp: place - 1, ArrowDown: place + 1 }[event.key];
        if (to === undefined || to < 0 || to >= count) return;
        event.preventDefault();
        onMove(to);
      }}
    >
      <GripVertical aria-hidden size={20} />
    </IconButton>
  );
}

function Told(props: Props) {
  const { scene, place, locked } = props;
  const { t, i18n } = useTranslation();
  const bought = scene.picture === "bought" && scene.shown === scene.generation;
  const picture = scene.picture === "bought" && !bought ? "toBuy" : scene.picture;
  const amount = (bought ? scene.cost : scene.price)?.microusd ?? 0;
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5 pr-9">
        <Badge>{place + 1}</Badge>
        {scene.duration_ms !== null && (
          <span className="text-sm text-muted tabular-nums">{duration(scene.duration_ms)}</span>
        )}
        {picture && <Badge>{t(`video.scene.picture.${picture}`)}</Badge>}
        {amount > 0 && (
          <span className="text-sm font-semibold tabular-nums">
            {dollars(amount, i18n.language)}
          </span>
        )}
      </div>
      <p className="leading-relaxed">{scene.voice_over}</p>
      {scene.visual_prompt && (
        <p className="text-sm text-muted">
          <span className="sr-only">{t("video.scene.visual")}: </span>
          {scene.visual_prompt}
        </p>
      )}
      {(scene.fallback_from || scene.why) && (
        <p className="text-sm text-warn">
          {scene.fallback_from && t("video.tiles.fell")} {scene.why}
        </p>
      )}
      {!locked && <Tools {...props} />}
    </>
  );
}

function Tools({ scene, place, count, scenes, onEdit, onMove, onRegenerate }: Props) {
  const { t } = useTranslation();
  const number = place + 1;
  const own = scene.picture === "own";
  return (
    <div className="-ml-2.5 flex flex-wrap">
      <IconButton label={t("video.scene.edit", { number })} onClick={() => onEdit(true)}>
        <Pencil aria-hidden size={18} />
      </IconButton>
      <IconButton
        label={t("video.scene.up", { number })}
        data-move="up"
        disabled={place === 0}
        onClick={() => onMove(place - 1)}
      >
        <ArrowUp aria-hidden size={18} />
      </IconButton>
      <IconButton
        label={t("video.scene.down", { number })}
        data-move="down"
        disabled={place === count - 1}
        onClick={() => onMove(place + 1)}
      >
        <ArrowDown aria-hidden size={18} />
      </IconButton>
      <FileButton
        label={t("video.scene.own", { number })}
        accept="image/jpeg,image/png,image/webp,video/mp4,video/quicktime,video/webm"
        disabled={scenes.busy}
        onFile={(file) => scenes.show(scene, file)}
      >
        <ImageUp aria-hidden size={18} />
      </FileButton>
      {own && (
        <IconButton
          label={t("video.scene.noOwn", { number })}
          disabled={scenes.busy}
          onClick={() => scenes.showNone(scene)}
        >
          <ImageOff aria-hidden size={18} />
        </IconButton>
      )}
      {onRegenerate && (
        <IconButton
          label={t("video.scene.again", { number })}
          disabled={scenes.busy}
          onClick={onRegenerate}
        >
          <RefreshCw aria-hidden size={18} />
        </IconButton>
      )}
      <IconButton
        label={t("video.scene.remove", { number })}
        disabled={count === 1 || scenes.busy}
        onClick={() => scenes.remove(scene)}
      >
        <Trash2 aria-hidden size={18} />
      </IconButton>
    </div>
  );
}
