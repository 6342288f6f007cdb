"""Casting: which voice speaks and which picture each scene gets, chosen for the whole script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.brief import Brief
from reelwright.domain.clip import Clip, DrawnClip, MediaClip
from reelwright.domain.model import fingerprint
from reelwright.domain.naming import nearest
from reelwright.domain.prices import PriceTable
from reelwright.domain.recording import RECORDING
from reelwright.domain.scene_state import DRAWN_TIER
from reelwright.domain.script import Scene, Script
from reelwright.errors import InputError, Unavailable
from reelwright.meaning import release
from reelwright.ports import PromptReworder, Resources
from reelwright.providers.clips.media import MediaClips, assign_files, uploaded_file
from reelwright.providers.clips.media_folder import Warn
from reelwright.providers.registry import (
    DEFAULT_VOICE,
    clip_maker_names,
    open_voice,
    open_writer,
    voice_names,
)

MEDIA_TIER = "media"
FREE_TIERS = frozenset({DRAWN_TIER, MEDIA_TIER})


@dataclass(frozen=True)
class CastOrder:
    """What pictures are chosen from."""

    brief: Brief
    script: Script
    pinned: Mapping[str, Clip]
    """Drawn clips that stay, by scene id."""
    seed: int


@dataclass(frozen=True)
class Cast:
    """A drawn clip for every scene, and the person's own media where they gave some."""

    drawn: Mapping[str, DrawnClip]
    media: Mapping[str, MediaClip]
    warnings: tuple[str, ...] = ()


def drawn_for(brief: Brief, scene: Scene) -> str:
    """What a recipe was chosen for: another text or style chooses anew."""
    return fingerprint(scene.voice_over, scene.visual_prompt, brief.style, brief.aspect.value)


def clip_tier(brief: Brief, prices: PriceTable) -> str:
    """`motion`, `media`, or `provider:model`. Raises InputError for what there is not."""
    provider, _, argument = brief.clips.partition(":")
    if provider == MEDIA_TIER and brief.media:
        return MEDIA_TIER
    if provider == MEDIA_TIER:
        if not argument:
            raise InputError("--clips media: needs a folder, e.g. --clips media:~/Pictures/trip.")
        if not Path(argument).expanduser().is_dir():
            raise InputError(
                f"There is no folder {argument}. Give media:FOLDER with pictures in it."
            )
        return MEDIA_TIER
    if brief.clips == DRAWN_TIER:
        return DRAWN_TIER
    if provider not in clip_maker_names():
        known = (*clip_maker_names(), MEDIA_TIER)
        raise nearest("clips", brief.clips, known, "Give motion, media:FOLDER or a generator.")
    tiers = prices.tiers_of(provider)
    if not argument:
        return prices.default_tier(provider)
    if brief.clips not in tiers:
        raise nearest("clips", brief.clips, tiers)
    return brief.clips


def cast(order: CastOrder) -> Cast:
    """Choose pictures. Raises InputError for an unknown style or a folder of no use."""
    # Loaded where pictures are chosen, in a child process: all that can be drawn comes along.
    from reelwright.stages.make_clip import choose_drawn_clips

    drawn = choose_drawn_clips(
        order.script,
        style_name=order.brief.style,
        aspect=order.brief.aspect,
        pinned=order.pinned,
        seed=order.seed,
    )
    warnings: list[str] = []
    media = own_clips(order, warnings.append)
    release()
    kept = {name: clip for name, clip in drawn.items() if isinstance(clip, DrawnClip)}
    return Cast(kept, media, tuple(warnings))


def own_clips(order: CastOrder, warn: Warn) -> dict[str, MediaClip]:
    """The person's own media, by the ids of the scenes that show it.

    Raises InputError for a folder of no use.
    """
    brief, script = order.brief, order.script
    provider, _, argument = brief.clips.partition(":")
    clips: dict[str, MediaClip] = {}
    if provider == MEDIA_TIER and brief.media:
        clips = assign_files([uploaded_file(own) for own in brief.media], script, warn)
    elif provider == MEDIA_TIER:
        clips = MediaClips(Path(argument).expanduser()).assign(script, warn)
    for scene in script.scenes:
        if scene.id in brief.placed:
            alone = script.model_copy(update={"scenes": (scene,)})
            clips |= assign_files([uploaded_file(brief.placed[scene.id])], alone, warn)
    return clips


def choose_voice(
    brief: Brief, default_voice: str, resources: Resources
) -> tuple[str, str, tuple[str, ...]]:
    """Provider, bare voice name, and warnings; checked before anything is spoken.

    Where the default voice cannot be had on this machine, a lesser one speaks and says so. A
    person's own recording speaks for itself.
    """
    if brief.voice_over:
        return RECORDING, "", ()
    wanted = brief.voice or default_voice
    provider, _, name = wanted.partition(":")
    if wanted and not name and provider not in voice_names():
        provider, name = _provider_of(wanted, resources), wanted
    provider = provider or DEFAULT_VOICE
    voice = open_voice(provider, resources)
    known = [info.id for info in voice.voices()]
    if name and not voice.capabilities.any_name and f"{provider}:{name}" not in known:
        raise nearest("voice", f"{provider}:{name}", known, "`reelwright voices` lists them.")
    missing = getattr(voice, "available", lambda: None)()
    if missing and wanted:
        raise Unavailable(str(missing), provider=provider)
    if missing:
        lesser = open_voice("espeak", resources)
        return lesser.name, "", (f"{missing} The plain voice espeak speaks instead.",)
    return provider, name, ()


def unheeded(brief: Brief, resources: Resources, *, styled: bool) -> tuple[str, ...]:
    """What to tell where nobody heeds the tone and the audience that were asked for."""
    if styled or not (brief.tone or brief.audience):
        return ()
    written = brief.writer and brief.source in {"theme", "text"}
    if written and isinstance(open_writer(brief.writer, resources), PromptReworder):
        return ()
    return (
        "Nobody here heeds --tone and --audience: a language model writes by them "
        "(--writer gemini), and a voice that takes a prompt speaks by them (--voice google).",
    )


def _provider_of(name: str, resources: Resources) -> str:
    """The provider that has a voice called `name`. Raises InputError with the nearest ids."""
    known: list[str] = []
    for provider in voice_names():
        ids = [info.id for info in open_voice(provider, resources).voices()]
        if f"{provider}:{name}" in ids:
            return provider
        known += ids
    raise nearest("voice", name, known, "`reelwright voices` lists them.")
