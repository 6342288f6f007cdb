"""Downloaded: a generated picture gets its own name in a folder, once it is seen to be one."""

from __future__ import annotations

import contextlib
import hashlib
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from reelwright.domain.clip import MediaClip
from reelwright.errors import CheckFailed, InputError
from reelwright.ports import ClipRequest
from reelwright.render.video_file import inspect_video


def put_video(
    request: ClipRequest, folder: Path, write: Callable[[Path], None], *, provider: str
) -> MediaClip:
    """A film that `write` fills a file with. Blocks. Raises CheckFailed where it is none."""
    path = folder / f"{request.scene.id}-{uuid.uuid4().hex[:12]}.mp4"
    aside = path.with_name(f".{path.name}")
    try:
        write(aside)
        film = inspect_video(aside)
        sha256 = _sha256(aside)
        aside.replace(path)
    except InputError as error:
        raise CheckFailed(f"What {provider} delivered as {path.name} is not a video.") from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
    return _clip(
        request, path, "video", sha256, film.width, film.height, duration_ms=film.duration_ms
    )


def _clip(
    request: ClipRequest,
    path: Path,
    media: Literal["image", "video"],
    sha256: str,
    width: int,
    height: int,
    *,
    duration_ms: int = 0,
) -> MediaClip:
    return MediaClip(
        scene_id=request.scene.id,
        path=str(path),
        sha256=sha256,
        media=media,
        width=width,
        height=height,
        duration_ms=duration_ms,
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
