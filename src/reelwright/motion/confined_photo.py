"""Confined photo: what runs in the sandbox: a picture on standard input becomes a clean file.

Apart from what starts it, so that little is loaded for each picture.
"""

from __future__ import annotations

import sys
from pathlib import Path

import skia

from reelwright.errors import InputError
from reelwright.motion.photo import load_photo

COVER = (2160, 2160)
"""Pixels of what is kept: enough for the largest page with a camera that goes near."""
PNG_PIXELS = 4_000_000
"""Up to here a drawing keeps its sharp edges; a larger picture is a photo, and becomes a JPEG."""
JPEG_QUALITY = 94


def encode(container: str, target: Path) -> None:
    """Decode standard input, and write it upright, in sRGB, on white. Raises InputError."""
    image = load_photo(Path("/dev/stdin"), cover=COVER)
    sharp = container != "jpeg" and image.width() * image.height() <= PNG_PIXELS
    kind, quality = (skia.kPNG, 100) if sharp else (skia.kJPEG, JPEG_QUALITY)
    target.write_bytes(bytes(image.encodeToData(kind, quality)))


if __name__ == "__main__":
    try:
        encode(sys.argv[1], Path(sys.argv[2]))
    except InputError as error:
        sys.exit(str(error))
