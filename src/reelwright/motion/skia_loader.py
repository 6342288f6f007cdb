"""Makes `import skia` work on slim images that lack libraries which drawing never calls."""

from __future__ import annotations

import ctypes
import importlib
import platform
import sys
from collections.abc import Callable
from importlib.resources import as_file, files

from reelwright.errors import ConfigError

STAND_INS = ("libGL.so.1", "libEGL.so.1", "libexpat.so.1")
"""Libraries skia is linked with and that processor-only drawing does without."""
MACHINES = ("x86_64", "aarch64")
_ADVICE = (
    "On Debian or Ubuntu run: apt-get install libgl1 libegl1 libexpat1 libstdc++6. "
    "Then run the same command again."
)


def load_skia() -> None:
    """Import skia, with stand-ins for missing graphics libraries.

    Raises ConfigError with the one command that helps where skia still cannot be loaded.
    """
    import_with_stand_ins(_import_skia, _load_stand_in)


def import_with_stand_ins(
    import_module: Callable[[], object], load_stand_in: Callable[[str], None]
) -> tuple[str, ...]:
    """Import, and after each failure put a stand-in for the library the loader misses.

    The names of the stand-ins that were needed.
    """
    used: list[str] = []
    while True:
        try:
            import_module()
        except ImportError as error:
            name = missing_library(str(error))
            if not name or name in used:
                raise ConfigError(f"skia cannot be loaded: {error}. {_ADVICE}") from error
            try:
                load_stand_in(name)
            except OSError as broken:
                raise ConfigError(f"skia needs {name}: {broken}. {_ADVICE}") from error
            used.append(name)
        else:
            return tuple(used)


def missing_library(message: str) -> str:
    """The library an ImportError misses, if there is a stand-in for it, else nothing."""
    return next((name for name in STAND_INS if message.startswith(f"{name}:")), "")


def _import_skia() -> object:
    return importlib.import_module("skia")


def _load_stand_in(name: str) -> None:
    """Load a stand-in for this process. Its name satisfies skia's own request for it; it
    stays out of the global names, so that it can shadow nothing elsewhere."""
    machine = platform.machine()
    if not sys.platform.startswith("linux") or machine not in MACHINES:
        raise OSError(f"there is no stand-in for {sys.platform} on {machine}")
    resource = files("reelwright").joinpath(f"assets/stubs/{machine}/{name}")
    with as_file(resource) as path:
        ctypes.CDLL(str(path))
