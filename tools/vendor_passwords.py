"""Write assets/passwords from zxcvbn's list: `python tools/vendor_passwords.py SITE_PACKAGES`.

SITE_PACKAGES is a folder that has zxcvbn 4.5.0 in it (`pip install --target FOLDER zxcvbn`).
"""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "src/reelwright/assets/passwords/common.txt.xz"
SHORTEST = 8
KEPT = 3_000


def main(folder: str) -> None:
    """The most common first; what is too short for us anyway takes no place."""
    sys.path.insert(0, folder)
    from zxcvbn.frequency_lists import (  # type: ignore[import-not-found]
        FREQUENCY_LISTS,
    )

    common = [word.casefold() for word in FREQUENCY_LISTS["passwords"] if len(word) >= SHORTEST]
    text = "\n".join(list(dict.fromkeys(common))[:KEPT]) + "\n"
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(sys.argv[1])
