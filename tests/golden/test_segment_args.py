"""FFmpeg's arguments for a segment, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reelwright.ports import ScreenText
from reelwright.render.segment import SegmentJob, segment_args


class Drawn:
    """A frame source that only names its input."""

    width, height = 720, 1280
    input_args = ("-f", "rawvideo", "-pix_fmt", "bgra", "-s", "720x1280", "-r", "30", "-i", "-")
    filters = ("scale=1080:1920",)
    texts: tuple[ScreenText, ...] = ()

    def frames(self) -> Iterator[memoryview] | None:
        return None


GOLDEN = """\
-v error -f rawvideo -pix_fmt bgra -s 720x1280 -r 30 -i - -filter_complex_threads 1
-filter_complex [0:v]scale=1080:1920,fps=30,split[seen][looked];[seen]ASS,setparams=\
color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv,format=yuv420p,setsar=1[out];\
[looked]fps=10,scale=180:-2:flags=fast_bilinear,blackdetect=d=0:pix_th=0.10,\
freezedetect=n=-60dB:d=1.0,metadata=mode=print:file=/w/report.txt,nullsink
-map [out] -an -sn -dn -frames:v 240
-c:v libx264 -preset veryfast -crf 21 -maxrate 4400k -bufsize 4400k -profile:v high -level:v 4.1
-pix_fmt yuv420p -g 60 -flags +cgop -threads 1 -video_track_timescale 15360
-x264-params subme=1:ref=1:trellis=0:rc-lookahead=5
-map_metadata -1 -fflags +bitexact
-use_editlist 0 -movflags +faststart+negative_cts_offsets -y /w/out.mp4"""


def test_segment_is_one_encode_with_captions_and_checks() -> None:
    job = SegmentJob(source=Drawn(), frame_count=240, captions="")
    args = segment_args(
        job,
        ass=Path("/w/c.ass"),
        fonts=Path("/w/fonts"),
        report=Path("/w/report.txt"),
        target=Path("/w/out.mp4"),
    )
    graph = args[args.index("-filter_complex") + 1]
    start = graph.index("[seen]", graph.index(";")) + len("[seen]")
    burn = graph[start : graph.index(",setparams")]
    assert "/w/c.ass" in burn
    assert "/w/fonts" in burn
    shown = " ".join(args).replace(burn, "ASS")
    assert shown == GOLDEN.replace("\n", " ")
