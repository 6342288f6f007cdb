"""Downloaded: a generated picture gets its own name in a folder, once it is seen to be one."""

from __future__ import annotations

import contextlib
import hashlib
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reelwright.domain.clip import MediaClip
from reelwright.errors import CheckFailed, InputError
from reelwright.motion.photo import measure_photo
from reelwright.ports import ClipRequest
from reelwright.render.video_file import inspect_video


def put_video(
    request: ClipRequest, folder: Path, write: Callable[[Path], None], *, provider: str
) -> MediaClip:
    """A film that `write` fills a file with. Blocks. Raises CheckFailed where it is none."""

    def look(path: Path) -> dict[str, Any]:
        film = inspect_video(path)
        size = {"width": film.width, "height": film.height, "duration_ms": film.duration_ms}
        return {"media": "video", **size}

    return _put(request, folder, write, look, suffix=".mp4", provider=provider)


def put_image(
    request: ClipRequest,
    folder: Path,
    write: Callable[[Path], None],
    *,
    suffix: str,
    provider: str,
) -> MediaClip:
    """A still that `write` fills a file with. Blocks. Raises CheckFailed where it is none."""

    def look(path: Path) -> dict[str, Any]:
        photo = measure_photo(path)
        return {"media": "image", "width": photo.width, "height": photo.height}

    return _put(request, folder, write, look, suffix=suffix, provider=provider)


def _put(
    request: ClipRequest,
    folder: Path,
    write: Callable[[Path], None],
    look: Callable[[Path], dict[str, Any]],
    *,
    suffix: str,
    provider: str,
) -> MediaClip:
    path = folder / f"{request.scene.id}-{uuid.uuid4().hex[:12]}{suffix}"
    aside = path.with_name(f".{path.name}")
    try:
        write(aside)
        seen = look(aside)
        sha256 = _sha256(aside)
        aside.replace(path)
    except InputError as error:
        raise CheckFailed(
            f"What {provider} delivered as {path.name} cannot be used: {error}"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
    return MediaClip(scene_id=request.scene.id, path=str(path), sha256=sha256, **seen)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
