"""The stages of a video, one file per arrow of the flow; plain functions to artifacts."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The stages in order; progress, statuses and artifact keys all use these names."""

    WRITE_SCRIPT = "write_script"
    NARRATE_SCENE = "narrate_scene"
    MAKE_CLIP = "make_clip"
    RENDER_SEGMENT = "render_segment"
    MIX_SOUND = "mix_sound"
    FINISH_VIDEO = "finish_video"


STAGES: tuple[Stage, ...] = tuple(Stage)
