"""Names made of a theme: safe in any file system, never a path."""

from __future__ import annotations

import re
import unicodedata

from reelwright.domain.model import fingerprint

MAX_SLUG = 48


def slug(text: str) -> str:
    """`L'été à Paris!` → `l-ete-a-paris`; `video-1a2b3c` where no Latin letter is left."""
    folded = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("ß", "ss"))
    plain = folded.encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_SLUG].strip("-")
    return words or f"video-{fingerprint(text)[:6]}"


def seed_of(text: str) -> int:
    """A number that the same text always gives, 0 … 2³¹ - 1."""
    return int(fingerprint(text)[:8], 16) % 2**31
