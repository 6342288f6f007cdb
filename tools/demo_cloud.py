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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from tests.emulators import openai, stock
from tests.emulators.google_cloud import JOB_S, GoogleCloud, running_google_cloud
from tests.emulators.loopback import running
from tests.emulators.spoken import Say, natural
from tests.emulators.stories import PANDAS, story

SCENES = 8
Counted = dict[str, tuple[int, int | None]]
"""By provider: requests that were paid for, and micro-dollars on the vendor's bill (None where
the emulator knows no price)."""


@dataclass(frozen=True)
class Show:
    """One way through the clouds."""

    settings: dict[str, str]
    options: tuple[str, ...]
    count: Callable[[], Counted]
    told: Callable[[], str] = lambda: ""


@contextmanager
def vertex(say: Say) -> Iterator[Show]:
    """Gemini, Cloud Text-to-Speech, Veo and Cloud Storage."""

    def count() -> Counted:
        bill, posts = cloud.bill(), cloud.google.posts
        return {
            "gemini": (posts["content"], bill["script"]),
            "google": (len(cloud.tts.asked), bill["voice"]),
            "veo": (posts["submit"], bill["clips"]),
        }

    with running_google_cloud(say=say, job_s=JOB_S) as cloud:
        options = ("--writer", "gemini", "--voice", "google", "--clips", "veo")
        yield Show(cloud.settings, options, count, lambda: together(cloud))


@contextmanager
def key(say: Say) -> Iterator[Show]:
    """Gemini, its voice and Omni, with a key of the Gemini API alone; objects on the disk."""

    def count() -> Counted:
        bill, posts = cloud.bill(), cloud.google.posts
        return {
            "gemini": (posts["content"] + posts["tts"], bill["script"] + bill["voice"]),
            "omni": (posts["interact"], bill["clips"]),
        }

    with running_google_cloud(say=say, job_s=JOB_S) as cloud:
        options = ("--writer", "gemini", "--voice", "gemini", "--clips", "omni")
        yield Show(cloud.settings_with_key, options, count, lambda: together(cloud))


@contextmanager
def compatible(say: Say) -> Iterator[Show]:
    """An OpenAI-compatible server's script and voice, with clips of Pexels."""

    def count() -> Counted:
        return {"openai": (len(server.asked), None), "pexels": (len(pexels.downloads), 0)}

    with running(openai.OpenAI(say=say)) as server, running(stock.Pexels()) as pexels:
        server.answers = [json.dumps(story(PANDAS, SCENES))]
        settings = {
            "REELWRIGHT_OPENAI_BASE_URL": f"{server.url}/v1",
            "REELWRIGHT_OPENAI_API_KEY": openai.KEY,
            "REELWRIGHT_PEXELS_BASE_URL": pexels.url,
            "REELWRIGHT_PEXELS_API_KEY": stock.KEY,
        }
        voice = ("--voice", "openai:tts-1/nova")
        options = ("--writer", "openai:llama3.1", *voice, "--clips", "pexels")
        yield Show(settings, options, count)


SHOWS = {"vertex": vertex, "key": key, "compatible": compatible}


def main(name: str = "vertex", *given: str) -> int:
    """Make the video; what is `given` goes to `reelwright make` as well."""
    folder = Path(tempfile.mkdtemp(prefix="reelwright-demo-"))
    with SHOWS[name](natural(platformdirs.user_cache_path("reelwright"))) as show:
        environment = {
            **os.environ,
            **show.settings,
            "REELWRIGHT_WORKSPACE": str(folder / "workspace"),
            "REELWRIGHT_OFFLINE": "1",
        }
        print("Emulated vendors:", *(f"  {n}={v}" for n, v in show.settings.items()), sep="\n")
        print(f"\n$ reelwright make {PANDAS!r} {' '.join(show.options)}\n", flush=True)
        video, begun = folder / "pandas.mp4", time.monotonic()
        command = ("make", PANDAS, "--language", "fr", *show.options, "--out", str(video), *given)
        made = run(command, environment)
        if made.returncode:
            return made.returncode
        took = time.monotonic() - begun
        costs = run(("costs", "--by", "provider", "--json"), environment, quiet=True)
        show_bill(show.count(), json.loads(costs.stdout)["lines"])
        print(f"{show.told()}Made in {took:.0f} s: {video}")
    return 0


def run(
    command: Sequence[str], environment: dict[str, str], *, quiet: bool = False
) -> subprocess.CompletedProcess[str]:
    """`reelwright COMMAND`, in a process of its own."""
    line = [sys.executable, "-m", "reelwright.cli.main", *command]
    return subprocess.run(line, env=environment, capture_output=quiet, text=True, check=False)


def show_bill(counted: Counted, ledger: Sequence[dict[str, str | int]]) -> None:
    """What the vendors counted, beside what `reelwright costs` says."""
    print(f"\n{'':8}{'requests':>9}{'vendor bills':>14}{'ledger':>11}")
    for provider, (requests, bill) in counted.items():
        said = sum(
            int(line["committed_microusd"]) + int(line["doubt_microusd"])
            for line in ledger
            if str(line["name"]).partition(":")[0] == provider
        )
        billed = "unknown" if bill is None else f"{bill / 1e6:.4f} $"
        print(f"{provider:8}{requests:>9}{billed:>14}{said / 1e6:>9.4f} $")
    print(
        "Clips are billed by the second, and the ledger is exact. Scripts and voices are billed\n"
        "by the token: the ledger estimates those from the characters.\n"
    )


def together(cloud: GoogleCloud) -> str:
    """How many clips were under way at once."""
    return f"Clips under way together: {cloud.google.studio.most_at_once}.\n"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
