"""Segment: one scene scaled, captioned and encoded, frame-exact, in a single encode."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.brief import Quality
from reelwright.errors import CheckFailed
from reelwright.ports import FrameSource
from reelwright.render import ffmpeg
from reelwright.render.ass_text import ass_filter
from reelwright.render.encoder import BT709, ENCODERS, NO_EDIT_LIST
from reelwright.render.fonts import link_fonts
from reelwright.render.picture_check import PictureReport, analysis_filter, parse_report
from reelwright.render.probe import probe_video
from reelwright.render.timing import FPS


@dataclass(frozen=True)
class SegmentJob:
    """What a segment is encoded from."""

    source: FrameSource
    frame_count: int
    captions: str
    """The whole ASS document; cards on screen included."""
    quality: Quality = Quality.WEB
    threads: int = 1


def segment_args(
    job: SegmentJob, *, ass: Path, fonts: Path, report: Path, target: Path
) -> tuple[str, ...]:
    """FFmpeg's arguments for one segment; pure."""
    shaped = ",".join((*job.source.filters, f"fps={FPS}"))
    graph = (
        f"[0:v]{shaped},split[seen][looked];"
        f"[seen]{ass_filter(ass, fonts)},{BT709}[out];"
        f"[looked]{analysis_filter(report)},nullsink"
    )
    return (
        "-v", "error", *job.source.input_args,
        "-filter_complex_threads", str(job.threads),
        "-filter_complex", graph, "-map", "[out]", "-an", "-sn", "-dn",
        "-frames:v", str(job.frame_count),
        *ENCODERS[job.quality].args(threads=job.threads),
        "-map_metadata", "-1", "-fflags", "+bitexact",
        *NO_EDIT_LIST, "-y", str(target),
    )  # fmt: skip


def encode_segment(job: SegmentJob, target: Path) -> PictureReport:
    """Encode into `target` (an .mp4 without sound) and tell what black or frozen was seen.

    Raises CheckFailed where frames are missing, RenderError from FFmpeg.
    """
    with tempfile.TemporaryDirectory(prefix="reelwright-") as scratch:
        ass, report = Path(scratch) / "captions.ass", Path(scratch) / "report.txt"
        ass.write_text(job.captions, encoding="utf-8")
        fonts = link_fonts(job.captions, Path(scratch) / "fonts")
        args = segment_args(job, ass=ass, fonts=fonts, report=report, target=target)
        frames = job.source.frames()
        if frames is None:
            ffmpeg.run(args)
        else:
            ffmpeg.feed(args, frames)
        text = report.read_text() if report.exists() else ""
    seen = parse_report(text, duration_ms=round(job.frame_count * 1000 / FPS))
    made = probe_video(target).frame_count
    if made != job.frame_count:
        raise CheckFailed(f"The segment has {made} frames instead of {job.frame_count}.")
    return seen
