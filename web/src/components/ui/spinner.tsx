import { LoaderCircle } from "lucide-react";

/** Something is under way; what it is, is said beside it. */
export function Spinner({ size = 20 }: { size?: number }) {
  return <LoaderCircle aria-hidden size={size} className="animate-spin shrink-0" />;
}
