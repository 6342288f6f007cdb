"""Boundaries: the names at which a worker can be killed, read from the source itself."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import reelwright.workflows

CALLED = re.compile(r"""\bat\(f?"([^"]+)"\)""")
KINDS = {"{intent.kind}": ("voice", "script")}
"""What stands in a name that is put together; a clip's own call has names of its own."""
STEPS = (
    "write_video_script",
    "cast_video",
    "show_storyboard",
    "narrate",
    "draw_poster",
    "render",
    "mix",
    "finish",
    "submit_clip",
    "reword_clip",
    "reconcile_clip",
    "poll_clip",
    "locate_clip",
    "fetch_clip",
)
"""Every step that a workflow runs; a test compares them with the workflows' source."""


def called_in_source() -> frozenset[str]:
    """Every name given to `studio.at` in the workflows, as it is written there."""
    folder = Path(reelwright.workflows.__file__).parent
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    return frozenset(name for text in texts for name in CALLED.findall(text))


@lru_cache(maxsize=1)
def boundaries() -> tuple[str, ...]:
    """Every boundary by its full name: before and after each step, and inside of some."""
    found: list[str] = []
    for name in sorted(called_in_source()):
        if "{name}" in name:
            found += [name.replace("{name}", step) for step in STEPS]
        elif "{" in name:
            part = name[name.index("{") : name.index("}") + 1]
            found += [name.replace(part, kind) for kind in KINDS[part]]
        else:
            found.append(name)
    return tuple(sorted(found))
