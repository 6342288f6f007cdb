import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type SceneOut,
  scenesAddScene,
  scenesEditScene,
  scenesRegenerateScene,
  scenesRemoveScene,
  scenesReorderScenes,
  scenesRevertScript,
  uploadsSendUpload,
  type VideoDetail,
} from "@/client";
import { tell } from "@/components/ui/toasts";
import { data } from "@/lib/api";
import { useAct } from "./use_video";

export interface Texts {
  voice_over: string;
  visual_prompt: string;
}

/** Changes of the script. They are kept at once and made together, when somebody asks for it;
 * each says which revision it was made from, so that nobody's work is overwritten unseen. */
export function useScenes(video: VideoDetail) {
  const act = useAct(video.id);
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [sending, setSending] = useState<string | null>(null);
  const path = { video_id: video.id };
  // What was changed a moment ago counts too, also where it is not drawn yet.
  const terms = () => {
    const known = cache.getQueryData<VideoDetail>(["video", video.id]);
    return { revision: known?.revision ?? video.revision, run: false };
  };

  const edit = (scene: SceneOut, { voice_over, visual_prompt }: Texts) =>
    act.mutateAsync(() =>
      data(
        scenesEditScene({
          path: { ...path, scene: scene.id },
          body: {
            ...terms(),
            ...(voice_over !== scene.voice_over && { voice_over }),
            ...(visual_prompt !== scene.visual_prompt && { visual_prompt }),
          },
        }),
      ),
    );
  const add = (texts: Texts, after: string) =>
    act.mutateAsync(() => data(scenesAddScene({ path, body: { ...terms(), ...texts, after } })));
  const reorder = (order: string[]) =>
    act.mutateAsync(() => data(scenesReorderScenes({ path, body: { ...terms(), order } })));
  const remove = (scene: SceneOut) =>
    act.mutate(async () => {
      const { revision: before } = terms();
      const now = await data(
        scenesRemoveScene({ path: { ...path, scene: scene.id }, query: terms() }),
      );
      const undo = () =>
        act.mutate(() =>
          data(
            scenesRevertScript({
              path,
              body: { to: before, revision: now.revision, run: false },
            }),
          ),
        );
      tell({
        title: t("video.scene.removed", { number: scene.number }),
        action: { label: t("video.undo"), run: undo },
      });
      return now;
    });
  const show = (scene: SceneOut, file: File) => {
    setSending(scene.id);
    const done = () => setSending(null);
    act.mutate(() => sent(scene, file), { onSettled: done });
  };
  const sent = async (scene: SceneOut, file: File) => {
    const kind = file.type.startsWith("video/") ? "clip" : "picture";
    const kept = await data(uploadsSendUpload({ body: { kind, file } }));
    return data(
      scenesEditScene({
        path: { ...path, scene: scene.id },
        body: { ...terms(), clip: `upload:${kept.id}` },
      }),
    );
  };
  const showNone = (scene: SceneOut) =>
    act.mutate(() =>
      data(scenesEditScene({ path: { ...path, scene: scene.id }, body: { ...terms(), clip: "" } })),
    );
  const regenerate = (scene: SceneOut) =>
    act.mutate(() => data(scenesRegenerateScene({ path: { ...path, scene: scene.id } })));
  return { edit, add, reorder, remove, show, showNone, regenerate, busy: act.isPending, sending };
}

export type Scenes = ReturnType<typeof useScenes>;
