"""Catalogue: everything that can be chosen for a video in one language, and what it would cost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reelwright.domain.brief import Aspect, Brief, Quality
from reelwright.domain.caption_area import CaptionArea, caption_area
from reelwright.domain.caption_preset import PRESETS, CaptionPreset
from reelwright.domain.language import DEFAULT_TAGS, parse_language, short_language
from reelwright.domain.policy import Policy
from reelwright.domain.style import Style
from reelwright.motion.choice.styles import load_styles
from reelwright.operations.provider_watch import ProviderWatch
from reelwright.operations.providers import (
    CLIPS,
    FAKES,
    SCRIPT,
    VOICE,
    ProviderLine,
)
from reelwright.operations.request import MakeRequest
from reelwright.operations.sample_shelf import speaks_for_nothing
from reelwright.operations.videos import HERE
from reelwright.ports import VoiceInfo
from reelwright.providers.registry import DEFAULT_VOICE, open_voice, voice_model
from reelwright.render.fonts import caption_font
from reelwright.render.music import Track, tracks
from reelwright.workflows.casting import MEDIA_TIER
from reelwright.workflows.desk import Desk
from reelwright.workflows.estimate import script_microusd, voice_microusd
from reelwright.workflows.studio import Studio

LANGUAGES = {
    "fr-FR": "Français",
    "en-US": "English (US)",
    "en-GB": "English (UK)",
    "es-ES": "Español",
    "de-DE": "Deutsch",
    "it-IT": "Italiano",
    "pt-BR": "Português (Brasil)",
}
"""Those that this machine speaks itself, as they call themselves; a voice from afar adds others."""
MINUTE = " ".join(["seven"] * 150)
"""A minute of speech, to be priced."""


@dataclass(frozen=True)
class VoiceLine:
    """A voice that is ready, and what it costs."""

    info: VoiceInfo
    provider: str
    microusd_per_minute: int
    default: bool
    """Whether it speaks where none is chosen."""
    sampled: bool
    """Whether it can be heard before it is chosen, for nothing."""


@dataclass(frozen=True)
class TierLine:
    """A way to get pictures."""

    name: str
    provider: str
    quality: int
    microusd_per_second: int
    microusd_per_clip: int
    missing: str


@dataclass(frozen=True)
class WriterLine:
    """Who writes a script from a theme; the encyclopedia has no name."""

    name: str
    provider: str
    microusd_per_script: int
    missing: str


@dataclass(frozen=True)
class CaptionLine:
    """A preset, and the file of the font that draws it in this language."""

    preset: CaptionPreset
    font: str
    font_file: str


@dataclass(frozen=True)
class Shape:
    """A shape of the picture, and where captions stand in it."""

    aspect: Aspect
    area: CaptionArea


@dataclass(frozen=True)
class Catalogue:
    """What can be chosen."""

    language: str
    complete: bool
    """False while it is looked up which vendors are ready."""
    languages: dict[str, str]
    styles: tuple[Style, ...]
    voices: tuple[VoiceLine, ...]
    music: tuple[Track, ...]
    captions: tuple[CaptionLine, ...]
    tiers: tuple[TierLine, ...]
    writers: tuple[WriterLine, ...]
    shapes: tuple[Shape, ...]
    qualities: tuple[Quality, ...]
    missing: tuple[ProviderLine, ...]
    """Voices that are not ready."""
    policy: Policy
    defaults: MakeRequest


def catalogue(
    studio: Studio, language: str, *, watch: ProviderWatch, desk: Desk = HERE
) -> Catalogue:
    """For one language; raises InputError for what is none."""
    tag = parse_language(language or "en")
    providers, complete = watch.lines(studio.services.resources, desk)
    voices = _voices(studio, providers)
    shown = [line for line in voices if _speaks(line.info, tag)]
    shown.sort(key=lambda line: line.info.language != tag)
    return Catalogue(
        language=tag,
        complete=complete,
        languages=_languages(voices),
        styles=tuple(load_styles().values()),
        voices=_with_default(shown, studio.services.default_voice or DEFAULT_VOICE),
        music=tracks(),
        captions=tuple(_caption(preset, tag) for preset in PRESETS.values()),
        tiers=_tiers(studio, providers),
        writers=_writers(studio, providers),
        shapes=tuple(Shape(aspect=each, area=caption_area(each.size)) for each in Aspect),
        qualities=tuple(Quality),
        missing=tuple(each for each in providers if each.kind == VOICE and each.missing),
        policy=studio.services.policy,
        defaults=MakeRequest(language=tag),
    )


def _voices(studio: Studio, providers: tuple[ProviderLine, ...]) -> list[VoiceLine]:
    resources, today = studio.services.resources, studio.today()
    found = []
    for line in providers:
        if line.kind != VOICE or line.missing:
            continue
        model = voice_model(line.name, resources)
        priced_as = f"{line.name}:{model}" if model else line.name
        price = voice_microusd(studio.services.prices, priced_as, MINUTE, today)
        for info in open_voice(line.name, resources).voices():
            found.append(
                VoiceLine(
                    info=info,
                    provider=line.name,
                    microusd_per_minute=price,
                    default=False,
                    sampled=speaks_for_nothing(info, resources),
                )
            )
    return found


def _with_default(voices: list[VoiceLine], wanted: str) -> tuple[VoiceLine, ...]:
    fitting = [each for each in voices if wanted in {each.provider, each.info.id}]
    return tuple(replace(each, default=each in fitting[:1]) for each in voices)


def _speaks(info: VoiceInfo, tag: str) -> bool:
    known = {short_language(each) for each in (info.language, *info.languages)}
    return short_language(tag) in known


def _languages(voices: list[VoiceLine]) -> dict[str, str]:
    """Tags with their own names; of those without one here, the tag itself."""
    spoken = {tag for line in voices for tag in (line.info.language, *line.info.languages)}
    others = sorted(spoken - set(LANGUAGES) - set(DEFAULT_TAGS.values()))
    return LANGUAGES | {tag: tag for tag in others}


def _caption(preset: CaptionPreset, tag: str) -> CaptionLine:
    font = caption_font(preset.font, tag)
    return CaptionLine(preset=preset, font=font.family, font_file=font.file)


def _tiers(studio: Studio, providers: tuple[ProviderLine, ...]) -> tuple[TierLine, ...]:
    """The drawn one first. A person's own pictures are uploaded, not chosen here."""
    prices, today = studio.services.prices, studio.today()
    lines = []
    for provider in providers:
        if provider.kind != CLIPS or provider.name == MEDIA_TIER:
            continue
        for tier in prices.tiers_of(provider.name):
            price = prices.clip_price(tier, today)
            lines.append(
                TierLine(
                    name=tier,
                    provider=provider.name,
                    quality=price.quality,
                    microusd_per_second=price.microusd_per_second,
                    microusd_per_clip=price.microusd_per_clip,
                    missing=provider.missing,
                )
            )
    return tuple(lines)


def _writers(studio: Studio, providers: tuple[ProviderLine, ...]) -> tuple[WriterLine, ...]:
    lines = []
    for provider in providers:
        if provider.kind != SCRIPT or provider.name in FAKES - {"fake"}:
            continue
        brief = Brief(theme="a theme", writer=provider.name)
        cost = script_microusd(studio.services.prices, brief, "", studio.today())
        lines.append(
            WriterLine(
                name=provider.name,
                provider=provider.name,
                microusd_per_script=cost,
                missing=provider.missing,
            )
        )
    return tuple(lines)
