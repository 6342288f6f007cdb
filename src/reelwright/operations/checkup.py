"""Checkup: whether this machine can make a video, each finding with what to do."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reelwright.errors import ReelwrightError
from reelwright.ports import Services
from reelwright.providers.registry import open_transcriber, open_voice
from reelwright.render import ffmpeg

NEEDED_DISK_GB = 1.0
NEEDED_MEMORY_GB = 2.0


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    name: str
    fine: bool
    seen: str
    remedy: str = ""
    """What to do where it is not fine."""
    needed: bool = True
    """False: a video is made without it all the same."""


def check_machine(services: Services) -> tuple[Finding, ...]:
    """Look at everything a first video needs."""
    checks: tuple[Callable[[Services], Finding], ...] = (
        _python,
        _ffmpeg,
        _drawing,
        _voice,
        _hearing,
        _meaning,
        _workspace,
        _disk,
        _memory,
    )
    return tuple(check(services) for check in checks)


def _python(_: Services) -> Finding:
    fine = sys.version_info >= (3, 11)
    return Finding("Python", fine, platform.python_version(), "Install Python 3.11 or later.")


def _ffmpeg(_: Services) -> Finding:
    remedy = "Install imageio-ffmpeg, or set REELWRIGHT_FFMPEG to one with libx264 and libass."
    try:
        filters = ffmpeg.run(["-v", "error", "-filters"], capture=True).decode(errors="replace")
        encoders = ffmpeg.run(["-v", "error", "-encoders"], capture=True).decode(errors="replace")
    except (ReelwrightError, OSError) as error:
        return Finding("FFmpeg", False, str(error), remedy)
    wanted = {" ass ", " ebur128 ", " sidechaincompress "}
    missing = [name.strip() for name in wanted if name not in filters]
    missing += [name for name in ("libx264", "aac") if name not in encoders]
    seen = f"lacks {', '.join(missing)}" if missing else "with x264, libass and ebur128"
    return Finding("FFmpeg", not missing, seen, remedy)


def _drawing(_: Services) -> Finding:
    try:
        import skia

        surface = skia.Surface.MakeRasterN32Premul(8, 8)
        surface.getCanvas().clear(0xFFFFFFFF)
    except (ImportError, OSError) as error:
        return Finding("Drawing", False, str(error), "apt install libgl1 libegl1")
    return Finding("Drawing", True, "skia draws")


def _voice(services: Services) -> Finding:
    try:
        missing = getattr(open_voice("kokoro", services.resources), "available", lambda: None)()
    except (ReelwrightError, ImportError, OSError) as error:
        missing = str(error)
    return Finding(
        "Voice",
        missing is None,
        missing or "Kokoro's weights are here and whole",
        "Run `make install` again; until then espeak speaks.",
        needed=False,
    )


def _hearing(services: Services) -> Finding:
    """Whisper finds words more surely than espeak alone, and hears recordings without a script."""
    try:
        open_transcriber(services.resources)
    except ReelwrightError as error:
        remedy = "Run `pip install 'reelwright[align]'`; until then words are found without it."
        return Finding("Hearing", False, str(error), remedy, needed=False)
    return Finding("Hearing", True, "Whisper loads")


def _meaning(_: Services) -> Finding:
    try:
        from reelwright.meaning import embed

        embed(["panda"])
    except (ImportError, OSError) as error:
        return Finding("Meaning", False, str(error), "Run `make install` again.")
    return Finding("Meaning", True, "the sentence encoder loads")


def _workspace(services: Services) -> Finding:
    folder = services.workspace
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fine = os.access(folder, os.W_OK)
    except OSError:
        fine = False
    remedy = "Set REELWRIGHT_WORKSPACE to a folder that can be written."
    return Finding("Workspace", fine, str(folder), remedy)


def _disk(services: Services) -> Finding:
    folder: Path = services.workspace
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free / 1e9
    remedy = "Free some space, or set REELWRIGHT_WORKSPACE to another disk."
    return Finding("Disk", free >= NEEDED_DISK_GB, f"{free:.1f} GB free", remedy)


def _memory(_: Services) -> Finding:
    try:
        pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return Finding("Memory", True, "unknown on this system", needed=False)
    total = pages * size / 1e9
    remedy = "Set REELWRIGHT_WORKERS=1 to need less."
    return Finding("Memory", total >= NEEDED_MEMORY_GB, f"{total:.1f} GB", remedy, needed=False)
