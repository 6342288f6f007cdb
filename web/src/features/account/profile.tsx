import { LogOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLogout } from "@/app/logout";
import { useSession } from "@/app/session";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Bar } from "@/components/ui/bar";
import { Button } from "@/components/ui/button";
import { date } from "@/lib/format";

/** Who I am, and how many videos I may make. */
export function Profile() {
  const { t, i18n } = useTranslation();
  const { account, rules } = useSession();
  const logout = useLogout();
  if (!account) return null;
  const open = account.max_videos < 0;
  const told = t(open ? "nav.unlimited" : "nav.quota", {
    count: account.video_count,
    max: account.max_videos,
  });
  const full = !open && account.video_count >= account.max_videos;
  return (
    <Section
      id="profile"
      title={t("account.profile.title")}
      action={
        !rules.solo && (
          <Button icon={<LogOut aria-hidden size={18} />} onClick={logout}>
            {t("nav.logout")}
          </Button>
        )
      }
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span
          aria-hidden
          className="grid size-14 place-content-center rounded-full bg-accent font-display text-2xl text-on-accent uppercase"
        >
          {(account.name || account.email).slice(0, 1)}
        </span>
        <div className="min-w-0 flex-1 basis-52">
          <p className="flex flex-wrap items-center gap-2 text-lg font-semibold">
            {rules.solo ? t("account.profile.owner") : account.email}
            {account.is_admin && !rules.solo && <Badge>{t("account.profile.admin")}</Badge>}
          </p>
          {!rules.solo && (
            <p className="text-sm text-muted">
              {t("account.profile.since", { date: date(account.created_at, i18n.language) })}
            </p>
          )}
        </div>
      </div>
      <div className="grid gap-2">
        <p className="flex items-baseline justify-between gap-3">
          <span className="font-medium">{told}</span>
          {!open && (
            <span aria-hidden className="text-sm text-muted">
              {account.video_count}/{account.max_videos} ✨
            </span>
          )}
        </p>
        {!open && (
          <Bar value={account.video_count} of={account.max_videos} label={told} warn={full} />
        )}
        {full && <p className="text-sm text-warn">{t("account.profile.full")}</p>}
      </div>
    </Section>
  );
}
