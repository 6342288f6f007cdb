import type { UploadOut } from "@/client";
import { Problem, UNREACHABLE } from "@/lib/problem";

export type Kind = UploadOut["kind"];

/** Send a file as the API takes it, telling how much of it went. Throws Problem; DOMException
 * where it was stopped. Fetch cannot tell progress. */
export function sendFile(
  kind: Kind,
  file: File,
  { onShare, signal }: { onShare: (share: number) => void; signal: AbortSignal },
): Promise<UploadOut> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append("kind", kind);
    form.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", "/api/uploads");
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status === 201) resolve(request.response as UploadOut);
      else {
        const after = request.getResponseHeader("retry-after");
        reject(new Problem(request.status, request.response, after));
      }
    };
    request.onerror = () => reject(new Problem(UNREACHABLE, null));
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

/** What a file is for, by what the system says it is; null where that is none of `wanted`. */
export function kindOf(file: File, wanted: readonly Kind[]): Kind | null {
  const [sort] = file.type.split("/");
  const looked: Kind | null = sort === "image" ? "picture" : sort === "video" ? "clip" : null;
  if (looked && wanted.includes(looked)) return looked;
  const heard = wanted.find((each) => each === "music" || each === "voice_over");
  // A clip's sound is taken too; what a system does not know, the service looks at.
  if (heard && (sort === "audio" || sort === "video" || sort === "")) return heard;
  return null;
}
