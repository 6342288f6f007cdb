"""Assembly: from eight clips and a narration to the finished file, three ways.

a  the earlier design's own steps at 1080×1920: concat by copy, add the audio, scale and burn the
   captions with FFmpeg's default settings, compress with preset fast, crf 23
b  one FFmpeg pass with one filter graph and our encoder settings
r  Reelwright: a segment per scene as its clip arrives, two at a time, then the join
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.material import LOOK, Material, captions_of
from bench.meter import Meter
from reelwright.ports import Resources
from reelwright.render import ffmpeg
from reelwright.render.ass_text import ass_filter
from reelwright.render.encoder import BT709, ENCODERS, NO_EDIT_LIST
from reelwright.render.fonts import fonts_dir
from reelwright.render.soundtrack import voice_track, write_wav
from reelwright.render.timing import FPS
from reelwright.stages.finish_video import Parts
from reelwright.storage.local import LocalStore
from reelwright.workflows.hands import CrewHands

WIDTH, HEIGHT = LOOK.aspect.size
PAINTERS = 2


@dataclass(frozen=True)
class Result:
    """What one contestant took. `after_s` counts from the last clip's arrival to the file."""

    name: str
    file: Path
    after_s: float
    cpu_s: float
    peak_mb: float

    @property
    def size_mb(self) -> float:
        return self.file.stat().st_size / 1e6


def _narration_wav(material: Material, folder: Path) -> Path:
    path = folder / "narration.wav"
    paths = [material.store.find(narration.audio) for narration in material.narrations]
    write_wav(path, voice_track(material.spans, [path for path in paths if path]))
    return path


def _listing(material: Material, folder: Path) -> Path:
    path = folder / "clips.txt"
    path.write_text("".join(f"file '{clip}'\n" for clip in material.clips))
    return path


def earlier_design(material: Material, folder: Path) -> Path:
    """Way a. Each step writes a file that the next one reads."""
    audio, captions = _narration_wav(material, folder), folder / "captions.ass"
    captions.write_text(captions_of(material, LOOK.aspect.size))
    joined, voiced = folder / "joined.mp4", folder / "voiced.mp4"
    burned, final = folder / "burned.mp4", folder / "a.mp4"
    concat = ("-f", "concat", "-safe", "0", "-i", str(_listing(material, folder)), "-c", "copy")
    ffmpeg.run(["-v", "error", *concat, "-y", str(joined)])
    both = ("-i", str(joined), "-i", str(audio), "-map", "0:v", "-map", "1:a", "-c:v", "copy")
    ffmpeg.run(["-v", "error", *both, "-c:a", "aac", "-shortest", "-y", str(voiced)])
    burn = f"scale={WIDTH}:{HEIGHT},{ass_filter(captions, fonts_dir())}"
    ffmpeg.run(["-v", "error", "-i", str(voiced), "-vf", burn, "-c:a", "copy", "-y", str(burned)])
    squeeze = ("-c:v", "libx264", "-preset", "fast", "-crf", "23", "-c:a", "aac", "-b:a", "128k")
    ffmpeg.run(
        ["-v", "error", "-i", str(burned), *squeeze, "-movflags", "+faststart", "-y", str(final)]
    )
    return final


def one_pass(material: Material, folder: Path, *, lossless: bool = False) -> Path:
    """Way b; `lossless` makes the reference that pictures are compared with."""
    audio, captions = _narration_wav(material, folder), folder / "captions.ass"
    captions.write_text(captions_of(material, LOOK.aspect.size))
    final = folder / ("reference.mkv" if lossless else "b.mp4")
    shapes = [
        f"[{i}:v]fps={FPS},trim=end_frame={span.frame_count},setpts=PTS-STARTPTS[v{i}]"
        for i, span in enumerate(material.spans)
    ]
    joined = "".join(f"[v{i}]" for i in range(len(material.clips)))
    graph = (
        ";".join(shapes)
        + f";{joined}concat=n={len(material.clips)}:v=1,scale={WIDTH}:{HEIGHT}:flags=bicubic:"
        + f"out_color_matrix=bt709:out_range=tv,{ass_filter(captions, fonts_dir())},{BT709}[out]"
    )
    inputs = [part for clip in material.clips for part in ("-i", str(clip))]
    keep = ("-c:v", "libx264", "-preset", "ultrafast", "-qp", "0")
    encoder = keep if lossless else ENCODERS[LOOK.quality].args(threads=2)
    ffmpeg.run(
        [
            *("-v", "error", *inputs, "-i", str(audio), "-filter_complex", graph, "-map", "[out]"),
            *("-map", f"{len(material.clips)}:a", *encoder, "-c:a", "aac", "-b:a", "192k"),
            *(() if lossless else NO_EDIT_LIST),
            *("-y", str(final)),
        ]
    )
    return final


def at_the_end(
    name: str, build: Callable[[Material, Path], Path], material: Material, folder: Path
) -> Result:
    """A contestant that cannot begin before the last clip is there."""
    folder.mkdir(parents=True, exist_ok=True)
    with Meter() as meter:
        file = build(material, folder)
    return Result(name, file, meter.wall_s, meter.cpu_s, meter.peak_mb)


def reelwright(
    material: Material,
    folder: Path,
    *,
    apart_s: float,
    replaced: dict[int, Path] | None = None,
    name: str = "r",
) -> Result:
    """Way r, with clips arriving `apart_s` apart; `replaced` clips stand for an edit."""
    folder.mkdir(parents=True, exist_ok=True)
    hands = CrewHands(
        painters=PAINTERS, resources=Resources(cache=folder / "cache"), store=material.store
    )
    with Meter() as meter:
        try:
            file, after = asyncio.run(
                _arriving(hands, material, folder, apart_s=apart_s, replaced=replaced or {})
            )
        finally:
            hands.close()
    return Result(name, file, after, meter.cpu_s, meter.peak_mb)


async def _arriving(
    hands: CrewHands,
    material: Material,
    folder: Path,
    *,
    apart_s: float,
    replaced: dict[int, Path],
) -> tuple[Path, float]:
    """The finished file, and the seconds from the last clip to it."""
    started = arrived = time.monotonic()
    mixing = asyncio.create_task(
        hands.mix(material.narrations, material.spans, music="none", seed=1)
    )
    painting = []
    for index, narration in enumerate(material.narrations):
        await asyncio.sleep(max(0.0, started + index * apart_s - time.monotonic()))
        arrived = time.monotonic()
        media = material.media(index, replaced.get(index))
        last = index == len(material.clips) - 1
        paint = hands.paint(media, narration, LOOK, last=last, told=lambda _: None)
        painting.append(asyncio.create_task(paint))
    segments = tuple(await asyncio.gather(*painting))
    parts = Parts(
        title="bench",
        segments=segments,
        soundtrack=await mixing,
        script_words=tuple(w for s in segments for w in s.caption_words),
        aspect=LOOK.aspect,
        quality=LOOK.quality,
    )
    finished = await hands.finish(parts, folder)
    return Path(finished.video), time.monotonic() - arrived


def ssim(file: Path, reference: Path, *, frames: int) -> float:
    """Mean structural similarity of the first `frames` frames of two videos."""
    said = ffmpeg.run_logged(
        [
            *("-v", "info", "-nostats", "-i", str(file), "-i", str(reference)),
            *(
                "-lavfi",
                f"[0:v]trim=end_frame={frames}[a];[1:v]trim=end_frame={frames}[b];[a][b]ssim",
            ),
            *("-f", "null", "-"),
        ],
        timeout_s=1200,
    )
    return float(said.rpartition("All:")[2].split()[0])


def compare(material: Material, folder: Path, *, apart_s: Sequence[float]) -> list[Result]:
    """All contestants on the same material, in turn."""
    results = [
        at_the_end("a earlier design", earlier_design, material, folder / "a"),
        at_the_end("b one pass", one_pass, material, folder / "b"),
    ]
    for index, apart in enumerate(apart_s):
        fresh = _fresh(material, folder / f"store-{index}")
        label = f"r Reelwright, clips {apart:g} s apart" if apart else "r Reelwright, all at once"
        results.append(reelwright(fresh, folder / f"r{index}", apart_s=apart, name=label))
    return results


def stored(material: Material, folder: Path) -> Material:
    """The same material with another store, as it is."""
    return Material(material.clips, material.narrations, material.spans, LocalStore(folder))


def _fresh(material: Material, folder: Path) -> Material:
    """The same material with an empty store but for the narrations."""
    store = LocalStore(folder)
    for narration in material.narrations:
        source = material.store.find(narration.audio)
        if source is not None:
            data = source.read_bytes()
            store.put(narration.audio, lambda path, data=data: path.write_bytes(data))
    return stored(material, folder)
