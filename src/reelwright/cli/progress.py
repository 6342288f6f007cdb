"""Live progress: the stages as a checklist, a bar per scene, and the time still to go."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Group
from rich.live import Live
from rich.markup import escape
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from reelwright.cli.console import err, is_terminal
from reelwright.ports import Progress, Watcher
from reelwright.stages import STAGES, Stage

TITLES: dict[Stage, str] = {
    Stage.WRITE_SCRIPT: "Script",
    Stage.NARRATE_SCENE: "Voice",
    Stage.MAKE_CLIP: "Pictures chosen",
    Stage.RENDER_SEGMENT: "Scenes drawn and captioned",
    Stage.MIX_SOUND: "Sound mixed",
    Stage.FINISH_VIDEO: "Joined and checked",
}
SPEECH_SHARE = 0.2
"""Speaking's part of the work, drawing is the rest; for the time still to go."""
BAR_WIDTH = 26


class Checklist:
    """What is known of a run, drawn anew whenever it changes."""

    def __init__(self) -> None:
        self._scenes: list[str] = []
        self._state: dict[str, str] = {}
        self._voice: dict[str, float] = {}
        self._drawn: dict[str, float] = {}
        self._notes: dict[str, str] = {}
        self._price = ""
        self._began: float | None = None

    def expect(self, scenes: list[str]) -> None:
        self._scenes = scenes
        self._began = time.monotonic()

    def tell(self, step: Progress) -> None:
        if step.event == "expected":
            self.expect(step.values["scenes"].split(","))
        elif step.event == "estimated":
            self._price = step.message
        elif step.event == "warned" or (step.stage == Stage.MAKE_CLIP and step.scene_id):
            self._notes[step.scene_id] = step.message
        elif step.event == "advanced":
            board = self._drawn if step.stage == Stage.RENDER_SEGMENT else self._voice
            board[step.scene_id] = max(board.get(step.scene_id, 0.0), step.fraction or 0.0)
        else:
            self._state[step.stage] = step.event

    def __rich__(self) -> Group:
        rows = [self._stage_line(stage) for stage in STAGES]
        bars = Table.grid(padding=(0, 1))
        for number, scene in enumerate(self._scenes, start=1):
            bars.add_row(*self._scene_row(number, scene))
        if self._price:
            rows.append(Text(self._price, style="dim"))
        return Group(*rows, bars) if self._scenes else Group(*rows)

    def _stage_line(self, stage: Stage) -> Text:
        state = self._state.get(stage, "")
        mark, look = {
            "finished": ("✓", "green"),
            "reused": ("✓", "green"),
            "started": ("●", "yellow"),
        }.get(state, ("·", "dim"))
        line = Text(f"{mark} {TITLES[stage]}", style=look)
        if stage is Stage.RENDER_SEGMENT and state == "started":
            line.append(self._remaining(), style="dim")
        return line

    def _scene_row(self, number: int, scene: str) -> tuple[Text, ProgressBar, Text]:
        spoken = self._voice.get(scene, 0.0) >= 1
        drawn = self._drawn.get(scene, 0.0)
        note = "ready" if drawn >= 1 else "drawing" if drawn > 0 else "spoken" if spoken else ""
        told = self._notes.get(scene, "")
        if told and drawn == 0:
            note = f"{note}, {told}" if note else told
        bar = ProgressBar(total=1.0, completed=drawn, width=BAR_WIDTH)
        return Text(f"  scene {number:>2}", style="dim"), bar, Text(note, style="dim")

    def _remaining(self) -> str:
        count = max(1, len(self._scenes))
        spoken = sum(self._voice.values()) / count
        drawn = sum(self._drawn.values()) / count
        share = SPEECH_SHARE * spoken + (1 - SPEECH_SHARE) * drawn
        if self._began is None or share < 0.03:
            return ""
        left = (time.monotonic() - self._began) * (1 - share) / share
        return f"   about {left:.0f} s to go"


@contextmanager
def live_progress(*, quiet: bool) -> Iterator[tuple[Watcher, Checklist]]:
    """A watcher for a run: redrawn on a terminal, a line per stage elsewhere."""
    checklist = Checklist()
    if quiet:
        yield checklist.tell, checklist
        return
    if not is_terminal():
        yield _line_by_line(checklist), checklist
        return
    with Live(checklist, console=err, refresh_per_second=8, transient=True):
        yield checklist.tell, checklist


def _line_by_line(checklist: Checklist) -> Watcher:
    """For logs and pipes: each stage's end, each finished scene."""
    ready: set[str] = set()

    def watch(step: Progress) -> None:
        checklist.tell(step)
        if step.event in {"finished", "reused"}:
            note = f" ({escape(step.message)})" if step.message else ""
            word = " reused" if step.event == "reused" else ""
            err.print(f"[green]✓[/] {TITLES[Stage(step.stage)]}{word}{note}")
        elif step.event == "advanced" and (step.fraction or 0) >= 1:
            name = f"{step.stage}/{step.scene_id}"
            if step.stage == Stage.RENDER_SEGMENT and name not in ready:
                ready.add(name)
                err.print(f"  scene {step.scene_id} ready", style="dim")
        elif step.event == "estimated":
            err.print(f"  {step.message}", style="dim")
        elif step.event == "warned":
            err.print(f"[yellow]![/] {escape(step.message)}")

    return watch
