"""Motion: the drawn clips, whose pictures are made when the segment is encoded."""

from __future__ import annotations

from dataclasses import replace
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

    def submit(self, request: ClipRequest) -> ClipJob:
        """A finished job. Raises InputError where no recipe was chosen for the scene."""
        if not isinstance(request.clip, DrawnClip):
            raise InputError(
                f"Scene {request.scene_number} has no drawing chosen. Choose recipes for the "
                "whole script first."
            )
        return ClipJob(operation=f"drawn-{request.scene.id}", request=request, done=True)

    def poll(self, job: ClipJob) -> ClipJob:
        return replace(job, done=True, progress=1.0)

    def fetch(self, job: ClipJob, folder: Path) -> Clip:
        """The clip; its poster lies in `folder` as `<scene id>.png`."""
        clip = job.request.clip
        if not isinstance(clip, DrawnClip):
            raise InputError(f"Scene {job.request.scene_number} has no drawing chosen.")
        size = (
            max(2, round(job.request.width * POSTER_SHARE)),
            max(2, round(job.request.height * POSTER_SHARE)),
        )
        aside = folder / f".{clip.scene_id}.png"
        aside.write_bytes(poster(clip.recipe, size))
        aside.replace(folder / f"{clip.scene_id}.png")
        return clip
