"""Catalogue on the wire."""

from __future__ import annotations

from typing import Literal, Self
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field

from reelwright import __version__
from reelwright.api.reader import for_reader
from reelwright.api.schemas.order import MAX_TEXT_CHARS, MOST_MEDIA
from reelwright.domain.brief import MAX_SCENES, MAX_THEME_CHARS, MAX_WISH_CHARS, Aspect, Quality
from reelwright.domain.caption_preset import CaptionPreset
from reelwright.domain.policy import Policy
from reelwright.domain.prices import DRAWN
from reelwright.operations import catalogue as listed

BASE = "/api/catalogue"


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True)


class LanguageOut(_Told):
    """A language that a voice speaks."""

    tag: str = Field(examples=["fr-FR"])
    title: str = Field(description="As it calls itself; the tag where that is not known.")


class StyleOut(_Told):
    """A look."""

    name: str = Field(examples=["watercolor"])
    title: dict[str, str] = Field(description="By short language; `en` is always there.")
    note: dict[str, str] = Field(description="What it is like, in a sentence.")
    music: str = Field(description="Its mood, where none is chosen.")
    captions: str
    picture: str


class VoiceOut(_Told):
    """A voice that is ready."""

    id: str = Field(examples=["kokoro:ff_siwis"])
    provider: str
    title: str
    language: str
    gender: str = Field(description="`F` or `M`.")
    note: str
    default: bool = Field(description="Speaks where none is chosen.")
    microusd_per_minute: int
    sample: str | None = Field(description="None where hearing it would have to be paid.")


class TrackOut(_Told):
    """A piece of music."""

    name: str
    bpm: float
    kind: str
    sample: str


class MoodOut(_Told):
    """Music of a mood; one of its tracks is taken where the mood alone is chosen."""

    name: str = Field(examples=["calm"])
    sample: str
    tracks: list[TrackOut]


class CaptionsOut(_Told):
    """A preset, with what draws it. Sizes are pixels where the short side is 1080."""

    name: str
    title: dict[str, str]
    font: str
    font_file: str = Field(description="Address of the font.")
    size: float
    most_words: int
    ideal_words: int
    most_letters: int
    lines: int
    capitals: bool
    highlight: Literal["keep", "active", "none"] = Field(
        description="`keep`: words stay lit once spoken; `active`: only the spoken one."
    )
    lit: str
    fill: str
    pill: bool = Field(description="The lit word stands dark on a patch of the lit colour.")
    entrance: Literal["pop", "fade", "none"]
    outline: float

    @classmethod
    def of(cls, line: listed.CaptionLine) -> Self:
        """On the wire."""
        shown = {name: getattr(line.preset, name) for name in CaptionPreset.model_fields}
        kept = {name: value for name, value in shown.items() if name in cls.model_fields}
        address = f"{BASE}/fonts/{line.font_file}?v={__version__}"
        return cls(**kept | {"font": line.font, "font_file": address})


class TierOut(_Told):
    """A way to get pictures."""

    name: str = Field(examples=["motion", "veo:veo-3.1-fast-generate-001"])
    provider: str
    free: bool
    drawn: bool = Field(description="By this machine; the others come from elsewhere.")
    quality: int = Field(description="1 to 3.")
    microusd_per_second: int
    microusd_per_clip: int
    missing: str = Field(description="Why it cannot be chosen; empty where it can.")


class WriterOut(_Told):
    """Who writes a script from a theme."""

    name: str
    free: bool
    microusd_per_script: int
    missing: str


class AspectOut(_Told):
    """A shape of the picture; where captions stand, as parts of its width and height."""

    name: Aspect
    width: int
    height: int
    left: float
    top: float
    right: float
    bottom: float
    middle: float = Field(description="Height of the captions' middle.")


class MissingVoice(_Told):
    """A provider of voices that is not ready."""

    provider: str
    missing: str


class UploadLimits(_Told):
    """Largest file of each kind, and how much an account keeps."""

    picture_bytes: int
    clip_bytes: int
    music_bytes: int
    voice_over_bytes: int
    total_bytes: int
    count: int


class LimitsOut(_Told):
    """How much may be asked for."""

    max_scenes: int
    max_theme_chars: int
    max_text_chars: int
    max_wish_chars: int
    max_media: int
    video_cap_microusd: int | None = Field(description="What one video may cost at most.")
    uploads: UploadLimits

    @classmethod
    def of(cls, policy: Policy) -> Self:
        """Of an installation."""
        told = policy.uploads.model_dump()
        return cls(
            max_scenes=MAX_SCENES,
            max_theme_chars=MAX_THEME_CHARS,
            max_text_chars=MAX_TEXT_CHARS,
            max_wish_chars=MAX_WISH_CHARS,
            max_media=MOST_MEDIA,
            video_cap_microusd=policy.caps.video,
            uploads=UploadLimits(**told),
        )


class DefaultsOut(_Told):
    """What is taken where nothing is said."""

    scenes: int
    style: str
    clips: str
    quality: Quality
    aspect: Aspect


class CatalogueOut(_Told):
    """Everything that can be chosen for a video in a language."""

    language: str
    complete: bool = Field(
        description="False while it is looked up which vendors are ready: ask again soon."
    )
    languages: list[LanguageOut]
    styles: list[StyleOut]
    voices: list[VoiceOut]
    missing_voices: list[MissingVoice]
    music: list[MoodOut]
    captions: list[CaptionsOut]
    tiers: list[TierOut]
    writers: list[WriterOut]
    aspects: list[AspectOut]
    qualities: list[Quality]
    limits: LimitsOut
    defaults: DefaultsOut

    @classmethod
    def of(cls, found: listed.Catalogue) -> Self:
        """On the wire."""
        asked = found.defaults
        return cls(
            language=found.language,
            complete=found.complete,
            languages=[LanguageOut(tag=tag, title=name) for tag, name in found.languages.items()],
            styles=[
                StyleOut(
                    name=style.name,
                    title=style.title,
                    note=style.note,
                    music=style.music,
                    captions=style.captions,
                    picture=f"{BASE}/styles/{style.name}.webp?v={__version__}",
                )
                for style in found.styles
            ],
            voices=[_voice(line, found.language) for line in found.voices],
            missing_voices=[
                MissingVoice(provider=line.name, missing=for_reader(line.missing))
                for line in found.missing
            ],
            music=_moods(found),
            captions=[CaptionsOut.of(line) for line in found.captions],
            tiers=[_tier(line) for line in found.tiers],
            writers=[
                WriterOut(
                    name=line.name,
                    free=not line.microusd_per_script,
                    microusd_per_script=line.microusd_per_script,
                    missing=for_reader(line.missing),
                )
                for line in found.writers
            ],
            aspects=[_aspect(shape) for shape in found.shapes],
            qualities=list(found.qualities),
            limits=LimitsOut.of(found.policy),
            defaults=DefaultsOut(
                scenes=asked.scenes,
                style=asked.style,
                clips=asked.clips,
                quality=Quality(asked.quality),
                aspect=Aspect(asked.aspect),
            ),
        )


def _voice(line: listed.VoiceLine, language: str) -> VoiceOut:
    info = line.info
    place = f"{BASE}/voices/{quote(info.id, safe=':')}/sample?language={language}&v={__version__}"
    return VoiceOut(
        id=info.id,
        provider=line.provider,
        title=info.title or info.id.partition(":")[2],
        language=info.language,
        gender=info.gender,
        note=info.note,
        default=line.default,
        microusd_per_minute=line.microusd_per_minute,
        sample=place if line.sampled else None,
    )


def _moods(found: listed.Catalogue) -> list[MoodOut]:
    by_mood: dict[str, list[TrackOut]] = {}
    for track in found.music:
        heard = TrackOut(
            name=track.name, bpm=track.bpm, kind=track.kind, sample=_music_sample(track.name)
        )
        by_mood.setdefault(track.mood, []).append(heard)
    return [
        MoodOut(name=mood, sample=_music_sample(mood), tracks=heard)
        for mood, heard in by_mood.items()
    ]


def _music_sample(name: str) -> str:
    return f"{BASE}/music/{quote(name)}/sample?v={__version__}"


def _tier(line: listed.TierLine) -> TierOut:
    return TierOut(
        name=line.name,
        provider=line.provider,
        free=not (line.microusd_per_second or line.microusd_per_clip),
        drawn=line.name == DRAWN,
        quality=line.quality,
        microusd_per_second=line.microusd_per_second,
        microusd_per_clip=line.microusd_per_clip,
        missing=for_reader(line.missing),
    )


def _aspect(shape: listed.Shape) -> AspectOut:
    (width, height), area = shape.aspect.size, shape.area
    return AspectOut(
        name=shape.aspect,
        width=width,
        height=height,
        left=area.safe.left / width,
        top=area.safe.top / height,
        right=area.safe.right / width,
        bottom=area.safe.bottom / height,
        middle=area.middle_y / height,
    )
