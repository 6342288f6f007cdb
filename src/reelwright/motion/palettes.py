"""Palettes: five colours by name, which styles list and recipes keep."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from reelwright.errors import ConfigError
from reelwright.motion.kit import Palette


@lru_cache(maxsize=1)
def palettes() -> Mapping[str, Palette]:
    """Every palette by name."""
    text = files("reelwright").joinpath("assets/palettes.toml").read_text("utf-8")
    return MappingProxyType(
        {name: Palette(name=name, **colours) for name, colours in tomllib.loads(text).items()}
    )


def palette(name: str) -> Palette:
    """The palette of that name. Raises ConfigError with the nearest names."""
    known = palettes()
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise ConfigError(f"No palette '{name}'.{hint}")
