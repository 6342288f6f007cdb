"""Clean photo: a stranger's picture, decoded in a sandbox and encoded anew, upright and in sRGB."""

from __future__ import annotations

import sys
from pathlib import Path

from reelwright.domain.sniffing import Container
from reelwright.domain.upload import CleanMedia
from reelwright.errors import InputError, RenderError
from reelwright.motion.photo import load_photo, measure_photo
from reelwright.render import sandbox

COVER = (2160, 2160)
"""Pixels of what is kept: enough for the largest page with a camera that goes near."""
PNG_PIXELS = 4_000_000
"""Up to here a drawing keeps its sharp edges; a larger picture is a photo, and becomes a JPEG."""
JPEG_QUALITY = 94
_ROOM = sandbox.Room(seconds=30, written_bytes=100_000_000, memory_bytes=3 * sandbox.GB)


def clean_photo(path: Path, container: Container, target: Path) -> CleanMedia:
    """The picture as PNG or JPEG without anything that went along. Raises InputError.

    Transparent parts lie on white; the first picture of several is taken.
    """
    command = [sys.executable, "-I", "-m", __name__, container.value, str(target)]
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


def _clean(container: Container, target: Path) -> None:
    """In the sandbox: standard input is the file."""
    import skia

    image = load_photo(Path("/dev/stdin"), cover=COVER)
    sharp = container is not Container.JPEG and image.width() * image.height() <= PNG_PIXELS
    if sharp:
        data = image.encodeToData(skia.kPNG, 100)
    else:
        data = image.encodeToData(skia.kJPEG, JPEG_QUALITY)
    target.write_bytes(bytes(data))


if __name__ == "__main__":
    try:
        _clean(Container(sys.argv[1]), Path(sys.argv[2]))
    except InputError as error:
        sys.exit(str(error))
