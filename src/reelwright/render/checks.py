"""Checks: what a finished file must satisfy, each with its value and its limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.brief import Aspect, Quality
from reelwright.domain.caption_area import caption_area
from reelwright.domain.model import Model
from reelwright.domain.segment import CaptionBox
from reelwright.errors import CheckFailed
from reelwright.render.loudness import (
    MAX_TRUE_PEAK_DBTP,
    SILENCE_S,
    TARGET_LUFS,
    TOLERANCE_LU,
    measure_with_silences,
)
from reelwright.render.probe import AudioProbe, VideoProbe, boxes, probe_audio, probe_video
from reelwright.render.timing import FPS, SAMPLE_RATE

WEB_BYTES_PER_SECOND = 40_000_000 / 64
"""64 s stay under 40 MB in the web quality."""
WEB_ALLOWANCE_BYTES = 2_000_000
"""Headers and the encoder's opening burst, which weigh on very short videos."""


class Check(Model):
    """One thing that was looked at."""

    name: str
    passed: bool
    value: str
    limit: str


class QualityReport(Model):
    """Every check of a video; `qc.json` is this."""

    schema_version: int = 1
    checks: tuple[Check, ...]

    @property
    def failures(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.passed)

    def require(self) -> None:
        """Raises CheckFailed naming every check that failed, its value and its limit."""
        if self.failures:
            said = "; ".join(f"{c.name} is {c.value}, must be {c.limit}" for c in self.failures)
            raise CheckFailed(f"The video is refused: {said}.")


@dataclass(frozen=True)
class Expected:
    """What the finished file was meant to be."""

    size: tuple[int, int]
    frame_count: int
    quality: Quality


def check_file(path: Path, expected: Expected) -> tuple[Check, ...]:
    """Container, streams, lengths and loudness of a finished file."""
    picture, sound = probe_video(path), probe_audio(path)
    return (
        *_container(path),
        *_picture(picture, expected),
        *_sound(sound),
        _ends_together(picture, sound),
        *_loudness(path),
        *_size(path, expected),
    )


def _container(path: Path) -> tuple[Check, ...]:
    names = boxes(path)
    early = "moov" in names and "mdat" in names and names.index("moov") < names.index("mdat")
    return (
        Check(
            name="moov box",
            passed=early,
            value="first" if early else "late",
            limit="before the media",
        ),
        Check(
            name="edit list",
            passed="edts" not in names,
            value="present" if "edts" in names else "none",
            limit="none",
        ),
    )


def _same(name: str, value: object, limit: object) -> Check:
    return Check(name=name, passed=value == limit, value=str(value), limit=str(limit))


def _picture(picture: VideoProbe, expected: Expected) -> tuple[Check, ...]:
    rate = picture.constant_rate
    return (
        _same("video codec", f"{picture.codec} {picture.profile}", "h264 High"),
        _same("pixel format", picture.pixel_format, "yuv420p"),
        _same("colours", " ".join(picture.colours), "bt709 bt709 bt709 tv"),
        _same("size", f"{picture.width}x{picture.height}", "{}x{}".format(*expected.size)),
        _same("frame rate", str(rate) if rate else "not constant", str(FPS)),
        _same("frames", picture.frame_count, expected.frame_count),
        _same("first frame (ms)", round(picture.first_pts_ms, 1), 0.0),
    )


def _sound(sound: AudioProbe) -> tuple[Check, ...]:
    return (
        _same("audio codec", f"{sound.codec} {sound.profile}", "aac LC"),
        _same("sample rate", sound.sample_rate, SAMPLE_RATE),
        _same("channels", sound.channels, 2),
    )


def _ends_together(picture: VideoProbe, sound: AudioProbe) -> Check:
    apart = abs(picture.duration_ms - sound.duration_ms)
    return Check(
        name="picture and sound end apart (ms)",
        passed=apart <= 1000 / FPS,
        value=f"{apart:.1f}",
        limit=f"at most {1000 / FPS:.1f}",
    )


def _loudness(path: Path) -> tuple[Check, ...]:
    heard, silences = measure_with_silences(path)
    longest = max((length for _, length in silences), default=0.0)
    return (
        Check(
            name="loudness (LUFS)",
            passed=abs(heard.integrated - TARGET_LUFS) <= TOLERANCE_LU,
            value=str(heard.integrated),
            limit=f"{TARGET_LUFS} ± {TOLERANCE_LU}",
        ),
        Check(
            name="true peak (dBTP)",
            passed=heard.true_peak <= MAX_TRUE_PEAK_DBTP,
            value=str(heard.true_peak),
            limit=f"at most {MAX_TRUE_PEAK_DBTP}",
        ),
        Check(
            name="longest silence (s)",
            passed=longest <= SILENCE_S,
            value=f"under {SILENCE_S}" if not silences else f"{longest:.2f}",
            limit=f"at most {SILENCE_S}",
        ),
    )


def _size(path: Path, expected: Expected) -> tuple[Check, ...]:
    if expected.quality is not Quality.WEB:
        return ()
    most = WEB_ALLOWANCE_BYTES + WEB_BYTES_PER_SECOND * expected.frame_count / FPS
    size = path.stat().st_size
    return (
        Check(
            name="file size (bytes)",
            passed=size <= most,
            value=str(size),
            limit=f"at most {most:.0f}",
        ),
    )


def check_stretches(problems: Sequence[str]) -> Check:
    """Black and frozen stretches, as found while each segment was made."""
    return Check(
        name="black or frozen stretches",
        passed=not problems,
        value="; ".join(problems) or "none",
        limit="none",
    )


def check_caption_words(script_words: Sequence[str], caption_words: Sequence[str]) -> Check:
    """Every word of the script stands in the captions, in order."""
    same = list(script_words) == list(caption_words)
    where = next(
        (i for i, (a, b) in enumerate(zip(script_words, caption_words, strict=False)) if a != b),
        min(len(script_words), len(caption_words)),
    )
    return Check(
        name="caption words",
        passed=same,
        value=f"{len(caption_words)} words" if same else f"differ at word {where + 1}",
        limit="every word of the script, in order",
    )


def check_safe_area(boxes: Sequence[CaptionBox], aspect: Aspect) -> Check:
    """Every pixel that captions light up lies where no platform draws its own buttons."""
    safe = caption_area(aspect.size).safe
    left, top, right, bottom = safe.left, safe.top, safe.right, safe.bottom
    outside = [
        box
        for box in boxes
        if box.left < left or box.top < top or box.right > right or box.bottom > bottom
    ]
    seen = outside[0] if outside else _union(boxes)
    return Check(
        name="caption pixels",
        passed=not outside,
        value=f"x {seen.left}-{seen.right}, y {seen.top}-{seen.bottom}" if seen else "none",
        limit=f"within x {left}-{right}, y {top}-{bottom}",
    )


def _union(boxes: Sequence[CaptionBox]) -> CaptionBox | None:
    if not boxes:
        return None
    return CaptionBox(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )
