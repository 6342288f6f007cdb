"""`make video`: THEME, LANGUAGE and OUT come as variables, further options as arguments.

Passed by the environment and never through a shell, so that a theme may hold any character.
"""

from __future__ import annotations

import os
import sys

from reelwright.cli.main import run


def main() -> None:
    """Turn the variables into `reelwright make …`."""
    given = {name: os.environ.get(name, "") for name in ("THEME", "LANGUAGE", "OUT")}
    options = ["--language", given["LANGUAGE"]] if given["LANGUAGE"] else []
    options += ["--out", given["OUT"]] if given["OUT"] else []
    theme = ["--", given["THEME"]] if given["THEME"] else []
    sys.argv = ["reelwright", "make", *options, *sys.argv[1:], *theme]
    run()


if __name__ == "__main__":
    main()
