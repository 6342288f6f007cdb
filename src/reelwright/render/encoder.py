"""Encoder settings: one set for every segment of a video, so that segments join by copy."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.domain.brief import Quality
from reelwright.render.timing import FPS


@dataclass(frozen=True)
class VideoEncoder:
    """x264 settings; rates in kilobits a second."""

    preset: str
    crf: int
    maxrate_kbps: int
    bufsize_kbps: int
    tuning: str = ""
    """Further x264 parameters."""

    def args(self, *, threads: int) -> tuple[str, ...]:
        """Output arguments; closed GOPs of two seconds, no scene depends on another."""
        return (
            "-c:v", "libx264", "-preset", self.preset, "-crf", str(self.crf),
            "-maxrate", f"{self.maxrate_kbps}k", "-bufsize", f"{self.bufsize_kbps}k",
            "-profile:v", "high", "-level:v", "4.1", "-pix_fmt", "yuv420p",
            "-g", str(2 * FPS), "-flags", "+cgop", "-threads", str(threads),
            "-video_track_timescale", str(512 * FPS),
            *(("-x264-params", self.tuning) if self.tuning else ()),
        )  # fmt: skip


ENCODERS: dict[Quality, VideoEncoder] = {
    # 4.4 Mb/s and a one-second buffer keep 64 s of any footage, sound included, under 40 MB.
    # One reference and the coarsest sub-pixel search take 30 % off veryfast's time at the same
    # likeness (SSIM 0.993) and size, measured on drawn scenes; five frames of lookahead instead
    # of ten take 45 MB off each of the encoders that run side by side.
    Quality.WEB: VideoEncoder("veryfast", 21, 4400, 4400, "subme=1:ref=1:trellis=0:rc-lookahead=5"),
    Quality.MASTER: VideoEncoder("medium", 18, 12_000, 24_000),
}

BT709 = (
    "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv,"
    "format=yuv420p,setsar=1"
)
"""Tags the pictures; FFmpeg 9 ignores the -color_* options."""

NO_EDIT_LIST = (
    "-use_editlist", "0", "-movflags", "+faststart+negative_cts_offsets",
)  # fmt: skip
