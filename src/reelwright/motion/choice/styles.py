"""Styles: the looks a person can ask for, read from assets/styles."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from reelwright.domain.style import Style
from reelwright.errors import InputError
from reelwright.motion.choice.spelling import fold


@lru_cache(maxsize=1)
def load_styles() -> Mapping[str, Style]:
    """Every style by name, in the order in which they are offered."""
    folder = files("reelwright").joinpath("assets/styles")
    read = [
        Style.model_validate(tomllib.loads(entry.read_text("utf-8")))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    read.sort(key=lambda style: (style.name != "cinematic", style.name))
    return MappingProxyType({style.name: style for style in read})


def style(name: str) -> Style:
    """The style of that name or of that title in any language.

    Raises InputError with the nearest names.
    """
    known = load_styles()
    wanted = fold(name.strip())
    for each in known.values():
        if wanted == each.name or wanted in {fold(title) for title in each.title.values()}:
            return each
    near = difflib.get_close_matches(wanted, known, n=3, cutoff=0.5)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise InputError(f"Unknown style '{name[:40]}'.{hint} There are {', '.join(known)}.")
