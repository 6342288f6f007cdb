"""Clean photo: a stranger's picture, decoded in a sandbox and encoded anew; nothing else of the
file remains."""

from __future__ import annotations

import sys
from pathlib import Path

from reelwright.domain.sniffing import Container
from reelwright.domain.upload import CleanMedia
from reelwright.errors import InputError, RenderError
from reelwright.motion.photo import measure_photo
from reelwright.render import sandbox

_PROGRAM = f"{__package__}.confined_photo"
_ROOM = sandbox.Room(seconds=30, written_bytes=100_000_000, memory_bytes=3 * sandbox.GB)


def clean_photo(path: Path, container: Container, target: Path) -> CleanMedia:
    """The picture as PNG or JPEG without anything that went along. Raises InputError.

    Transparent parts lie on white; the first picture of several is taken.
    """
    command = [sys.executable, "-I", "-m", _PROGRAM, container.value, str(target)]
    try:
        sandbox.run(command, given=path, room=_ROOM, folder=target.parent)
        # Our own file, never the one that was sent.
        found = measure_photo(target)
    except (RenderError, InputError) as error:
        raise InputError(
            "The file cannot be read as a picture: it is broken, or larger than 50 megapixels. "
            "Save it anew in another program, or send another one."
        ) from error
    with target.open("rb") as file:
        is_png = file.read(4) == b"\x89PNG"
    return CleanMedia(
        media_type="image/png" if is_png else "image/jpeg",
        suffix=".png" if is_png else ".jpg",
        width=found.width,
        height=found.height,
    )
