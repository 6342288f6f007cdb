import { type ReactNode, useRef } from "react";
import { IconButton } from "@/components/ui/button";

/** A square button that asks for one file. */
export function FileButton({
  label,
  accept,
  disabled,
  onFile,
  children,
}: {
  label: string;
  accept: string;
  disabled?: boolean;
  onFile: (file: File) => void;
  children: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen once more.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
      <IconButton label={label} disabled={disabled} onClick={() => input.current?.click()}>
        {children}
      </IconButton>
    </>
  );
}
