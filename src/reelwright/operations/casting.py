"""Casting: which voice speaks and which clip each scene gets, chosen once and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.brief import Brief
from reelwright.domain.clip import Clip
from reelwright.domain.model import fingerprint
from reelwright.domain.script import Scene, Script
from reelwright.errors import InputError, Unavailable
from reelwright.operations.request import nearest
from reelwright.operations.video_folder import KeptClip, VideoFolder
from reelwright.ports import Services
from reelwright.providers.clips.media import MediaClips
from reelwright.providers.registry import DEFAULT_VOICE, open_voice, voice_names
from reelwright.stages.make_clip import choose_drawn_clips

CLIP_PROVIDERS = ("motion", "media")


@dataclass(frozen=True)
class Casting:
    """What clips are chosen from."""

    brief: Brief
    script: Script
    folder: VideoFolder
    seed: int


def check_clips(brief: Brief) -> None:
    """Raises InputError where the brief names no clip provider that there is."""
    provider, _, argument = brief.clips.partition(":")
    if provider == "media":
        if not argument:
            raise InputError("--clips media: needs a folder, e.g. --clips media:~/Pictures/trip.")
        if not Path(argument).expanduser().is_dir():
            raise InputError(
                f"There is no folder {argument}. Give media:FOLDER with pictures in it."
            )
    elif provider != "motion" or argument:
        raise nearest("clips", brief.clips, CLIP_PROVIDERS, "Give motion or media:FOLDER.")


def cast_clips(casting: Casting) -> tuple[dict[str, Clip], tuple[str, ...]]:
    """A clip for every scene id, and warnings about media that could not be used.

    What an earlier run chose for the same text under the same setting stays.
    """
    provider, _, argument = casting.brief.clips.partition(":")
    if provider == "media":
        return _own_media(Path(argument).expanduser(), casting)
    brief = casting.brief
    choice = fingerprint(brief.style, brief.aspect.value, brief.clips)
    kept = casting.folder.clips()
    known = kept.clips if kept is not None and kept.choice == choice else {}
    pinned = {
        scene.id: known[scene.id].clip
        for scene in casting.script.scenes
        if scene.id in known and known[scene.id].text == _text_of(scene)
    }
    clips = choose_drawn_clips(
        casting.script,
        style_name=brief.style,
        aspect=brief.aspect,
        pinned=pinned,
        seed=casting.seed,
    )
    casting.folder.keep_clips(
        choice,
        {
            scene.id: KeptClip(text=_text_of(scene), clip=clips[scene.id])
            for scene in casting.script.scenes
        },
    )
    return clips, ()


def _text_of(scene: Scene) -> str:
    return fingerprint(scene.voice_over, scene.visual_prompt)


def _own_media(folder: Path, casting: Casting) -> tuple[dict[str, Clip], tuple[str, ...]]:
    warnings: list[str] = []
    maker = MediaClips(folder)
    clips: Mapping[str, Clip] = maker.assign(casting.script, warnings.append)
    return dict(clips), tuple(warnings)


def choose_voice(brief: Brief, services: Services) -> tuple[str, str, tuple[str, ...]]:
    """Provider, bare voice name, and warnings; checked before anything is spoken.

    Where the default voice cannot be had on this machine, a lesser one speaks and says so.
    """
    wanted = brief.voice or services.default_voice
    provider, _, name = wanted.partition(":")
    if wanted and not name and provider not in voice_names():
        provider, name = _provider_of(wanted, services), wanted
    provider = provider or DEFAULT_VOICE
    voice = open_voice(provider, services.resources)
    known = [info.id for info in voice.voices()]
    if name and f"{provider}:{name}" not in known:
        raise nearest("voice", f"{provider}:{name}", known, "`reelwright voices` lists them.")
    missing = getattr(voice, "available", lambda: None)()
    if missing and wanted:
        raise Unavailable(str(missing), provider=provider)
    if missing:
        lesser = open_voice("espeak", services.resources)
        return lesser.name, "", (f"{missing} The plain voice espeak speaks instead.",)
    return provider, name, ()


def _provider_of(name: str, services: Services) -> str:
    """The provider that has a voice called `name`. Raises InputError with the nearest ids."""
    known: list[str] = []
    for provider in voice_names():
        ids = [info.id for info in open_voice(provider, services.resources).voices()]
        if f"{provider}:{name}" in ids:
            return provider
        known += ids
    raise nearest("voice", name, known, "`reelwright voices` lists them.")
