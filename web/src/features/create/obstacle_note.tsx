import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Button, buttonStyle } from "@/components/ui/button";
import { dollars } from "@/lib/format";
import type { Obstacle } from "./obstacle";
import type { Order } from "./use_order";

/** Why it cannot be pressed, and the way out. */
export function ObstacleNote({
  obstacle,
  order,
  id,
}: {
  obstacle: Obstacle;
  order: Order;
  id: string;
}) {
  const { t, i18n } = useTranslation();
  const money = (microusd: number) => dollars(microusd, i18n.language);
  const told = () => {
    switch (obstacle.why) {
      case "quota":
        return t("create.why.quota", { count: obstacle.of });
      case "long":
        return t("create.why.long", { count: obstacle.by });
      case "provider":
        return `${t("create.why.provider", { name: obstacle.name })} ${obstacle.missing}`;
      case "budget":
        return t("create.why.budget", { price: money(obstacle.needs) });
      case "cap":
        return t("create.why.cap", { price: money(obstacle.needs), cap: money(obstacle.cap) });
      case "refused":
        return obstacle.told;
      default:
        return t(`create.why.${obstacle.why}`);
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p id={id} aria-live="polite" className="min-w-0 flex-1 basis-52">
        {told()}
      </p>
      <WayOut obstacle={obstacle} order={order} />
    </div>
  );
}

const CENT = 10_000;
const TOPICS = 3;

function WayOut({ obstacle, order }: { obstacle: Obstacle; order: Order }) {
  const { t, i18n } = useTranslation();
  const { change, draft, setDraft } = order;
  if (obstacle.why === "unknown") {
    return (
      <div className="flex flex-wrap gap-2">
        {obstacle.topics.slice(0, TOPICS).map((theme) => (
          <Button key={theme} onClick={() => setDraft({ ...draft, theme })}>
            {theme}
          </Button>
        ))}
        <Button onClick={() => setDraft({ ...draft, source: "text" })}>
          {t("create.out.text")}
        </Button>
      </div>
    );
  }
  if (obstacle.why === "quota") {
    return (
      <Link to="/library" className={buttonStyle("secondary")}>
        {t("create.out.library")}
      </Link>
    );
  }
  if (obstacle.why === "provider") {
    const some = obstacle.part === "clips" ? { clips: "" } : { writer: "" };
    return <Button onClick={() => change(some)}>{t(`create.out.${obstacle.part}`)}</Button>;
  }
  if (obstacle.why === "budget") {
    const cents = Math.ceil(obstacle.needs / CENT);
    return (
      <Button onClick={() => change({ budget: (cents / 100).toFixed(2) })}>
        {t("create.out.budget", { amount: dollars(cents * CENT, i18n.language) })}
      </Button>
    );
  }
  if (obstacle.why === "cap") {
    return <Button onClick={() => change({ clips: "" })}>{t("create.out.clips")}</Button>;
  }
  if (obstacle.why === "amount") {
    return <Button onClick={() => change({ budget: "" })}>{t("create.out.noBudget")}</Button>;
  }
  return null;
}
