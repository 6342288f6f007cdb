"""Wording: what operations tell a person at the command line, put for one who has none."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"`reelwright ([a-z]+)[^`]*`")


def from_afar(told: str) -> str:
    """`reelwright resume cats-1` becomes “resume”: the route and the button are called so."""
    return _COMMAND.sub(r"“\1”", told)
