import { ImageOff } from "lucide-react";
import type { SceneOut } from "@/client";
import { classes } from "@/lib/classes";
import { ratio } from "./frame";

/** A scene's still, or its place. */
export function Poster({
  scene,
  aspect,
  className,
}: {
  scene: SceneOut;
  aspect: string;
  className?: string;
}) {
  return (
    <div
      className={classes(
        "grid shrink-0 place-content-center overflow-hidden rounded-xl border border-line bg-raised text-muted",
        ratio(aspect),
        className,
      )}
    >
      {scene.poster ? (
        <img src={scene.poster} alt="" loading="lazy" className="size-full object-cover" />
      ) : (
        <ImageOff aria-hidden size={22} />
      )}
    </div>
  );
}
