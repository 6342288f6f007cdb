"""What the tools answer: few fields, in words that a model can pass on to a person."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from reelwright.domain.money import Estimate, dollars
from reelwright.mcp.wording import by_tool
from reelwright.operations.library import SceneView, VideoLine, VideoView
from reelwright.operations.videos import DryRun


class Told(BaseModel):
    """Anything a tool answers."""

    model_config = ConfigDict(frozen=True)


class PricePart(Told):
    """One part of a price."""

    part: str
    what: str
    price: str


class Price(Told):
    """What a video is expected to cost."""

    total: str = Field(description="In dollars, such as `0.96 $`; `free` where nothing is paid.")
    microusd: int
    parts: list[PricePart]

    @classmethod
    def of(cls, estimate: Estimate) -> Price:
        """For people."""
        parts = [
            PricePart(part=line.part, what=line.what, price=dollars(line.microusd))
            for line in estimate.lines
        ]
        total = dollars(estimate.microusd) if estimate.microusd else "free"
        return cls(total=total, microusd=estimate.microusd, parts=parts)


class PlannedScene(Told):
    """A scene as it would be made."""

    voice_over: str
    picture: str


class Plan(Told):
    """What would be made; nothing was kept or spent."""

    title: str
    language: str
    voice: str
    seconds: int
    scenes: list[PlannedScene]
    price: Price
    warnings: list[str]

    @classmethod
    def of(cls, plan: DryRun, shows: dict[str, str]) -> Plan:
        """`shows` says of each scene what is seen."""
        return cls(
            title=plan.script.title,
            language=plan.brief.language,
            voice=f"{plan.spoken_by.provider}:{plan.spoken_by.name}".rstrip(":"),
            seconds=round(plan.duration_ms / 1000),
            scenes=[
                PlannedScene(voice_over=scene.voice_over, picture=shows.get(scene.id, ""))
                for scene in plan.script.scenes
            ],
            price=Price.of(plan.estimate),
            warnings=[by_tool(each) for each in plan.warnings],
        )


class VideoInList(Told):
    """One video in a list."""

    id: str
    title: str
    status: str
    seconds: int | None
    notice: str = Field(description="Why it waits or failed, and what can be done.")

    @classmethod
    def of(cls, line: VideoLine) -> VideoInList:
        """For people."""
        return cls(
            id=line.id,
            title=line.title,
            status=line.status,
            seconds=_seconds(line.duration_ms),
            notice=by_tool(line.notice),
        )


class Videos(Told):
    """Newest first."""

    videos: list[VideoInList]


class VideoNow(Told):
    """How a video stands."""

    id: str
    title: str
    status: str = Field(
        description="queued, processing, ready_to_assemble, assembling: wait. awaiting_approval: "
        "show script and price, then approve_video. paused: the budget is spent; resume_video. "
        "completed: video_file. failed, cancelled: notice says why; resume_video."
    )
    notice: str = Field(description="Why it waits or failed, and what can be done.")
    edited: bool = Field(description="Its script changed since it was made; resume_video makes it.")
    seconds: int | None
    scenes: int
    scenes_with_picture: int
    price: Price | None = Field(description="None while it is not known yet.")
    spent: str
    file: str = Field(description="The newest finished .mp4; empty while there is none.")
    warnings: list[str]

    @classmethod
    def of(cls, view: VideoView, *, planned: bool) -> VideoNow:
        """For people."""
        line = view.video
        return cls(
            id=line.id,
            title=line.title,
            status=line.status,
            notice=by_tool(line.notice),
            edited=line.edited,
            seconds=_seconds(line.duration_ms),
            scenes=len(view.scenes),
            scenes_with_picture=sum(scene.status == "ready" for scene in view.scenes),
            price=Price.of(view.estimate) if planned else None,
            spent=dollars(line.bill_microusd) if line.bill_microusd else "nothing",
            file=view.versions[-1].path if view.versions else "",
            warnings=[by_tool(each) for each in view.warnings],
        )


class SceneNow(Told):
    """One scene."""

    number: int
    id: str
    voice_over: str
    visual_prompt: str
    keywords: list[str]
    shows: str = Field(description="What is seen now, such as `drawn:forest`.")
    picture: str = Field(description="drawn, own or bought; empty before it is chosen.")
    trouble: str

    @classmethod
    def of(cls, scene: SceneView) -> SceneNow:
        """For people."""
        return cls(
            number=scene.number,
            id=scene.id,
            voice_over=scene.voice_over,
            visual_prompt=scene.visual_prompt,
            keywords=list(scene.keywords),
            shows=scene.shows,
            picture=scene.picture,
            trouble=by_tool(scene.why),
        )


class ScriptNow(Told):
    """The script as it stands."""

    id: str
    title: str
    language: str
    revision: int
    scenes: list[SceneNow]
    hashtags: list[str]
    description: str
    sources: list[str]


class VideoFile(Told):
    """Where a finished video lies, and what to write beside it where it is published."""

    id: str
    title: str
    version: int
    seconds: int | None
    video: str = Field(description="Path of the .mp4 on this machine.")
    thumbnail: str
    description: str = Field(description="Text with the credits that licences ask for.")
    hashtags: list[str]


def _seconds(duration_ms: int | None) -> int | None:
    return None if duration_ms is None else round(duration_ms / 1000)
