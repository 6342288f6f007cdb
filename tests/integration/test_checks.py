"""Every quality check passes a good file and refuses a deliberately broken one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reelwright.domain.brief import Aspect, Quality
from reelwright.domain.segment import CaptionBox
from reelwright.errors import CheckFailed, RenderError
from reelwright.render import ffmpeg
from reelwright.render.checks import (
    Expected,
    QualityReport,
    check_caption_words,
    check_file,
    check_safe_area,
    check_stretches,
)
from reelwright.render.finish import join
from reelwright.render.picture_check import check_picture
from tests.support import footage

FRAMES = 75
EXPECTED = Expected(footage.SIZE, FRAMES, Quality.WEB)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("checks")


@pytest.fixture(scope="module")
def good(folder: Path) -> Path:
    parts = [footage.segment(folder / "a.mp4", 30), footage.segment(folder / "b.mp4", 45)]
    target = folder / "good.mp4"
    join(parts, footage.sound(folder / "good.aac", FRAMES), target, title="Good; {title}")
    return target


def test_good_file_passes_every_check(good: Path) -> None:
    report = QualityReport(checks=check_file(good, EXPECTED))
    report.require()
    assert len(report.checks) >= 16


def remade(good: Path, target: Path, *args: str) -> Path:
    """The good file through FFmpeg again, with something made wrong."""
    ffmpeg.run(["-v", "error", "-i", str(good), *args, "-y", str(target)])
    return target


COPY = ("-c", "copy", "-use_editlist", "0")
FAST = ("-movflags", "+faststart+negative_cts_offsets")
X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "copy", "-use_editlist", "0", *FAST)

BROKEN: dict[str, tuple[str, ...]] = {
    "moov box": (*COPY, "-movflags", "+negative_cts_offsets"),
    "edit list": ("-c", "copy", "-use_editlist", "1", "-ss", "0.5", "-movflags", "+faststart"),
    "video codec": (*X264, "-profile:v", "baseline", "-pix_fmt", "yuv420p"),
    "pixel format": (*X264, "-pix_fmt", "yuv444p"),
    "colours": (*X264, "-vf", "setparams=colorspace=smpte170m"),
    "size": (*X264, "-vf", "scale=96:192"),
    "frame rate": (*X264, "-vf", "fps=25"),
    "frames": (*X264, "-vf", "trim=end_frame=70"),
    "audio codec": (*COPY, "-c:a", "libmp3lame", *FAST),
    "sample rate": (*COPY, "-c:a", "aac", "-ar", "44100", *FAST),
    "channels": (*COPY, "-c:a", "aac", "-ac", "1", *FAST),
    "picture and sound end apart (ms)": (*COPY, "-c:a", "aac", "-af", "apad=pad_dur=0.5", *FAST),
    "loudness (LUFS)": (*COPY, "-c:a", "aac", "-af", "volume=-4dB", *FAST),
    "true peak (dBTP)": (*COPY, "-c:a", "aac", "-af", "volume=14dB", *FAST),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_refused_by_its_check(name: str, good: Path, tmp_path: Path) -> None:
    broken = remade(good, tmp_path / "broken.mp4", *BROKEN[name])
    report = QualityReport(checks=check_file(broken, EXPECTED))
    assert name in {check.name for check in report.failures}
    with pytest.raises(CheckFailed, match="refused"):
        report.require()


def test_variable_frame_rate_is_refused(good: Path, tmp_path: Path) -> None:
    skipped = (*X264, "-vf", "select='not(eq(n,20))'", "-fps_mode", "vfr")
    broken = remade(good, tmp_path / "vfr.mp4", *skipped)
    failed = {check.name: check.value for check in check_file(broken, EXPECTED) if not check.passed}
    assert failed["frame rate"] == "not constant"


def test_long_silence_is_refused(tmp_path: Path) -> None:
    frames = 150
    video = footage.segment(tmp_path / "v.mp4", frames)
    loud = footage.sound(tmp_path / "s.aac", frames)
    target = tmp_path / "silent.mp4"
    join([video], loud, target)
    broken = remade(
        target, tmp_path / "b.mp4", *COPY, "-c:a", "aac",
        "-af", "volume=enable='between(t,1,3)':volume=0", *FAST,
    )  # fmt: skip
    names = {
        c.name
        for c in check_file(broken, Expected(footage.SIZE, frames, Quality.WEB))
        if not c.passed
    }
    assert "longest silence (s)" in names


def test_too_large_file_is_refused_in_web_quality(good: Path, tmp_path: Path) -> None:
    fat = tmp_path / "fat.mp4"
    fat.write_bytes(
        good.read_bytes() + (8 + 5_000_000).to_bytes(4, "big") + b"free" + bytes(5_000_000)
    )
    failed = {check.name for check in check_file(fat, EXPECTED) if not check.passed}
    assert "file size (bytes)" in failed
    master = Expected(footage.SIZE, FRAMES, Quality.MASTER)
    assert all(check.passed for check in check_file(fat, master))


@pytest.mark.parametrize(
    ("picture", "kind"), [(footage.BLACK, "black"), (footage.FROZEN, "frozen")]
)
def test_black_and_frozen_stretches_are_found_in_a_file(
    picture: str, kind: str, tmp_path: Path
) -> None:
    video = footage.segment(tmp_path / "still.mp4", 60, picture=picture)
    report = check_picture(video, duration_ms=2000)
    assert any(kind in problem for problem in report.problems)
    assert not check_stretches(report.problems).passed


def test_moving_picture_shows_no_stretch(tmp_path: Path) -> None:
    video = footage.segment(tmp_path / "moving.mp4", 60)
    assert check_picture(video, duration_ms=2000).problems == ()


@pytest.mark.parametrize(
    "shown",
    [["les", "pandas"], ["les", "pandas", "géants", "dorment"], ["les", "géants", "pandas"]],
)
def test_caption_words_that_differ_from_the_script_are_refused(shown: list[str]) -> None:
    assert not check_caption_words(["les", "pandas", "géants"], shown).passed


def test_caption_words_equal_to_the_script_pass() -> None:
    assert check_caption_words(["les", "pandas"], ["les", "pandas"]).passed


@pytest.mark.parametrize(
    "box", [(169, 1000, 800, 1100), (200, 280, 800, 400), (200, 900, 911, 1000)]
)
def test_caption_pixels_outside_the_safe_area_are_refused(box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    seen = CaptionBox(left=left, top=top, right=right, bottom=bottom)
    assert not check_safe_area([seen], Aspect.PORTRAIT).passed


@pytest.mark.parametrize(
    "spoil", [lambda path: path.write_bytes(b"not a video"), lambda path: path.write_bytes(b"")]
)
def test_unreadable_file_is_a_render_error(spoil: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "broken.mp4"
    spoil(path)
    with pytest.raises(RenderError, match=r"broken\.mp4"):
        check_file(path, EXPECTED)
