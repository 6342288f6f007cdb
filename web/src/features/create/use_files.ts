import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type UploadOut, uploadsDeleteUpload, uploadsListUploads } from "@/client";
import { data } from "@/lib/api";
import { type Kind, sendFile } from "./send_file";
import type { OwnFiles } from "./wishes";

const SHOWN = 60;

/** A file on its way. */
export interface Sending {
  key: number;
  kind: Kind;
  name: string;
  /** 0 to 1; 1 while the service looks at it. */
  share: number;
  error?: unknown;
  stop: () => void;
}

/** Own files: those that are there, those on their way, and which ones this video uses. */
export function useFiles() {
  const cache = useQueryClient();
  const there = useQuery({
    queryKey: ["uploads"],
    queryFn: ({ signal }) => data(uploadsListUploads({ query: { limit: SHOWN }, signal })),
  });
  const [used, setUsed] = useState<OwnFiles>({ media: [], music: "", voiceOver: "" });
  const [sending, setSending] = useState<Sending[]>([]);
  const count = useRef(0);

  const patch = (key: number, some: Partial<Sending>) =>
    setSending((list) => list.map((each) => (each.key === key ? { ...each, ...some } : each)));
  const drop = (key: number) => setSending((list) => list.filter((each) => each.key !== key));

  const send = (kind: Kind, file: File) => {
    const key = ++count.current;
    const stop = new AbortController();
    const entry = { key, kind, name: file.name, share: 0, stop: () => stop.abort() };
    setSending((list) => [...list, entry]);
    sendFile(kind, file, { onShare: (share) => patch(key, { share }), signal: stop.signal }).then(
      (kept) => {
        drop(key);
        setUsed((now) => withUse(now, kept, true));
        return cache.invalidateQueries({ queryKey: ["uploads"] });
      },
      (error: unknown) =>
        error instanceof DOMException ? drop(key) : patch(key, { error, share: 0 }),
    );
  };

  const remove = async (upload: UploadOut) => {
    await data(uploadsDeleteUpload({ path: { upload_id: upload.id } }));
    setUsed((now) => withUse(now, upload, false));
    await cache.invalidateQueries({ queryKey: ["uploads"] });
  };

  return {
    there,
    uploads: there.data?.items ?? [],
    used,
    sending,
    send,
    drop,
    remove,
    use: (upload: UploadOut, yes: boolean) => setUsed((now) => withUse(now, upload, yes)),
  };
}

export type Files = ReturnType<typeof useFiles>;

export function isUsed(used: OwnFiles, upload: UploadOut): boolean {
  return used.media.includes(upload.id) || [used.music, used.voiceOver].includes(upload.id);
}

function withUse(used: OwnFiles, { id, kind }: UploadOut, yes: boolean): OwnFiles {
  if (kind === "music") return { ...used, music: yes ? id : used.music === id ? "" : used.music };
  if (kind === "voice_over") {
    return { ...used, voiceOver: yes ? id : used.voiceOver === id ? "" : used.voiceOver };
  }
  const others = used.media.filter((each) => each !== id);
  return { ...used, media: yes ? [...others, id] : others };
}
