"""Along: what somebody wants written in the very transaction that changes a video."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from sqlalchemy import Connection

from reelwright.domain.video import Video

Along: TypeAlias = Callable[[Connection, Video], None]
"""Called with the video as it will stand, right before the transaction is committed; what it
raises undoes the change."""


def alone(_: Connection, __: Video) -> None:
    """Nothing goes along."""
