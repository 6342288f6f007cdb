"""Story: a video's events as lines for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from rich.markup import escape

from reelwright.cli.progress import TITLES
from reelwright.domain.events import Event, EventType
from reelwright.domain.money import dollars
from reelwright.stages import Stage

Values = Mapping[str, object]


class Teller:
    """Tells events in order; scenes are called by the number they have at that point.

    `scenes` are their ids in order where the story is not told from its beginning.
    """

    def __init__(self, scenes: Sequence[str] = ()) -> None:
        self._number(scenes)

    def line(self, event: Event) -> str:
        """The event as one line with markup, empty where it says nothing to a person."""
        if event.type is EventType.SCRIPT_READY:
            self._number(event.payload["scenes"])
        told = _told(event)
        if not told:
            return ""
        clock = f"{datetime.fromtimestamp(event.at_ms / 1000).astimezone():%H:%M:%S}"
        number = self._numbers.get(event.scene_id)
        scene = f"scene {number}" if number else event.scene_id
        return f"[dim]{event.seq:>4}  {clock}[/]  {scene:<9} {told}"

    def _number(self, scenes: Sequence[str]) -> None:
        self._numbers = {scene_id: at for at, scene_id in enumerate(scenes, 1)}


def _told(event: Event) -> str:
    tell = _LINES.get(event.type)
    return tell(event.payload) if tell else ""


def _stage(values: Values) -> str:
    return TITLES[Stage(str(values["stage"]))]


def _stage_finished(values: Values) -> str:
    title = f' "{escape(str(values["title"]))}"' if values.get("title") else ""
    reused = ", kept from before" if values.get("reused") else ""
    return f"[green]✓[/] {_stage(values)}{title}{reused}"


def _money(values: Values, done: str) -> str:
    doubt = ", in doubt" if values.get("in_doubt") else ""
    return f"[dim]{_amount(values, 'microusd')} {done}{doubt} ({escape(str(values['tier']))})[/]"


def _amount(values: Values, name: str) -> str:
    return dollars(int(str(values[name])))


def _failed(values: Values) -> str:
    return f"[yellow]![/] no picture: {escape(str(values['why']))} → {escape(str(values['next']))}"


def _fallback(values: Values) -> str:
    fell = f"{values['fallback_from']} fell back to {values['to']}: {values['why']}"
    return f"[yellow]![/] {escape(fell)}"


def _alert(values: Values) -> str:
    cap = _amount(values, "cap_microusd")
    return f"[yellow]![/] {values['share']} % of {cap} are used ({escape(str(values['scope']))})"


def _notice(mark: str) -> Callable[[Values], str]:
    return lambda values: f"{mark} {escape(str(values.get('notice', '')))}"


_LINES: dict[EventType, Callable[[Values], str]] = {
    EventType.VIDEO_CREATED: lambda v: (
        f"● asked for: {escape(str(v['theme']))} ({v['language']}, by {v['origin']})"
    ),
    EventType.STAGE_STARTED: lambda v: f"[dim]· {_stage(v)} …[/]",
    EventType.STAGE_FINISHED: _stage_finished,
    EventType.NARRATION_READY: lambda v: f"spoken, {int(str(v['duration_ms'])) / 1000:.1f} s",
    EventType.CLIP_SUBMITTED: lambda v: f"picture ordered from {escape(str(v['tier']))}",
    EventType.CLIP_COMPLETED: lambda v: f"picture is here ({escape(str(v['tier']))})",
    EventType.CLIP_FAILED: _failed,
    EventType.CLIP_FALLBACK: _fallback,
    EventType.SEGMENT_READY: lambda _: "drawn and captioned",
    EventType.VIDEO_READY: lambda v: (
        f"[bold green]✓ ready[/]: version {v['version']}, {int(str(v['duration_ms'])) / 1000:.1f} s"
    ),
    EventType.VIDEO_PAUSED: _notice("[yellow]‖ paused[/]"),
    EventType.VIDEO_FAILED: _notice("[bold red]✗ failed[/]"),
    EventType.VIDEO_CANCELLED: _notice("■"),
    EventType.STORYBOARD_READY: lambda v: (
        f"[yellow]● storyboard ready[/], to make it: {_amount(v, 'microusd')}"
    ),
    EventType.VIDEO_APPROVED: lambda v: f"● approved at {_amount(v, 'microusd')}",
    EventType.VIDEO_EDITED: lambda v: f"✎ {escape(str(v['why']))} (revision {v['revision']})",
    EventType.VIDEO_TRASHED: lambda _: "■ put in the trash",
    EventType.VIDEO_RESTORED: lambda _: "● taken out of the trash",
    EventType.MONEY_RESERVED: lambda v: _money(v, "set aside"),
    EventType.MONEY_COMMITTED: lambda v: _money(v, "spent"),
    EventType.MONEY_RELEASED: lambda v: _money(v, "given back"),
    EventType.BUDGET_ALERT: _alert,
}
"""What is not here (progress within a scene, the assembly's start) is for programs."""
