import { EllipsisVertical } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import {
  type AccountChange,
  type AccountOut,
  adminChangeAccount,
  adminMakeResetLink,
  type ResetLinkOut,
} from "@/client";
import { Badge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { ShownOnce } from "@/components/ui/secret";
import { useAct } from "@/lib/act";
import { data } from "@/lib/api";
import { ago, moment } from "@/lib/format";
import { Quota } from "./quota";

const Confirm = lazy(() => import("@/components/ui/confirm"));

/** One account: who it is, its quota, and what can be done about it. */
export function AccountLine({ account }: { account: AccountOut }) {
  const { t, i18n } = useTranslation();
  const { account: me } = useSession();
  const [disabling, setDisabling] = useState(false);
  const [link, setLink] = useState<ResetLinkOut>();
  const path = { account_id: account.id };
  const change = useAct({
    run: (body: AccountChange) => data(adminChangeAccount({ path, body })),
    renews: [["admin", "accounts"], ["admin", "metrics"], ["me"]],
    done: (changed) => t("admin.accounts.changed", { name: changed.email || changed.name }),
    after: () => setDisabling(false),
  });
  const reset = useAct({
    run: () => data(adminMakeResetLink({ path })),
    renews: [],
    after: setLink,
  });
  const name = account.email || account.name;
  const self = account.id === me?.id;
  return (
    <li className="grid gap-3 py-3">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 sm:grid-cols-[minmax(0,1fr)_13rem_auto]">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {name}
            {self && <Badge>{t("admin.accounts.self")}</Badge>}
            {account.is_admin && <Badge tone="good">{t("account.profile.admin")}</Badge>}
            {account.disabled && <Badge tone="bad">{t("admin.accounts.disabled")}</Badge>}
          </p>
          <p className="text-sm text-muted">
            {account.last_login
              ? t("admin.accounts.seen", { when: ago(account.last_login, i18n.language) })
              : t("admin.accounts.never")}
          </p>
        </div>
        <div className="col-span-2 row-start-2 sm:col-span-1 sm:row-start-auto">
          <Quota account={account} change={(max_videos) => change.mutateAsync({ max_videos })} />
        </div>
        <Menu
          trigger={
            <IconButton label={t("admin.accounts.deeds", { name })}>
              <EllipsisVertical aria-hidden size={20} />
            </IconButton>
          }
        >
          <MenuItem disabled={account.disabled} onClick={() => reset.mutate(undefined)}>
            {t("admin.accounts.reset")}
          </MenuItem>
          <MenuItem disabled={self} onClick={() => change.mutate({ is_admin: !account.is_admin })}>
            {t(account.is_admin ? "admin.accounts.noAdmin" : "admin.accounts.makeAdmin")}
          </MenuItem>
          <MenuItem
            danger={!account.disabled}
            disabled={self}
            onClick={() =>
              account.disabled ? change.mutate({ disabled: false }) : setDisabling(true)
            }
          >
            {t(account.disabled ? "admin.accounts.enable" : "admin.accounts.disable")}
          </MenuItem>
        </Menu>
      </div>
      {link && <ResetLink link={link} name={name} onClose={() => setLink(undefined)} />}
      {disabling && (
        <Suspense>
          <Confirm
            title={t("admin.accounts.disableTitle", { name })}
            deed={t("admin.accounts.disable")}
            busy={change.isPending}
            onConfirm={() => change.mutate({ disabled: true })}
            onClose={() => setDisabling(false)}
          >
            <p>{t("admin.accounts.disableText")}</p>
          </Confirm>
        </Suspense>
      )}
    </li>
  );
}

function ResetLink({
  link,
  name,
  onClose,
}: {
  link: ResetLinkOut;
  name: string;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  return (
    <ShownOnce
      title={t("admin.accounts.link", { name })}
      text={location.origin + link.path}
      action={<Button onClick={onClose}>{t("account.once.kept")}</Button>}
    >
      {t("admin.accounts.linkText", { when: moment(link.expires_at, i18n.language) })}
    </ShownOnce>
  );
}
