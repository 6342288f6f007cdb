"""The whole cloud path on emulated vendors: `make demo-cloud`, from a theme to an MP4.

The program itself runs as a person would run it; the vendors' own SDKs, unmodified, speak to
emulators on this machine. Nothing is paid, and nothing leaves the machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from tests.emulators.google_cloud import JOB_S, GoogleCloud, running_google_cloud
from tests.emulators.spoken import natural

THEME = "Les pandas"
CHOSEN = ("--writer", "gemini", "--voice", "google", "--clips", "veo")
PAID = {"script": "gemini", "voice": "google", "clips": "veo"}


def main(given: Sequence[str]) -> int:
    """Make the video; `given` goes to `reelwright make` as well."""
    folder = Path(tempfile.mkdtemp(prefix="reelwright-demo-"))
    say = natural(platformdirs.user_cache_path("reelwright"))
    with running_google_cloud(say=say, job_s=JOB_S) as cloud:
        environment = {
            **os.environ,
            **cloud.settings,
            "REELWRIGHT_WORKSPACE": str(folder / "workspace"),
            "REELWRIGHT_OFFLINE": "1",
        }
        print("Emulated vendors:", *(f"  {n}={v}" for n, v in cloud.settings.items()), sep="\n")
        command = ("make", THEME, *CHOSEN, "--out", str(folder / "pandas.mp4"), *given)
        print(f"\n$ reelwright make {THEME!r} {' '.join(CHOSEN)}\n", flush=True)
        begun = time.monotonic()
        made = run(command, environment)
        if made.returncode:
            return made.returncode
        took = time.monotonic() - begun
        costs = run(("costs", "--by", "provider", "--json"), environment, quiet=True)
        ledger = {line["name"]: line for line in json.loads(costs.stdout)["lines"]}
        show_bill(cloud, ledger)
        print(f"Made in {took:.0f} s: {folder / 'pandas.mp4'}")
    return 0


def run(
    command: Sequence[str], environment: dict[str, str], *, quiet: bool = False
) -> subprocess.CompletedProcess[str]:
    """`reelwright COMMAND`, in a process of its own."""
    line = [sys.executable, "-m", "reelwright.cli.main", *command]
    return subprocess.run(line, env=environment, capture_output=quiet, text=True, check=False)


def show_bill(cloud: GoogleCloud, ledger: dict[str, dict[str, int]]) -> None:
    """What the vendors counted, beside what the ledger says."""
    google, bill = cloud.google, cloud.bill()
    requests = {"script": google.posts["content"], "voice": len(cloud.tts.asked)}
    requests["clips"] = google.posts["submit"]
    print(f"\n{'':8}{'requests':>9}{'vendor bills':>14}{'ledger':>10}")
    for kind, provider in PAID.items():
        said = sum(
            line["committed_microusd"]
            for name, line in ledger.items()
            if name.partition(":")[0] == provider
        )
        price = f"{bill[kind] / 1e6:>13.4f} ${said / 1e6:>9.4f} $"
        print(f"{kind:8}{requests[kind]:>9}{price}")
    print(
        "Clips are billed by the second; of scripts and voices the ledger knows the price from\n"
        "their characters, before they are made.\n"
        f"Clips under way together: {google.studio.most_at_once}.\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
