"""Segment and Soundtrack: the encoded parts that a finished video is joined from."""

from __future__ import annotations

from reelwright.domain.model import Model


class CaptionBox(Model):
    """Output pixels that captions light up: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int


class Segment(Model):
    """One scene, encoded with its captions. `video` is an object key (.mp4, no sound)."""

    scene_id: str
    video: str
    frame_count: int
    caption_words: tuple[str, ...]
    """The script's words as the captions spell them, in order."""
    caption_box: CaptionBox | None
    """None where the scene shows no caption."""
    problems: tuple[str, ...] = ()
    """Black or frozen stretches that were seen."""


class Soundtrack(Model):
    """The whole video's sound. `audio` is an object key (AAC-LC in ADTS)."""

    audio: str
    loudness_lufs: float
    true_peak_dbtp: float
    music: str = ""
    """Track's name, own file's name, or empty."""
    music_credit: str = ""
    music_under_voice_lu: float | None = None
