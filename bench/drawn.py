"""Drawn: wall time and memory of a whole drawn video, warm, per example script."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.meter import Meter

SCRIPT = Path(__file__).parent.parent / "examples" / "scripts" / "pieuvre.fr.md"


def show(folder: Path) -> None:
    """Make one example video in an empty workspace, with the voice model already assembled."""
    print("\n## A drawn video from script to file, warm\n")
    environment = {**os.environ, "REELWRIGHT_WORKERS": "2"}
    command = [sys.executable, "-m", "reelwright.cli.main", "make", "--script", str(SCRIPT)]
    command += ["--json", "--workspace", str(folder / "workspace")]
    rows = []
    for name in ("cold workspace", "again, nothing changed"):
        with Meter() as meter:
            done = subprocess.run(
                [*command, "--out", str(folder / "video.mp4")],
                env=environment,
                capture_output=True,
                check=True,
            )
        rows.append((name, meter, json.loads(done.stdout)))
    print("| run | video, s | scenes | wall, s | CPU, s | peak MB (tree) | size MB | stages, s |")
    print("|---|---|---|---|---|---|---|---|")
    for name, meter, told in rows:
        stages = ", ".join(f"{k} {v / 1000:.1f}" for k, v in told["stage_ms"].items())
        print(
            f"| {name} | {told['duration_ms'] / 1000:.1f} | {len(told['scenes'])} "
            f"| {meter.wall_s:.1f} | {meter.cpu_s:.1f} | {meter.peak_mb:.0f} "
            f"| {told['size_bytes'] / 1e6:.1f} | {stages} |"
        )
