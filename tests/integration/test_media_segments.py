"""A person's video through FFmpeg: exact length, filled page, never frozen, nothing else opened."""

import numpy as np
import pytest

from reelwright.errors import InputError, RenderError
from reelwright.providers.clips.media_folder import read_media_folder
from reelwright.render import ffmpeg
from reelwright.render.media_source import MediaSource, input_args
from reelwright.render.video_file import inspect_video

PAGE = (180, 320)


def footage(path, size="90x160", seconds=1.0, *extra):
    source = f"testsrc2=s={size}:r=25:d={seconds}"
    encode = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
    ffmpeg.run(("-v", "error", "-f", "lavfi", "-i", source, *encode, *extra, "-y", str(path)))
    return path


def pictures(path, frame_count, start_ms=0):
    """Grey pictures of the finished chain."""
    source = MediaSource(path, aspect_size=PAGE, frame_count=frame_count, fps=30, start_ms=start_ms)
    assert source.frames() is None
    graph = f"[0:v]{','.join(source.filters)}[out]"
    raw = ffmpeg.run(
        ("-v", "error", *source.input_args, "-filter_complex", graph, "-map", "[out]",
         "-frames:v", str(frame_count), "-f", "rawvideo", "-pix_fmt", "gray", "-"),
        capture=True,
    )  # fmt: skip
    return np.frombuffer(raw, np.uint8).reshape(-1, PAGE[1], PAGE[0]).astype(int)


@pytest.mark.parametrize("size", ["90x160", "160x90", "120x120"])
@pytest.mark.parametrize("frame_count", [20, 36, 75])
def test_a_scene_is_covered_to_the_frame_whatever_the_clip(tmp_path, size, frame_count):
    made = pictures(footage(tmp_path / "a.mp4", size), frame_count)
    assert len(made) == frame_count
    # Top and bottom rows belong to the picture or its blurred fill, never to bars.
    assert made[frame_count // 2, [0, -1]].mean(axis=1).min() > 18


def test_the_hold_after_a_short_clip_keeps_moving(tmp_path):
    made = pictures(footage(tmp_path / "short.mp4", seconds=0.8), 90)
    later = [np.abs(made[index] - made[index - 15]).mean() for index in range(60, 90, 5)]
    assert min(later) > 0.3


def test_a_section_begins_where_it_is_asked_to(tmp_path):
    path = footage(tmp_path / "long.mp4", seconds=3)
    first, second = pictures(path, 10), pictures(path, 10, start_ms=1500)
    assert np.abs(first[0] - second[0]).mean() > 2
    beyond = pictures(path, 10, start_ms=60_000)
    assert np.array_equal(beyond, first)


def test_a_turned_phone_video_is_measured_upright(tmp_path):
    flat = footage(tmp_path / "flat.mp4", "160x90")
    turned = tmp_path / "turned.mp4"
    ffmpeg.run(
        ("-v", "error", "-display_rotation", "90", "-i", str(flat), "-c", "copy", str(turned))
    )
    video = inspect_video(turned)
    assert (video.width, video.height) == (90, 160)
    assert len(pictures(turned, 12)) == 12


def test_a_gif_that_moves_is_a_video_and_a_cover_picture_is_none(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    footage_gif = folder / "moves.gif"
    ffmpeg.run(("-v", "error", "-f", "lavfi", "-i", "testsrc2=s=60x90:r=5:d=1", str(footage_gif)))
    footage(folder / "film.bin", "90x160", 1.0, "-f", "mp4")
    sound = ("-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac")
    ffmpeg.run(("-v", "error", *sound, str(folder / "song.m4a")))
    warnings = []
    files = read_media_folder(folder, warnings.append)
    assert [(file.path.name, file.media) for file in files] == [
        ("film.bin", "video"),
        ("moves.gif", "video"),
    ]
    assert files[0].duration_ms == 1000
    assert "song.m4a" in warnings[0]


def test_a_playlist_under_a_video_name_opens_nothing(tmp_path):
    footage(tmp_path / "secret.mp4")
    trap = tmp_path / "trap.mp4"
    trap.write_text(f"ffconcat version 1.0\nfile {tmp_path / 'secret.mp4'}\n")
    with pytest.raises(InputError, match=r"trap\.mp4"):
        inspect_video(trap)
    with pytest.raises(RenderError):
        ffmpeg.run(("-v", "error", *input_args(trap, 0), "-f", "null", "-"))


def test_a_video_cut_off_in_its_header_is_refused_by_name(tmp_path):
    whole = footage(tmp_path / "whole.mp4", "90x160", 1.0, "-movflags", "+faststart")
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[:600])
    with pytest.raises(InputError, match=r"cut\.mp4"):
        inspect_video(cut)
