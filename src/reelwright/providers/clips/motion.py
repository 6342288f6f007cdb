"""Motion: the drawn clips, whose pictures are made when the segment is encoded."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path

from reelwright.domain.clip import Clip, DrawnClip
from reelwright.errors import InputError
from reelwright.motion.frames import poster
from reelwright.ports import ClipCapabilities, ClipJob, ClipRequest

POSTER_SHARE = 0.5
"""Posters are drawn at half the output's size: they are looked at in lists."""


class MotionClips:
    """ClipMaker that answers at once with the recipe chosen for the scene."""

    name = "motion"

    @property
    def capabilities(self) -> ClipCapabilities:
        return ClipCapabilities(instant=True)

    async def submit(self, request: ClipRequest, *, place: str) -> ClipJob:
        """A finished job. Raises InputError where no recipe was chosen for the scene."""
        _chosen(request)
        return ClipJob(operation=f"drawn-{request.scene.id}", done=True, progress=1.0)

    async def poll(self, operation: str, *, place: str) -> ClipJob:
        return ClipJob(operation=operation, done=True, progress=1.0)

    async def find(self, place: str) -> str | None:
        """None: nothing is kept anywhere, a drawing is simply asked for again."""
        return None

    async def fetch(
        self, operation: str, request: ClipRequest, *, place: str, folder: Path
    ) -> Clip:
        """The clip; its poster lies in `folder` as `<scene id>.png`."""
        clip = _chosen(request)
        await asyncio.to_thread(_put_poster, clip, request, folder)
        return clip

    async def close(self) -> None:
        """Nothing is open."""


def _chosen(request: ClipRequest) -> DrawnClip:
    if not isinstance(request.clip, DrawnClip):
        raise InputError(
            f"Scene {request.scene_number} has no drawing chosen. Choose recipes for the "
            "whole script first."
        )
    return request.clip


def _put_poster(clip: DrawnClip, request: ClipRequest, folder: Path) -> None:
    size = (
        max(2, round(request.width * POSTER_SHARE)),
        max(2, round(request.height * POSTER_SHARE)),
    )
    aside = folder / f".{clip.scene_id}.{uuid.uuid4().hex[:8]}.png"
    aside.write_bytes(poster(clip.recipe, size))
    aside.replace(folder / f"{clip.scene_id}.png")
