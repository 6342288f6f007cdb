"""Providers: which writers, voices, picture makers and stores are ready, what the others lack."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from reelwright.domain.brief import Brief
from reelwright.domain.model import Model
from reelwright.domain.naming import nearest
from reelwright.errors import ConfigError, InputError, ReelwrightError, Unavailable
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
SCRIPT, VOICE, CLIPS, STORAGE = "script", "voice", "clips", "storage"
FOLDER = "file"
STORES = (FOLDER, "gs", "s3")
"""Schemes of REELWRIGHT_OBJECTS_URL."""
SAME_STORE = {"gcs": "gs"}
Opener = Callable[[str, Resources], object]
KINDS: dict[str, tuple[Callable[[], tuple[str, ...]], Opener]] = {
    SCRIPT: (writer_names, open_writer),
    VOICE: (voice_names, open_voice),
    CLIPS: (clip_maker_names, open_clip_maker),
}


class ProviderLine(Model):
    """One provider; `missing` is empty where it is ready, else says what to do."""

    kind: str
    """`script`, `voice`, `clips` or `storage`."""
    name: str
    missing: str = ""

    @property
    def ready(self) -> bool:
        return not self.missing


def list_providers(
    resources: Resources, *, only: Collection[str] | None = None
) -> tuple[ProviderLine, ...]:
    """Every provider of every kind, or of `only` these names; the fakes only where their
    vendor's address is set."""
    lines = []
    for kind, (names, open_one) in KINDS.items():
        for name in names():
            shown = name not in FAKES or resources.fake_base_url
            if shown and (only is None or name in only):
                missing = missing_of(open_one, name, resources)
                lines.append(ProviderLine(kind=kind, name=name, missing=missing))
    for name in STORES:
        missing = missing_of_store(name, resources)
        lines.append(ProviderLine(kind=STORAGE, name=name, missing=missing))
    return tuple(lines)


def kinds_of(name: str, resources: Resources) -> tuple[str, ...]:
    """What a provider is asked for, in the order of the list. Raises InputError.

    `provider:what` is a voice where the provider has one of that name, else a model.
    """
    provider, _, what = name.partition(":")
    kinds = [kind for kind, (names, _) in KINDS.items() if provider in names()]
    if SAME_STORE.get(provider, provider) in STORES:
        kinds.append(STORAGE)
    if not kinds:
        known = (*(each for names, _ in KINDS.values() for each in names()), *STORES)
        raise nearest("provider", name, dict.fromkeys(known))
    if what and VOICE in kinds and len(kinds) > 1:
        voices = {info.id for info in open_voice(provider, resources).voices()}
        if name in voices or "/" in what:
            return (VOICE,)
        kinds.remove(VOICE)
    return tuple(kinds)


def missing_of(open_one: Opener, name: str, resources: Resources) -> str:
    """What a provider lacks, in a sentence with the next step; empty where it is ready."""
    try:
        provider = open_one(name, resources)
    except ReelwrightError as error:
        return error.message
    return lacking(provider)


def lacking(provider: object) -> str:
    """What an opened provider lacks; empty where it is ready."""
    available = getattr(provider, "available", None)
    return str((available() if available else None) or "")


def checked_ready(provider: object) -> None:
    """Raises ConfigError that says what an opened provider lacks."""
    missing = lacking(provider)
    if missing:
        raise ConfigError(missing)


@contextmanager
def named_by(brief: Brief) -> Iterator[None]:
    """What somebody afar named, and this installation is not set up for, is their mistake.

    Raises InputError in place of ConfigError and of what a voice that was named lacks.
    """
    try:
        yield
    except ConfigError as error:
        raise InputError(error.message) from error
    except Unavailable as error:
        # A vendor that is away for now was asked, and may be asked again.
        if not brief.voice or error.retryable or not error.provider:
            raise
        raise InputError(error.message) from error


def missing_of_store(name: str, resources: Resources) -> str:
    """Why objects are not kept in a store of this scheme; empty where they are."""
    used = resources.objects_url.partition("://")[0] or FOLDER
    if name in {used, FOLDER}:
        return ""
    return f"Nothing is kept there. Set REELWRIGHT_OBJECTS_URL={name}://BUCKET/PREFIX."
