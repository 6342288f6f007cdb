"""Wording: what operations tell a person at the command line, put for one who has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_OWNER = "whoever runs the service"
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        # What only the service's own machine has.
        (r" \(or choose another disk with --workspace or --out\)", ""),
        (r"run the same command again", "ask again"),
        (r"Choose another (?:folder with )?--out(?: or --workspace)?\.", f"Tell {_OWNER}."),
        (r",? or run `(?:gcloud|openssl) [^`]*`", ""),
        (r"[Rr]un `(?:pip|make) [^`]*`", f"Have {_OWNER} install it"),
        (r"`reelwright doctor` says", f"{_OWNER[0].upper()}{_OWNER[1:]} knows"),
        # An example's quotes are what counts of it.
        (r"`?reelwright make (\"[^\"`]*\")`?", r"\1"),
    )
)
_COMMAND = re.compile(r"`reelwright ([a-z]+)([^`]*)`")
_SCENE = re.compile(r"--scene (\S+)")
_OPTION = re.compile(r"(`?)--([a-z][a-z-]*)\1(?: (?:FILE|DIR|…|\"…\"))?")
_FIELDS = {"visual": "visual_prompt", "now": "purge"}
"""Options that the API calls otherwise; the others have the same name, with an underscore."""


def from_afar(told: str) -> str:
    """`reelwright resume cats-1 --budget 2` becomes “resume” with `budget` 2.

    The route and the button are called so; an option is a field, and what only the service's own
    machine can do is left to whoever runs it.
    """
    if "--" not in told and "`" not in told and "command" not in told:
        return told
    for pattern, put in _PHRASES:
        told = pattern.sub(put, told)
    return _OPTION.sub(_field, _COMMAND.sub(_route, told))


def payload_from_afar(payload: Mapping[str, Any]) -> dict[str, Any]:
    """An event's payload, with its notice put so where it has one."""
    told = dict(payload)
    return told | {"notice": from_afar(str(told["notice"]))} if "notice" in told else told


def _route(command: re.Match[str]) -> str:
    name, rest = command.groups()
    scene, options = _SCENE.search(rest), _SCENE.sub("", rest)
    route = f"“{name} scene {scene[1]}”" if scene else f"“{name}”"
    given = options[options.index("--") :].strip() if "--" in options else ""
    return f"{route} with {given}" if given else route


def _field(option: re.Match[str]) -> str:
    name = option[2]
    return f"`{_FIELDS.get(name, name.replace('-', '_'))}`"
