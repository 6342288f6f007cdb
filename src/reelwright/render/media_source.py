"""MediaSource: a video file as a scene's picture, shaped, slowed and extended by filters."""

from __future__ import annotations

from pathlib import Path

from reelwright.ports import ScreenText
from reelwright.render.video_file import DEMUXERS, PROTOCOLS, VideoFile, inspect_video

SLOWEST = 0.8
"""Slower than this, motion looks stuck; the rest of the scene is a moving hold."""
MAX_CROP = 0.28
"""Share of a picture that may be cut away to fill the page."""
SPARE_FRAMES = 4
_TONE_MAP = (
    "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,"
    "tonemap=mobius,zscale=t=bt709:m=bt709:r=tv,format=yuv420p"
)


class MediaSource:
    """FrameSource of a video file from `start_ms` on; its sound is not used.

    Raises InputError naming the file when it cannot be read.
    """

    def __init__(
        self,
        path: Path,
        *,
        aspect_size: tuple[int, int],
        frame_count: int,
        fps: int,
        start_ms: int = 0,
    ) -> None:
        video = inspect_video(path)
        if video.duration_ms and start_ms >= video.duration_ms:
            start_ms = 0
        self.width, self.height = aspect_size
        self.input_args: tuple[str, ...] = input_args(path, start_ms)
        self.filters: tuple[str, ...] = filters(
            video, aspect_size, frame_count=frame_count, fps=fps, start_ms=start_ms
        )
        self.texts: tuple[ScreenText, ...] = ()

    def frames(self) -> None:
        """None: FFmpeg decodes the file itself."""
        return


def input_args(path: Path, start_ms: int) -> tuple[str, ...]:
    """FFmpeg input of one local file that may open nothing else."""
    seek = ("-ss", f"{start_ms / 1000:.3f}") if start_ms else ()
    allowed = ("-protocol_whitelist", PROTOCOLS, "-format_whitelist", DEMUXERS)
    return (*allowed, *seek, "-i", f"file:{path.resolve()}")


def filters(
    video: VideoFile,
    size: tuple[int, int],
    *,
    frame_count: int,
    fps: int,
    start_ms: int = 0,
) -> tuple[str, ...]:
    """The chain from the file's pictures to `frame_count` pictures of `size`."""
    needed_s = frame_count / fps
    had_s = max(0, video.duration_ms - start_ms) / 1000 or needed_s
    speed = min(1.0, max(SLOWEST, had_s / needed_s))
    moving = min(frame_count, int(had_s / speed * fps))
    shape = _shape(video, size)
    # An enormous source is made smaller before the costly steps.
    return (
        f"setpts=(PTS-STARTPTS)/{speed:.4f}",
        f"fps={fps}",
        *(() if video.square_pixels else ("scale=iw*sar:ih", "setsar=1")),
        *shape,
        *((_TONE_MAP,) if video.hdr else ()),
        *_hold(frame_count, moving, fps),
        "format=yuv420p",
        "setsar=1",
    )


def _shape(video: VideoFile, size: tuple[int, int]) -> tuple[str, ...]:
    """Cover and crop where little is lost, else whole before a blurred enlargement."""
    width, height = size
    across, down = width / video.width, height / video.height
    colours = "" if video.hdr else ":out_color_matrix=bt709:out_range=tv"
    if 1 - min(across, down) / max(across, down) <= MAX_CROP:
        cover = f"scale={width}:{height}:force_original_aspect_ratio=increase:flags=bicubic"
        return (cover + colours, f"crop={width}:{height}")
    small = f"{_even(width / 8)}:{_even(height / 8)}"
    behind = (
        f"[behind]scale={small}:force_original_aspect_ratio=increase,crop={small},"
        f"gblur=sigma={min(size) / 144:.2f}:steps=2,"
        f"scale={width}:{height}:flags=bicubic{colours},"
        "format=yuv420p,lutyuv=y='16+(val-16)*0.62'[back]"
    )
    whole = (
        f"[front]scale={width}:{height}:force_original_aspect_ratio=decrease:"
        f"force_divisible_by=2:flags=bicubic{colours},format=yuv420p[whole]"
    )
    over = "[back][whole]overlay=(W-w)/2:(H-h)/2:shortest=1"
    return (f"split[behind][front];{behind};{whole};{over}",)


def _hold(frame_count: int, moving: int, fps: int) -> tuple[str, ...]:
    """The last picture, kept while the camera goes on into it: it gathers speed from rest.

    `perspective` moves by fractions of a pixel, where scale and crop would jump by whole ones.
    """
    missing = frame_count - moving
    clone = f"tpad=stop_mode=clone:stop={missing + SPARE_FRAMES}"
    if missing <= 2:
        return (clone,)
    first = max(0, moving - 1)
    since = f"(max(0,in-{first})/{fps})"
    zoom = f"(1+0.02*{since}*{since}/({since}+0.5))"
    left, right = f"(1-1/{zoom})/2", f"(1+1/{zoom})/2"
    corners = (
        f"x0='W*{left}':y0='H*{left}':x1='W*{right}':y1='H*{left}':"
        f"x2='W*{left}':y2='H*{right}':x3='W*{right}':y3='H*{right}'"
    )
    move = f"perspective={corners}:interpolation=cubic:eval=frame:enable='gte(n,{first})'"
    return (clone, "format=yuv420p", move)


def _even(side: float) -> int:
    return max(2, round(side / 2) * 2)
