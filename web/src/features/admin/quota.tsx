import { Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountOut } from "@/client";
import { Bar } from "@/components/ui/bar";
import { Button, IconButton } from "@/components/ui/button";
import { CheckField, TextField } from "@/components/ui/field";

const OPEN = -1;
const MOST = 1_000_000;

/** How much of an account's quota is used; changed where it stands. */
export function Quota({
  account,
  change,
}: {
  account: AccountOut;
  change: (max: number) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const open = account.max_videos < 0;
  const told = t(open ? "nav.unlimited" : "nav.quota", {
    count: account.video_count,
    max: account.max_videos,
  });
  if (editing)
    return <QuotaForm account={account} change={change} onClose={() => setEditing(false)} />;
  return (
    <div className="flex items-center gap-2">
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="text-sm tabular-nums">
          <span aria-hidden>
            {account.video_count}/{open ? "∞" : account.max_videos} ✨
          </span>
          <span className="sr-only">{told}</span>
        </p>
        {!open && (
          <Bar
            value={account.video_count}
            of={account.max_videos}
            label={told}
            warn={account.video_count >= account.max_videos}
          />
        )}
      </div>
      <IconButton
        label={t("admin.quota.change", { name: account.email || account.name })}
        onClick={() => setEditing(true)}
      >
        <Pencil aria-hidden size={18} />
      </IconButton>
    </div>
  );
}

function QuotaForm({
  account,
  change,
  onClose,
}: {
  account: AccountOut;
  change: (max: number) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(account.max_videos < 0);
  const [most, setMost] = useState(String(Math.max(account.max_videos, account.video_count)));
  const [busy, setBusy] = useState(false);
  const fits = open || (/^\d{1,7}$/.test(most) && Number(most) <= MOST);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!fits) return;
    setBusy(true);
    change(open ? OPEN : Number(most))
      .then(onClose, () => undefined)
      .finally(() => setBusy(false));
  };
  return (
    <form onSubmit={send} noValidate className="grid gap-2">
      <TextField
        autoFocus
        label={t("admin.quota.most")}
        type="number"
        inputMode="numeric"
        min={0}
        max={MOST}
        disabled={open}
        value={open ? "" : most}
        onChange={(event) => setMost(event.target.value)}
        error={fits ? undefined : t("admin.quota.form")}
      />
      <CheckField
        className="min-h-11 items-center"
        label={t("admin.quota.open")}
        checked={open}
        onChange={(event) => setOpen(event.target.checked)}
      />
      <div className="flex gap-2">
        <Button type="submit" kind="primary" busy={busy}>
          {t("save")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
