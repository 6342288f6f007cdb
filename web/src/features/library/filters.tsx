import { Search, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sort } from "@/client";
import { IconButton } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { GROUPS, type Group } from "@/lib/video_state";
import type { Wanted } from "./wanted";

const TYPED_MS = 300;

/** Which of them are shown, and in which order. */
export function Filters({
  wanted,
  onChange,
  children,
}: {
  wanted: Wanted;
  onChange: (change: Partial<Wanted>) => void;
  /** At its end. */
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <search className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] gap-2 py-4 sm:flex sm:flex-wrap sm:items-center">
      <div className="col-span-full sm:w-full md:w-72 lg:w-80">
        <SearchField value={wanted.search} onSearch={(search) => onChange({ search })} />
      </div>
      {wanted.view !== "trash" && (
        <SelectField
          label={t("library.state")}
          hideLabel
          className="max-sm:pr-1 max-sm:pl-2.5 max-sm:text-sm"
          value={wanted.group}
          onChange={(event) => onChange({ group: event.target.value as Group | "" })}
        >
          <option value="">{t("library.group.all")}</option>
          {Object.keys(GROUPS).map((group) => (
            <option key={group} value={group}>
              {t(`library.group.${group}`)}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={t("library.sort")}
        hideLabel
        className="max-sm:pr-1 max-sm:pl-2.5 max-sm:text-sm"
        value={wanted.sort}
        onChange={(event) => onChange({ sort: event.target.value as Sort })}
      >
        <option value="date">{t("library.byDate")}</option>
        <option value="views">{t("library.byViews")}</option>
      </SelectField>
      {children && <div className="ml-auto">{children}</div>}
    </search>
  );
}

/** Asked for once the typing rests. */
function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const tell = useRef(onSearch);
  tell.current = onSearch;
  const told = useRef(value);
  useEffect(() => {
    // The address changed by itself: somebody went back.
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      tell.current(text);
    }, TYPED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextField
      label={t("library.search")}
      hideLabel
      type="search"
      maxLength={200}
      placeholder={t("library.search")}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === "Escape" && setText("")}
      className="pr-11 [&::-webkit-search-cancel-button]:hidden"
      after={
        text ? (
          <IconButton
            label={t("library.clear")}
            onClick={() => setText("")}
            className="absolute inset-y-0 right-0"
          >
            <X aria-hidden size={18} />
          </IconButton>
        ) : (
          <Search
            aria-hidden
            size={18}
            className="pointer-events-none absolute top-1/2 right-3.5 -translate-y-1/2 text-muted"
          />
        )
      }
    />
  );
}
