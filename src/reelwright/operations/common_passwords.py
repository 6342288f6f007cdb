"""Common passwords: the first that anybody would guess."""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def common_passwords() -> frozenset[str]:
    """The 3,000 most common of eight characters or more, casefolded."""
    packed = files("reelwright").joinpath("assets/passwords/common.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode().split("\n")) - {""}
