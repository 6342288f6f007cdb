import { useEffect, useState } from "react";
import { wantsStillness } from "@/lib/gentle";

const WORD_MS = 380;

/** How many words were spoken by now; one after the other, or still where motion would bother. */
export function useKaraoke(): number {
  const [spoken, setSpoken] = useState(1);
  useEffect(() => {
    if (wantsStillness()) return;
    const timer = setInterval(() => setSpoken((count) => count + 1), WORD_MS);
    return () => clearInterval(timer);
  }, []);
  return spoken;
}
