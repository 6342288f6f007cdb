import type { ReactNode } from "react";
import { classes } from "@/lib/classes";

/** A phone that shows something; its screen is as wide as a video is, 9:16. */
export function PhoneFrame({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={classes(
        "relative rounded-[13%/7.4%] border border-edge/60 bg-[#0b0a10] p-[3%] shadow-xl",
        className,
      )}
    >
      <div className="relative aspect-9/16 overflow-hidden rounded-[10.5%/5.9%] bg-black text-white">
        {children}
      </div>
    </div>
  );
}
