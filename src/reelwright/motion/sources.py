"""Sources: the FrameSource of any clip, drawn, still or moving."""

from __future__ import annotations

from pathlib import Path

from reelwright.domain.clip import Clip, DrawnClip
from reelwright.motion.frames import DrawnFrames
from reelwright.motion.stills import StillFrames
from reelwright.ports import FrameSource
from reelwright.render.media_source import MediaSource


def frame_source(
    clip: Clip, *, aspect_size: tuple[int, int], frame_count: int, fps: int
) -> FrameSource:
    """Where a segment's `frame_count` pictures come from. Raises InputError naming a file."""
    if isinstance(clip, DrawnClip):
        return DrawnFrames(clip.recipe, aspect_size=aspect_size, frame_count=frame_count, fps=fps)
    path = Path(clip.path)
    if clip.media == "image":
        return StillFrames(
            path, camera=clip.camera, aspect_size=aspect_size, frame_count=frame_count, fps=fps
        )
    return MediaSource(
        path,
        aspect_size=aspect_size,
        frame_count=frame_count,
        fps=fps,
        start_ms=clip.start_ms,
    )
