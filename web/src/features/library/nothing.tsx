import { Clapperboard, Heart, SearchX, Trash2, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FirstVideo } from "./first_video";
import { isNarrowed, type Wanted } from "./wanted";

const PICTURES = { mine: Clapperboard, shared: Users, favourites: Heart, trash: Trash2 };

/** Why there is nothing to see, and what helps. */
export function Nothing({ wanted, onAll }: { wanted: Wanted; onAll: () => void }) {
  const { t } = useTranslation();
  if (isNarrowed(wanted)) {
    return (
      <Empty
        picture={<SearchX aria-hidden size={48} className="text-muted" />}
        title={t("library.none.found")}
        action={<Button onClick={onAll}>{t("library.none.all")}</Button>}
      >
        {t("library.none.foundText")}
      </Empty>
    );
  }
  const Picture = PICTURES[wanted.view];
  return (
    <Empty
      picture={
        <span className="grid size-20 place-content-center rounded-full bg-raised">
          <Picture aria-hidden size={36} className="text-muted" />
        </span>
      }
      title={t(`library.none.${wanted.view}`)}
      action={wanted.view === "mine" ? <FirstVideo /> : undefined}
    >
      {t(`library.none.${wanted.view}Text`)}
    </Empty>
  );
}
