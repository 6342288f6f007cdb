import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { adminListAccounts } from "@/client";
import { Failed } from "@/components/failed";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { data } from "@/lib/api";
import { AccountLine } from "./account_line";

const PAGE = 20;
const PAUSE_MS = 250;

/** Everybody who has an account, newest first. */
export function Accounts() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const list = useInfiniteQuery({
    queryKey: ["admin", "accounts", search],
    queryFn: ({ pageParam }) =>
      data(adminListAccounts({ query: { cursor: pageParam, limit: PAGE, search } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const found = list.data?.pages.flatMap((page) => page.items);
  return (
    <Section title={t("admin.accounts.title")} lead={t("admin.accounts.lead")}>
      <TextField
        type="search"
        label={t("admin.accounts.search")}
        placeholder={t("admin.accounts.searchHint")}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className="sr-only">
        {found && t("admin.accounts.found", { count: found.length })}
      </p>
      {list.error && !found && <Failed error={list.error} again={() => void list.refetch()} />}
      {!found && !list.error && <Skeleton className="h-80" />}
      {found?.length === 0 && <p className="text-muted">{t("admin.accounts.none")}</p>}
      {found && (
        <ul className="divide-y divide-line">
          {found.map((account) => (
            <AccountLine key={account.id} account={account} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("admin.accounts.more")}
        </Button>
      )}
    </Section>
  );
}
