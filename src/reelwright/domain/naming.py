"""Names: made of a theme, safe in any file system; and the nearest ones to a wrong one."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from reelwright.domain.model import fingerprint
from reelwright.errors import InputError

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


def nearest(what: str, given: str, known: Iterable[str], listing: str = "") -> InputError:
    """The error for a name that is not there, with the nearest ones that are."""
    names = list(known)
    near = difflib.get_close_matches(given.casefold(), names, n=3, cutoff=0.4)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    where = f" {listing}" if listing else f" Known: {', '.join(names)}."
    return InputError(f"Unknown {what} '{given[:60]}'.{hint}{where}")
