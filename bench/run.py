"""`make bench`: every measured comparison, one table in Markdown on standard output.

python -m bench.run                 all of them
python -m bench.run assembly        assembly against two baselines
python -m bench.run drawn           an 8-scene drawn video, warm
python -m bench.run timing          captions against the sound, on the finished file
python -m bench.run alignment         word times found in a sound, ours and plain Whisper's
python -m bench.run engine          a video whose providers answer at once, on both databases
python -m bench.run events          from an event's commit to its readers in another process
python -m bench.run one_scene       one scene of a finished video edited
python -m bench.run scaling         one worker, 800 clips at the vendor at once, on both databases
python -m bench.run fleet           simulated: larger fleets, and what gives way first
python -m bench.run shelf           pages of a thousand to a hundred thousand videos
python -m bench.run live            a thousand clients that drop and come back, on both databases
python -m bench.run load            requests a second of the main routes, on both databases
python -m bench.run web             the web app's first load, page by page, in a real browser
"""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import (
    alignment,
    assembly,
    drawn,
    engine,
    events,
    fleet,
    live,
    load,
    one_scene,
    scaling,
    shelf,
    timing,
    variety,
    web,
)
from bench.material import make_clip, make_material


def show_assembly(folder: Path) -> None:
    """Last clip to finished file, CPU, memory, size and likeness; then one scene edited."""
    material = make_material(folder)
    seconds = sum(span.frame_count for span in material.spans) / 30
    print(f"\n## Assembly of eight clips ({seconds:.0f} s)\n")
    results = assembly.compare(material, folder, apart_s=(8, 0))
    reference = assembly.one_pass(material, folder / "b", lossless=True)
    baseline_a, baseline_b = results[0], results[1]
    print("| way | last clip → file, s | a ÷ it | b ÷ it | CPU, s | peak MB | size MB | SSIM |")
    print("|---|---|---|---|---|---|---|---|")
    # The last scene is longer than its clip: Reelwright slows it where the others run out, and the
    # earlier design keeps the clips' 24 frames a second, so that its frames match no other's.
    compared = material.spans[-1].start_frame
    for result in results:
        same_frames = result is not baseline_a
        likeness = (
            f"{assembly.ssim(result.file, reference, frames=compared):.4f}" if same_frames else ""
        )
        print(
            f"| {result.name} | {result.after_s:.1f} | {baseline_a.after_s / result.after_s:.1f} "
            f"| {baseline_b.after_s / result.after_s:.1f} | {result.cpu_s:.1f} "
            f"| {result.peak_mb:.0f} | {result.size_mb:.1f} | {likeness} |"
        )
    other = make_clip(folder / "other.mp4", seed=20)
    store_of_last = folder / "store-1"
    edited = assembly.reelwright(
        assembly.stored(material, store_of_last),
        folder / "edit",
        apart_s=0,
        replaced={3: other},
        name="r one scene edited",
    )
    print(
        f"| {edited.name} | {edited.after_s:.1f} | {baseline_a.after_s / edited.after_s:.1f} "
        f"| {baseline_b.after_s / edited.after_s:.1f} | {edited.cpu_s:.1f} "
        f"| {edited.peak_mb:.0f} | {edited.size_mb:.1f} | |"
    )


BENCHES: dict[str, Callable[[Path], None]] = {
    "assembly": show_assembly,
    "drawn": drawn.show,
    "timing": timing.show,
    "alignment": alignment.show,
    "engine": engine.show,
    "events": events.show,
    "one_scene": one_scene.show,
    "scaling": scaling.show,
    "fleet": fleet.show,
    "shelf": shelf.show,
    "live": live.show,
    "load": load.show,
    "variety": variety.show,
    "web": web.show,
}


def main() -> None:
    """Run the benches named, or all."""
    chosen = sys.argv[1:] or list(BENCHES)
    unknown = [name for name in chosen if name not in BENCHES]
    if unknown:
        sys.exit(f"Unknown bench {', '.join(unknown)}; there are {', '.join(BENCHES)}.")
    print(f"Python {platform.python_version()}, {platform.machine()}")
    for name in chosen:
        with tempfile.TemporaryDirectory(prefix="reelwright-bench-") as folder:
            BENCHES[name](Path(folder))


if __name__ == "__main__":
    main()
