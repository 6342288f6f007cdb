import type { ReactNode } from "react";
import { classes } from "@/lib/classes";

const RATIO: Record<string, string> = {
  "9:16": "aspect-9/16",
  "4:5": "aspect-4/5",
  "1:1": "aspect-square",
  "16:9": "aspect-video",
};

export function ratio(aspect: string): string {
  return RATIO[aspect] ?? "aspect-9/16";
}

export function isWide(aspect: string): boolean {
  return aspect === "16:9";
}

/** The picture beside what is told of it; the same place through all states. */
export function Halves({
  aspect,
  hero,
  wideOnly,
  children,
}: {
  aspect: string;
  hero: ReactNode;
  /** On a phone the picture is left away. */
  wideOnly?: boolean;
  children: ReactNode;
}) {
  const wide = isWide(aspect);
  return (
    <div
      className={classes(
        "grid items-start gap-6 lg:gap-8",
        wide ? "lg:grid-cols-[1.4fr_1fr]" : "md:grid-cols-[auto_minmax(0,1fr)]",
      )}
    >
      <div
        className={classes(
          "mx-auto w-full min-w-0",
          wideOnly && "max-md:hidden",
          // On a wide page as wide as leaves it and its buttons in sight.
          !wide &&
            "max-w-88 md:sticky md:top-18 md:mx-0 md:w-[clamp(15rem,calc((100dvh-15rem)*0.5625),22rem)]",
        )}
      >
        {hero}
      </div>
      <div className="grid min-w-0 gap-5">{children}</div>
    </div>
  );
}

/** What is seen, in the video's own shape. */
export function Frame({
  aspect,
  low,
  children,
}: {
  aspect: string;
  /** On a phone no higher than leaves what is below in sight. */
  low?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={classes(
        "relative w-full overflow-hidden rounded-3xl border border-line bg-black text-white shadow-lg",
        ratio(aspect),
        low && !isWide(aspect) && "max-md:aspect-4/3",
      )}
    >
      {children}
    </div>
  );
}
