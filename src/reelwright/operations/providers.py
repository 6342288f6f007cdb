"""Providers: which writers, voices and picture makers are ready, and what the others lack."""

from __future__ import annotations

from collections.abc import Callable

from reelwright.domain.model import Model
from reelwright.errors import ReelwrightError
from reelwright.ports import Resources
from reelwright.providers.registry import (
    clip_maker_names,
    open_clip_maker,
    open_voice,
    open_writer,
    voice_names,
    writer_names,
)

FAKES = frozenset({"fake", "fakepaid"})
Opener = Callable[[str, Resources], object]
KINDS: dict[str, tuple[Callable[[], tuple[str, ...]], Opener]] = {
    "script": (writer_names, open_writer),
    "voice": (voice_names, open_voice),
    "clips": (clip_maker_names, open_clip_maker),
}


class ProviderLine(Model):
    """One provider; `missing` is empty where it is ready, else says what to do."""

    kind: str
    """`script`, `voice` or `clips`."""
    name: str
    missing: str = ""

    @property
    def ready(self) -> bool:
        return not self.missing


def list_providers(resources: Resources) -> tuple[ProviderLine, ...]:
    """Every provider of every kind; the fakes only where their vendor's address is set."""
    lines = []
    for kind, (names, open_one) in KINDS.items():
        for name in names():
            if name not in FAKES or resources.fake_base_url:
                missing = missing_of(open_one, name, resources)
                lines.append(ProviderLine(kind=kind, name=name, missing=missing))
    return tuple(lines)


def missing_of(open_one: Opener, name: str, resources: Resources) -> str:
    """What a provider lacks, in a sentence with the next step; empty where it is ready."""
    try:
        provider = open_one(name, resources)
    except ReelwrightError as error:
        return error.message
    available = getattr(provider, "available", None)
    return str((available() if available else None) or "")
