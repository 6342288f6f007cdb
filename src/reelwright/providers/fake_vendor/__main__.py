"""`python -m reelwright.providers.fake_vendor`: the fake vendor as a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from reelwright.errors import InputError
from reelwright.providers.fake_vendor.faults import FAULTS, SETTINGS, parse_faults
from reelwright.providers.fake_vendor.server import serve


def main() -> int:
    """Exit code 2 for faults that do not exist."""
    faults = "\n".join(f"  {name:20} {meaning}" for name, meaning in FAULTS.items())
    parser = argparse.ArgumentParser(
        prog="python -m reelwright.providers.fake_vendor",
        description="A paid vendor that costs nothing: clips, speech and scripts on loopback.",
        epilog=f"faults:\n{faults}\nsettings: {', '.join(SETTINGS)}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--bill", type=Path, required=True, help="SQLite file of what is owed")
    parser.add_argument("--faults", default="", help="filtered=0.1,gold:failed=1,/s03/:late=1")
    parser.add_argument("--seed", type=int, default=0, help="repeats the same faults")
    parser.add_argument("--job-ms", type=int, default=300, help="how long a clip takes, about")
    parser.add_argument("--tiny", action="store_true", help="one film of each length for all")
    parser.add_argument(
        "--until-stdin-ends", action="store_true", help="end with the process that started it"
    )
    asked = parser.parse_args()
    try:
        chosen = parse_faults(asked.faults, seed=asked.seed)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    asyncio.run(
        serve(
            port=asked.port,
            bill=asked.bill,
            faults=chosen,
            job_ms=asked.job_ms,
            tiny=asked.tiny,
            until_stdin_ends=asked.until_stdin_ends,
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
