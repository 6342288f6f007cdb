import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SceneOut, VideoDetail } from "@/client";
import { Button } from "@/components/ui/button";
import { useSorting } from "./order";
import { Renew } from "./renew";
import { SceneCard } from "./scene_card";
import { SceneForm } from "./scene_form";
import { useScenes } from "./scenes";
import { useOrder } from "./use_order";

const NEW = "new";

/** The scenes to be changed; `locked` while somebody is at work on them. */
export function SceneList({ video, locked }: { video: VideoDetail; locked: boolean }) {
  const { t } = useTranslation();
  const scenes = useScenes(video);
  const list = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [renewing, setRenewing] = useState<SceneOut | null>(null);
  const byId = new Map(video.scenes.map((scene) => [scene.id, scene]));
  const { ids, reorder, move, news } = useOrder(list, [...byId.keys()], scenes.reorder);
  const sorting = useSorting(list, ids, reorder);
  const close = () => setOpen(null);
  // What was refused stays open with its words in it.
  const closing = (saved: Promise<unknown>) => void saved.then(close, () => undefined);
  return (
    <section aria-label={t("video.scene.list")} className="grid gap-3">
      <p role="status" className="sr-only">
        {news && t("video.scene.moved", news)}
      </p>
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
              onMove={(to) => move(place, to)}
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
