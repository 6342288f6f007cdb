"""VideoOrder: the brief as it is sent, and the price it would have."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from reelwright.api.reader import for_reader
from reelwright.api.schemas.given import UPLOAD, Given, UploadName
from reelwright.api.schemas.moment import Money
from reelwright.domain.brief import MAX_SCENES, MAX_THEME_CHARS, MAX_WISH_CHARS
from reelwright.operations.outcome import clip_label
from reelwright.operations.own_files import MARK, OwnFiles, find_own_files
from reelwright.operations.principal import Principal
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import DryRun
from reelwright.workflows.studio import Studio

MAX_TEXT_CHARS = 1_000_000
MOST_MEDIA = 100


class VideoOrder(Given):
    """Everything that can be asked for. Texts are sent as they are; files cannot be named."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"theme": "Les pandas mignons", "language": "fr", "style": "cinematic"},
                {
                    "theme": "The octopus",
                    "language": "en",
                    "voice": "kokoro:af_heart",
                    "music": "calm",
                    "captions": "duo",
                    "scenes": 8,
                    "aspect": "9:16",
                    "clips": "motion",
                    "approve": True,
                },
            ]
        }
    )

    theme: str = Field("", max_length=MAX_THEME_CHARS, description="Not needed with a text.")
    language: str = Field("", max_length=35, description="BCP-47; guessed where not given.")
    script: str = Field("", max_length=MAX_TEXT_CHARS, description="A script, plain or JSON.")
    text: str = Field("", max_length=MAX_TEXT_CHARS, description="A text to make a script of.")
    scenes: int = Field(8, ge=1, le=MAX_SCENES)
    style: str = Field("cinematic", max_length=80)
    voice: str = Field("", max_length=200, description="`provider:name`; empty: the language's.")
    music: str = Field(
        "", max_length=80, description="A mood, a track, `none`, or `upload:ID` of one's own."
    )
    voice_over: str = Field(
        "",
        max_length=80,
        pattern=f"^({UPLOAD})?$",
        description="Id of an uploaded recording that speaks instead of a voice.",
    )
    media: list[UploadName] = Field(
        [], max_length=MOST_MEDIA, description="Ids of uploaded pictures and clips to be shown."
    )
    captions: str = Field("", max_length=40)
    clips: str = Field("motion", max_length=120, description="`motion` or `provider:model`.")
    quality: str = Field("web", max_length=20)
    aspect: str = Field("9:16", max_length=10)
    speed: float | None = Field(None, ge=0.8, le=1.2, allow_inf_nan=False)
    tone: str = Field("", max_length=MAX_WISH_CHARS)
    audience: str = Field("", max_length=MAX_WISH_CHARS)
    writer: str = Field("", max_length=120, description="`provider`; empty: the encyclopedia.")
    budget: str = Field("", max_length=20, description="Dollars, such as 1.50.")
    fresh: bool = Field(False, description="Write the script anew, also where one is at hand.")
    approve: bool = Field(False, description="Wait at the storyboard, with its price.")
    access_code: str = Field("", max_length=40, description="Where the installation asks for it.")

    def request(self) -> MakeRequest:
        """As operations take it."""
        told = self.model_dump(exclude={"approve", "access_code", "voice_over", "media"})
        return MakeRequest(**told | {"music": "" if self.music.startswith(MARK) else self.music})

    def own_files(self, studio: Studio, principal: Principal) -> OwnFiles:
        """The uploads that it names. Raises NotFound, InputError."""
        return find_own_files(
            studio, principal, voice_over=self.voice_over, music=self.music, media=self.media
        )


class EstimateLineOut(BaseModel):
    """One part of a price."""

    part: str
    what: str
    quantity: int
    unit: str
    cost: Money


class EstimatedScene(BaseModel):
    """A scene as it would be made."""

    id: str
    voice_over: str
    picture: str = Field(examples=["drawn:forest"])
    tier: str


class EstimateOut(BaseModel):
    """What would be made, and what it would cost; nothing was kept or spent."""

    title: str
    language: str
    voice: str
    speed: float
    duration_ms: int
    scenes: list[EstimatedScene]
    lines: list[EstimateLineOut]
    cost: Money
    warnings: list[str]

    @classmethod
    def of(cls, plan: DryRun) -> Self:
        """On the wire."""
        return cls(
            title=plan.script.title,
            language=plan.brief.language,
            voice=f"{plan.spoken_by.provider}:{plan.spoken_by.name}".rstrip(":"),
            speed=plan.spoken_by.speed,
            duration_ms=plan.duration_ms,
            scenes=[
                EstimatedScene(
                    id=scene.id,
                    voice_over=scene.voice_over,
                    picture=clip_label(plan.clips[scene.id]) if scene.id in plan.clips else "",
                    tier=plan.tiers.get(scene.id, ""),
                )
                for scene in plan.script.scenes
            ],
            lines=[
                EstimateLineOut(
                    part=line.part,
                    what=line.what,
                    quantity=line.quantity,
                    unit=line.unit,
                    cost=Money.of(line.microusd),
                )
                for line in plan.estimate.lines
            ],
            cost=Money.of(plan.estimate.microusd),
            warnings=[for_reader(each) for each in plan.warnings],
        )
