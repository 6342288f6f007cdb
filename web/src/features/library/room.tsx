import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { Bar } from "@/components/ui/bar";
import { classes } from "@/lib/classes";

/** How many videos one may still make; on a phone the bar above tells it until they are used up. */
export function Room() {
  const { t } = useTranslation();
  const { account, rules } = useSession();
  if (!account || rules.solo || account.max_videos < 0) return null;
  const { video_count: used, max_videos: max } = account;
  const told = t("nav.quota", { count: used, max });
  return (
    <div className={classes("grid w-full gap-1.5 sm:w-56", used < max && "max-sm:hidden")}>
      <p className="text-sm text-muted">{told}</p>
      <Bar value={used} of={max} label={told} warn={used >= max} />
    </div>
  );
}
