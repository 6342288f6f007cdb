"""finish_video: segments and soundtrack joined, checked, and put with all that goes beside."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.brief import Aspect, Quality
from reelwright.domain.model import Model
from reelwright.domain.segment import Segment, Soundtrack
from reelwright.ports import ObjectStore
from reelwright.render.checks import (
    Check,
    Expected,
    QualityReport,
    check_caption_words,
    check_file,
    check_safe_area,
    check_stretches,
)
from reelwright.render.finish import join
from reelwright.render.thumbnail import write_thumbnail
from reelwright.render.timing import FPS
from reelwright.stages.record import needed


@dataclass(frozen=True)
class Parts:
    """What a finished video is joined from."""

    title: str
    segments: tuple[Segment, ...]
    soundtrack: Soundtrack
    script_words: tuple[str, ...]
    aspect: Aspect
    quality: Quality


class FinishedVideo(Model):
    """A video that passed its checks. Paths lie in the folder that `finish_video` was given."""

    video: str
    thumbnail: str
    duration_ms: int
    size_bytes: int
    report: QualityReport


def finish_video(parts: Parts, *, store: ObjectStore, folder: Path) -> FinishedVideo:
    """Join and check into `folder` as `final.mp4` and `thumbnail.jpg`.

    Raises CheckFailed with the reasons where a check fails; the folder then holds
    `refused.mp4` for a look, never a `final.mp4`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unchecked, final = folder / "refused.mp4", folder / "final.mp4"
    final.unlink(missing_ok=True)
    segments = [needed(store, segment.video) for segment in parts.segments]
    join(segments, needed(store, parts.soundtrack.audio), unchecked, title=parts.title)
    # Content credentials will be signed here: after muxing, before the checks.
    report = QualityReport(checks=(*_file_checks(unchecked, parts), *_content_checks(parts)))
    report.require()
    thumbnail = folder / "thumbnail.jpg"
    write_thumbnail(unchecked, thumbnail)
    with unchecked.open("rb") as file:
        os.fsync(file.fileno())
    unchecked.replace(final)
    frames = sum(segment.frame_count for segment in parts.segments)
    return FinishedVideo(
        video=str(final),
        thumbnail=str(thumbnail),
        duration_ms=round(frames * 1000 / FPS),
        size_bytes=final.stat().st_size,
        report=report,
    )


def _file_checks(path: Path, parts: Parts) -> tuple[Check, ...]:
    frames = sum(segment.frame_count for segment in parts.segments)
    return check_file(path, Expected(parts.aspect.size, frames, parts.quality))


def _content_checks(parts: Parts) -> tuple[Check, ...]:
    """What was seen while each segment was made."""
    spoken = [word for segment in parts.segments for word in segment.caption_words]
    problems = [f"{s.scene_id}: {what}" for s in parts.segments for what in s.problems]
    boxes = [segment.caption_box for segment in parts.segments if segment.caption_box]
    return (
        check_stretches(problems),
        check_caption_words(parts.script_words, spoken),
        check_safe_area(boxes, parts.aspect),
    )
