"""Shelf: which videos a list shows, and in which order."""

from __future__ import annotations

from enum import StrEnum

from reelwright.domain.model import Model
from reelwright.domain.video import VideoStatus


class Of(StrEnum):
    """Which videos are meant."""

    MINE = "mine"
    SHARED = "shared"
    FAVOURITES = "favourites"


class Sort(StrEnum):
    """Newest first, or those most watched first."""

    DATE = "date"
    VIEWS = "views"


class Wanted(Model):
    """What a list is asked for."""

    of: Of = Of.MINE
    sort: Sort = Sort.DATE
    statuses: tuple[VideoStatus, ...] = ()
    """Empty means all but the trash."""
    title: str = ""
    """Part of it."""
