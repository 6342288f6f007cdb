"""What FFmpeg is asked to do with a person's video."""

from pathlib import Path

from reelwright.render.media_source import filters, input_args
from reelwright.render.video_file import VideoFile

PAGE = (1080, 1920)


def video(width=720, height=1280, duration_ms=10_000, **given):
    made = {"square_pixels": True, "hdr": False} | given
    return VideoFile(width, height, duration_ms, **made)


def chain(of, frame_count=240, **given):
    return ",".join(filters(of, PAGE, frame_count=frame_count, fps=30, **given))


def test_input_opens_one_local_file_and_nothing_it_may_name():
    args = input_args(Path("/media/-o;rm.mp4"), 1500)
    assert args[args.index("-protocol_whitelist") + 1] == "file"
    assert "concat" not in args[args.index("-format_whitelist") + 1]
    assert "hls" not in args[args.index("-format_whitelist") + 1]
    assert args[args.index("-ss") + 1] == "1.500"
    assert args[-1] == "file:/media/-o;rm.mp4"


def test_a_clip_that_is_long_enough_keeps_its_speed():
    shaped = chain(video(duration_ms=8100))
    assert "/1.0000" in shaped
    assert "perspective" not in shaped


def test_a_clip_that_is_a_little_short_is_slowed_to_fit():
    shaped = chain(video(duration_ms=7000))
    assert "/0.8750" in shaped
    assert "perspective" not in shaped


def test_a_clip_that_is_much_too_short_is_slowed_to_four_fifths_and_held_in_motion():
    shaped = chain(video(duration_ms=2000))
    assert "/0.8000" in shaped
    assert "tpad=stop_mode=clone:stop=169" in shaped
    assert "perspective=" in shaped


def test_what_is_left_after_the_start_counts():
    assert "perspective=" in chain(video(duration_ms=10_000), start_ms=8000)


def test_a_similar_shape_is_cropped_and_a_different_one_lies_on_a_blurred_fill():
    assert "crop=1080:1920" in chain(video(900, 1200))
    assert "overlay" not in chain(video(900, 1200))
    assert "gblur" in chain(video(1920, 1080))
    assert "force_original_aspect_ratio=decrease" in chain(video(1920, 1080))


def test_unusual_pixels_and_high_dynamic_range_are_put_right():
    assert "scale=iw*sar:ih" in chain(video(square_pixels=False))
    assert "tonemap" in chain(video(hdr=True))
    assert "tonemap" not in chain(video())
