"""Registry: which provider answers to which name; a vendor is one line here.

Third parties add theirs through the entry-point group `reelwright.providers`, under names such
as `voice.mine`, `clips.mine` or `script.mine`, each a callable that takes Resources and returns
the provider.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from functools import lru_cache, partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reelwright.errors import InputError
from reelwright.ports import Aligner, ClipMaker, Resources, ScriptWriter, Transcriber, Voice

if TYPE_CHECKING:
    from reelwright.providers.align.whisper import Whisper

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


def _fakepaid_voice(resources: Resources) -> Voice:
    from reelwright.providers.voice.fakepaid import FakePaidVoice

    return FakePaidVoice(resources.fake_base_url)


def _google_voice(resources: Resources) -> Voice:
    from reelwright.providers.voice.google import google_voice

    return google_voice(resources.access("google_tts"), model=resources.model("voice", "google"))


def _chirp_voice(resources: Resources) -> Voice:
    from reelwright.providers.voice.google import chirp_voice

    return chirp_voice(resources.access("google_tts"))


def _gemini_voice(resources: Resources) -> Voice:
    from reelwright.providers.voice.gemini import GeminiVoice

    return GeminiVoice(resources)


def _openai_voice(resources: Resources) -> Voice:
    from reelwright.providers.voice.openai import OpenAIVoice

    return OpenAIVoice(resources.access("openai"), resources.model("voice", "openai"))


def _motion(_: Resources) -> ClipMaker:
    from reelwright.providers.clips.motion import MotionClips

    return MotionClips()


def _media(_: Resources) -> ClipMaker:
    from reelwright.providers.clips.media import MediaClips

    return MediaClips(Path())


def _fake_clips(resources: Resources, *, findable: bool = True) -> ClipMaker:
    from reelwright.providers.clips.fake import FakeVendorClips

    return FakeVendorClips(resources.fake_base_url, findable=findable)


def _veo(resources: Resources) -> ClipMaker:
    from reelwright.providers.clips.veo import VeoClips

    return VeoClips(resources)


def _omni(resources: Resources) -> ClipMaker:
    from reelwright.providers.clips.omni import OmniClips

    return OmniClips(resources)


def _stills(resources: Resources) -> ClipMaker:
    from reelwright.providers.clips.stills import StillClips

    return StillClips(resources)


def _pexels(resources: Resources) -> ClipMaker:
    from reelwright.providers.clips.pexels import PexelsClips

    return PexelsClips(resources.access("pexels"))


def _pixabay(resources: Resources) -> ClipMaker:
    from reelwright.providers.clips.pixabay import PixabayClips

    return PixabayClips(resources.access("pixabay"))


def _wikipedia(resources: Resources) -> ScriptWriter:
    from reelwright.providers.script.wikipedia import WikipediaWriter

    return WikipediaWriter(resources.wikipedia_base_url or None, online=not resources.offline)


def _fake_writer(_: Resources) -> ScriptWriter:
    from reelwright.providers.script.fake import FakeWriter

    return FakeWriter()


def _fakepaid_writer(resources: Resources) -> ScriptWriter:
    from reelwright.providers.script.fakepaid import FakePaidWriter

    return FakePaidWriter(resources.fake_base_url)


def _gemini_writer(resources: Resources, model: str) -> ScriptWriter:
    from reelwright.providers.script.asked import AskedWriter
    from reelwright.providers.script.gemini import GeminiModel
    from reelwright.providers.script.grounding import WikipediaGrounding

    grounding = WikipediaGrounding(resources.wikipedia_base_url, online=not resources.offline)
    return AskedWriter(GeminiModel(resources, model), grounding=grounding)


def _openai_writer(resources: Resources, model: str) -> ScriptWriter:
    from reelwright.providers.script.asked import AskedWriter
    from reelwright.providers.script.openai import OpenAIModel

    chosen = model or resources.model("script", "openai")
    return AskedWriter(OpenAIModel(resources.access("openai"), chosen))


VOICES: dict[str, Callable[[Resources], Voice]] = {
    "kokoro": _kokoro,
    "espeak": _espeak,
    "fake": _fake,
    "fakepaid": _fakepaid_voice,
    "google": _google_voice,
    "chirp": _chirp_voice,
    "gemini": _gemini_voice,
    "openai": _openai_voice,
}
CLIP_MAKERS: dict[str, Callable[[Resources], ClipMaker]] = {
    "motion": _motion,
    "media": _media,
    "fake": _fake_clips,
    "pexels": _pexels,
    "pixabay": _pixabay,
    "veo": _veo,
    "omni": _omni,
    "stills": _stills,
}
TIERS_APART: dict[str, Callable[[Resources], ClipMaker]] = {
    "fake:lost": partial(_fake_clips, findable=False),
}
"""Tiers whose maker differs from that of their provider's others."""
WRITERS: dict[str, Callable[[Resources], ScriptWriter]] = {
    "wikipedia": _wikipedia,
    "fake": _fake_writer,
    "fakepaid": _fakepaid_writer,
}
MODEL_WRITERS: dict[str, Callable[[Resources, str], ScriptWriter]] = {
    "openai": _openai_writer,
    "gemini": _gemini_writer,
}
"""Writers of which a person may name the model, `provider:model`."""

P = TypeVar("P")


def voice_names() -> tuple[str, ...]:
    """Every voice provider, third parties' included."""
    return tuple(dict.fromkeys((*VOICES, *_plugins("voice"))))


def clip_maker_names() -> tuple[str, ...]:
    """Every clip maker, third parties' included."""
    return tuple(dict.fromkeys((*CLIP_MAKERS, *_plugins("clips"))))


def writer_names() -> tuple[str, ...]:
    """Every writer that needs no more than a brief, third parties' included."""
    return tuple(dict.fromkeys((*WRITERS, *MODEL_WRITERS, *_plugins("script"))))


@lru_cache(maxsize=8)
def open_voice(name: str, resources: Resources) -> Voice:
    """The provider called `name`, opened once per process. Raises InputError."""
    made = _chosen(name, VOICES, "voice", "voice provider", "`reelwright voices` lists the voices.")
    return made(resources)


def open_clip_maker(name: str, resources: Resources, *, tier: str = "") -> ClipMaker:
    """A new maker of `provider` or `provider:tier`, which the caller closes. Raises InputError.

    The model itself goes into each ClipRequest; tiers of one provider are made alike unless
    they differ in what they can do.
    """
    apart = TIERS_APART.get(tier or name)
    if apart is not None:
        return apart(resources)
    known = f"There are: {', '.join(clip_maker_names())}."
    return _chosen(name.partition(":")[0], CLIP_MAKERS, "clips", "clip maker", known)(resources)


@lru_cache(maxsize=8)
def open_writer(name: str, resources: Resources) -> ScriptWriter:
    """The writer called `name`, opened once per process. Raises InputError."""
    known = f"There are: {', '.join(writer_names())}."
    provider, _, model = name.partition(":")
    if provider in MODEL_WRITERS:
        return MODEL_WRITERS[provider](resources, model)
    return _chosen(name, WRITERS, "script", "writer", known)(resources)


def voice_model(name: str, resources: Resources) -> str:
    """The model that speaks as `name`, empty where the provider tells none."""
    return str(getattr(open_voice(name, resources), "model", "") or "")


@lru_cache(maxsize=2)
def open_aligner(resources: Resources) -> Aligner:
    """What finds the words of voices that tell no times; with Whisper where it is installed."""
    from reelwright.providers.align.known_text import KnownTextAligner

    return KnownTextAligner(lambda: _whisper(resources))


def open_transcriber(resources: Resources) -> Transcriber:
    """What hears a recording. Raises Unavailable or ConfigError without a Whisper."""
    return _whisper(resources)


def _whisper(resources: Resources) -> Whisper:
    from reelwright.providers.align.whisper import open_whisper

    return open_whisper(
        resources.whisper, resources.cache, threads=resources.threads, offline=resources.offline
    )


def _chosen(
    name: str,
    table: dict[str, Callable[[Resources], P]],
    kind: str,
    called: str,
    next_step: str,
) -> Callable[[Resources], P]:
    """The built-in or third-party provider. Raises InputError that offers the nearest names."""
    plugins = _plugins(kind)
    made = table.get(name) or plugins.get(name)
    if made is None:
        near = difflib.get_close_matches(name, (*table, *plugins), n=2, cutoff=0.4)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise InputError(f"No {called} is called '{name}'.{hint} {next_step}")
    return made


@lru_cache(maxsize=4)
def _plugins(kind: str) -> dict[str, Callable[[Resources], Any]]:
    """Entry points named `<kind>.<name>`, loaded where they are listed."""
    found = {}
    for entry in entry_points(group=ENTRY_POINTS):
        if entry.name.startswith(f"{kind}."):
            found[entry.name.split(".", 1)[1]] = entry.load()
    return found
