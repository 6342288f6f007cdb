import { ArchiveRestore, Trash2 } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { VideoOut } from "@/client";
import { Button } from "@/components/ui/button";
import type { Deeds } from "./deeds";
import type { Selection } from "./selection";

const Purge = lazy(() => import("./purge"));

/** What is done with all that are chosen. */
export function SelectionBar({
  videos,
  selection,
  deeds,
  trash,
}: {
  videos: VideoOut[];
  selection: Selection;
  deeds: Deeds;
  trash: boolean;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const own = videos.filter((video) => video.own);
  const chosen = own.filter((video) => selection.ids.has(video.id));
  const none = chosen.length === 0;
  const act = (deed: (videos: VideoOut[]) => Promise<void>) => {
    selection.end();
    void deed(chosen);
  };
  const { end } = selection;
  useEffect(() => {
    const leave = (event: KeyboardEvent) => event.key === "Escape" && end();
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, [end]);
  return (
    <section
      aria-label={t("library.selection")}
      className="fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-20 mx-auto flex max-w-2xl flex-wrap items-center gap-2 rounded-2xl border border-edge bg-surface p-2.5 shadow-xl md:bottom-6"
    >
      <p role="status" className="px-2 font-semibold">
        {t("library.chosen", { count: chosen.length })}
      </p>
      <div className="ml-auto flex flex-wrap justify-end gap-2">
        <Button kind="quiet" onClick={() => selection.all(own.map((video) => video.id))}>
          {t("library.chooseAll")}
        </Button>
        <Button kind="quiet" onClick={selection.end}>
          {t("cancel")}
        </Button>
        {trash && (
          <Button
            kind="primary"
            disabled={none}
            icon={<ArchiveRestore aria-hidden size={18} />}
            onClick={() => act(deeds.restore)}
          >
            {t("library.restore")}
          </Button>
        )}
        <Button
          kind="danger"
          disabled={none}
          icon={<Trash2 aria-hidden size={18} />}
          onClick={() => (trash ? setAsking(true) : act(deeds.remove))}
        >
          {t(trash ? "library.purge" : "library.delete")}
        </Button>
      </div>
      {asking && (
        <Suspense>
          <Purge
            videos={chosen}
            onClose={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false);
              act(deeds.purge);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
