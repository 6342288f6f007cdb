"""The kits there are: every module of motion/kits that carries a KIT joins by being there."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from reelwright.errors import ConfigError
from reelwright.motion import kits
from reelwright.motion.kit import Kit


def _found() -> dict[str, Kit]:
    found: dict[str, Kit] = {}
    for module in sorted(pkgutil.iter_modules(kits.__path__), key=lambda each: each.name):
        drawn = importlib.import_module(f"{kits.__name__}.{module.name}")
        several: tuple[Kit, ...] = getattr(drawn, "KITS", ())
        single: Kit | None = getattr(drawn, "KIT", None)
        for kit in (*several, *((single,) if single else ())):
            found[kit.name] = kit
    return found


KITS: Mapping[str, Kit] = MappingProxyType(_found())


def kit(name: str) -> Kit:
    """The kit of that name. Raises ConfigError, as where a newer version stored the recipe."""
    if name in KITS:
        return KITS[name]
    near = difflib.get_close_matches(name, KITS, n=3)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise ConfigError(f"No scenery kit '{name}' in this version of Reelwright.{hint}")
