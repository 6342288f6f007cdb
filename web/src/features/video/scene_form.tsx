import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SceneOut } from "@/client";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { dollars } from "@/lib/format";
import type { Texts } from "./scenes";

/** The words and the picture of a scene, in its place. */
export function SceneForm({
  scene,
  busy,
  onSave,
  onCancel,
}: {
  /** None: a new one. */
  scene?: SceneOut;
  busy: boolean;
  onSave: (texts: Texts) => void;
  onCancel: () => void;
}) {
  const { t, i18n } = useTranslation();
  const opened = useRef(scene).current;
  const [voice, setVoice] = useState(scene?.voice_over ?? "");
  const [visual, setVisual] = useState(scene?.visual_prompt ?? "");
  const price = scene?.price?.microusd ?? 0;
  const buys = scene && visual.trim() !== scene.visual_prompt && price > 0;
  const same = scene && voice.trim() === scene.voice_over && visual.trim() === scene.visual_prompt;
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave({ voice_over: voice.trim(), visual_prompt: visual.trim() });
  };
  const keywords = scene?.keywords.join(", ");
  return (
    <form
      onSubmit={save}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      className="grid gap-3"
    >
      <TextArea
        autoFocus
        label={t("video.scene.voice")}
        rows={3}
        required
        value={voice}
        onChange={(event) => setVoice(event.target.value)}
      />
      <TextArea
        label={t("video.scene.visual")}
        hint={
          !visual.trim() && keywords
            ? t("video.scene.fromText", { keywords })
            : t("video.scene.visualHint")
        }
        rows={2}
        value={visual}
        onChange={(event) => setVisual(event.target.value)}
      />
      {opened && scene && changedSince(opened, scene) && (
        <Notice tone="warn" title={t("video.scene.changed")}>
          {[scene.voice_over, scene.visual_prompt].filter(Boolean).join(" · ")}
        </Notice>
      )}
      {buys && (
        <p className="text-sm text-warn">
          {t("video.scene.buys", { amount: dollars(price, i18n.language) })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" type="submit" busy={busy} disabled={!voice.trim() || same}>
          {t(scene ? "save" : "video.scene.add")}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}

function changedSince(opened: SceneOut, now: SceneOut): boolean {
  return opened.voice_over !== now.voice_over || opened.visual_prompt !== now.visual_prompt;
}
