"""Signing: links to a folder's objects that open for a while only, and nothing else."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from reelwright.errors import ConfigError, NotFound
from reelwright.storage.keys import checked

SHORTEST_SECRET = 16


@dataclass(frozen=True)
class LinkSigner:
    """Signs and checks paths below `base` with a secret that all servers share.

    Raises ConfigError where the secret is too short to keep anybody out.
    """

    secret: bytes = field(repr=False)
    base: str = "/objects"
    now_s: Callable[[], float] = time.time

    def __post_init__(self) -> None:
        if len(self.secret) < SHORTEST_SECRET:
            raise ConfigError(
                f"REELWRIGHT_LINK_SECRET has {len(self.secret)} bytes; a secret for links needs "
                f"{SHORTEST_SECRET} at least. `openssl rand -hex 32` makes one."
            )

    def sign(self, key: str, *, expires_s: int) -> str:
        """`/objects/<key>?expires=<Unix seconds>&signature=<hex>`."""
        ends = int(self.now_s()) + expires_s
        path = f"{self.base}/{quote(checked(key))}"
        return f"{path}?expires={ends}&signature={self._seal(key, ends)}"

    def check(self, key: str, *, expires: str, signature: str) -> None:
        """Raises NotFound, the same for a link that was altered as for one that expired."""
        ends = int(expires) if expires.isascii() and expires.isdecimal() else 0
        # Compared before the clock is asked, so that the time taken tells nothing.
        same = hmac.compare_digest(self._seal(key, ends).encode(), signature.encode())
        if not same or self.now_s() > ends:
            raise NotFound("This link has expired or was altered. Ask for a new one.")

    def _seal(self, key: str, ends: int) -> str:
        told = f"GET\n{key}\n{ends}".encode()
        return hmac.new(self.secret, told, hashlib.sha256).hexdigest()
