import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SceneOut, VideoDetail } from "@/client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { dollars } from "@/lib/format";
import { moved, useSorting } from "./order";
import { SceneCard } from "./scene_card";
import { SceneForm } from "./scene_form";
import { useScenes } from "./scenes";

const NEW = "new";

/** The scenes to be changed; `locked` while somebody is at work on them. */
export function SceneList({ video, locked }: { video: VideoDetail; locked: boolean }) {
  const { t } = useTranslation();
  const scenes = useScenes(video);
  const list = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [renewing, setRenewing] = useState<SceneOut | null>(null);
  const [wanted, setWanted] = useState<string[] | null>(null);
  const byId = new Map(video.scenes.map((scene) => [scene.id, scene]));
  const known = video.scenes.map((scene) => scene.id);
  const ids = wanted && sameMembers(wanted, known) ? wanted : known;

  const reorder = (order: string[]) => {
    setWanted(order);
    // An order that was refused is told by a toast; the list goes back to what there is.
    scenes
      .reorder(order)
      .catch(() => undefined)
      .finally(() => setWanted(null));
  };
  const sorting = useSorting(list, ids, reorder);
  const close = () => setOpen(null);
  // What was refused stays open with its words in it.
  const closing = (saved: Promise<unknown>) => void saved.then(close, () => undefined);
  return (
    <section aria-label={t("video.scene.list")} className="grid gap-3">
      <ol ref={list} className="grid gap-3">
        {sorting.order.map((id, place) => {
          const scene = byId.get(id);
          if (!scene) return null;
          return (
            <SceneCard
              key={id}
              scene={scene}
              place={place}
              count={ids.length}
              aspect={video.aspect}
              scenes={scenes}
              locked={locked}
              editing={open === id && !locked}
              pulled={sorting.pulled === id}
              handle={sorting.handle(id)}
              onEdit={(editing) => setOpen(editing ? id : null)}
              onSave={(texts) => closing(scenes.edit(scene, texts))}
              onMove={(to) => reorder(moved(ids, place, to))}
              onRegenerate={
                scene.picture === "bought" && video.version > 0
                  ? () => setRenewing(scene)
                  : undefined
              }
            />
          );
        })}
      </ol>
      {!locked &&
        (open === NEW ? (
          <div className="rounded-2xl border border-line bg-surface p-4">
            <SceneForm
              busy={scenes.busy}
              onCancel={close}
              onSave={(texts) => closing(scenes.add(texts, ids.at(-1) ?? "0"))}
            />
          </div>
        ) : (
          <Button icon={<Plus aria-hidden size={18} />} onClick={() => setOpen(NEW)}>
            {t("video.scene.add")}
          </Button>
        ))}
      {renewing && (
        <Renew
          scene={renewing}
          onClose={() => setRenewing(null)}
          onYes={() => {
            scenes.regenerate(renewing);
            setRenewing(null);
          }}
        />
      )}
    </section>
  );
}

/** A bought picture once more costs once more: asked before. */
function Renew({
  scene,
  onYes,
  onClose,
}: {
  scene: SceneOut;
  onYes: () => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const amount = dollars(scene.price?.microusd ?? 0, i18n.language);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("video.scene.again", { number: scene.number })}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button kind="primary" onClick={onYes}>
            {t("video.scene.againYes", { amount })}
          </Button>
        </>
      }
    >
      <p>{t("video.scene.againText", { amount })}</p>
    </Dialog>
  );
}

function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
