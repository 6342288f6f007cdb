"""Registry: which provider answers to which name; a vendor is one line here.

Third parties add theirs through the entry-point group `reelwright.providers`, under names such
as `voice.mine`, each a callable that takes Resources and returns the provider.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Any

from reelwright.errors import InputError
from reelwright.ports import Resources, Voice

ENTRY_POINTS = "reelwright.providers"
DEFAULT_VOICE = "kokoro"


def _kokoro(resources: Resources) -> Voice:
    from reelwright.providers.voice.kokoro import KokoroVoice
    from reelwright.providers.voice.weights import RELEASE_URL

    release = "" if resources.offline else resources.weights_base_url or RELEASE_URL
    return KokoroVoice(resources.cache, threads=resources.threads, release_url=release)


def _espeak(_: Resources) -> Voice:
    from reelwright.providers.voice.espeak_voice import EspeakVoice

    return EspeakVoice()


def _fake(_: Resources) -> Voice:
    from reelwright.providers.voice.fake import FakeVoice

    return FakeVoice()


VOICES: dict[str, Callable[[Resources], Voice]] = {
    "kokoro": _kokoro,
    "espeak": _espeak,
    "fake": _fake,
}


def voice_names() -> tuple[str, ...]:
    """Every voice provider, third parties' included."""
    return tuple(dict.fromkeys((*VOICES, *_plugins("voice"))))


@lru_cache(maxsize=8)
def open_voice(name: str, resources: Resources) -> Voice:
    """The provider called `name`, opened once per process. Raises InputError."""
    made = VOICES.get(name) or _plugins("voice").get(name)
    if made is None:
        near = difflib.get_close_matches(name, voice_names(), n=2, cutoff=0.4)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise InputError(
            f"No voice provider is called '{name}'.{hint} `reelwright voices` lists the voices."
        )
    return made(resources)


@lru_cache(maxsize=4)
def _plugins(kind: str) -> dict[str, Callable[[Resources], Any]]:
    """Entry points named `<kind>.<name>`, loaded where they are listed."""
    found = {}
    for entry in entry_points(group=ENTRY_POINTS):
        if entry.name.startswith(f"{kind}."):
            found[entry.name.split(".", 1)[1]] = entry.load()
    return found
