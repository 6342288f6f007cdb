import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SignedInOut } from "@/client";
import { data } from "@/lib/api";
import { useArrive } from "./arrive";
import { type Deed, type FieldName, type Refusal, refusal } from "./refusal";

const ORDER: FieldName[] = ["email", "password", "code"];

/** How one form of these pages is sent, refused and let through. */
export function useDoor(deed: Deed) {
  const { t } = useTranslation();
  const arrive = useArrive();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Partial<Record<FieldName, string>>>({});
  const [whole, setWhole] = useState("");

  function refuse({ field, text }: Refusal): FieldName | undefined {
    setWhole(field ? "" : text);
    setWrong(field ? { [field]: text } : {});
    return field;
  }

  /** Answers with the field to look at; nothing where the door opened. */
  async function send(
    seen: Partial<Record<FieldName, string>>,
    call: () => Promise<{ data: SignedInOut | undefined }>,
    after?: (signed: SignedInOut) => void,
  ): Promise<FieldName | undefined> {
    const first = ORDER.find((name) => seen[name]);
    setWrong(seen);
    setWhole("");
    if (first) return first;
    setBusy(true);
    try {
      const signed = await data(call());
      after?.(signed);
      arrive(signed.account);
    } catch (error) {
      return refuse(refusal(error, deed, t));
    } finally {
      setBusy(false);
    }
  }

  return { busy, wrong, whole, send };
}
