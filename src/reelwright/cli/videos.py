"""`reelwright videos`: what there is, newest first."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from reelwright.cli.console import err, out
from reelwright.cli.opening import Json, Workspace, opened
from reelwright.domain.money import dollars
from reelwright.operations.library import VideoLine, list_videos

COLOURS = {
    "completed": "green",
    "failed": "red",
    "paused": "yellow",
    "awaiting_approval": "yellow",
    "cancelled": "dim",
    "trashed": "dim",
}


def videos_command(
    trash: Annotated[bool, typer.Option("--trash", help="Those in the trash.")] = False,
    workspace: Workspace = None,
    as_json: Json = False,
) -> None:
    """List the videos, newest first."""
    with opened(workspace, as_json=as_json) as studio:
        lines = list_videos(studio, trashed=trash)
        if as_json:
            out.print_json(data=[line.model_dump() for line in lines])
            return
        if not lines:
            err.print(
                "The trash is empty."
                if trash
                else 'No videos yet. Make one: reelwright make "Les pandas"'
            )
            return
        out.print(_table(lines))
        hint = f"Bring one back: reelwright restore {lines[0].id}"
        err.print(hint if trash else f"Look at one: reelwright show {lines[0].id}", style="dim")


def _table(lines: tuple[VideoLine, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("id", overflow="fold", min_width=24)
    table.add_column("title", no_wrap=True, overflow="ellipsis", max_width=36)
    for name in ("status", "made"):
        table.add_column(name, no_wrap=True)
    for name in ("length", "cost", "versions"):
        table.add_column(name, no_wrap=True, justify="right")
    for line in lines:
        table.add_row(
            line.id,
            escape(line.title),
            status_text(line.status),
            when(line.trashed_at_ms or line.created_at_ms),
            length(line.duration_ms),
            cost_text(line),
            str(line.version),
        )
    return table


def status_text(status: str, *, edited: bool = False) -> str:
    """The status in words and in its colour."""
    more = "[yellow], edited since[/]" if edited else ""
    return f"[{COLOURS.get(status, 'cyan')}]{status.replace('_', ' ')}[/]{more}"


def when(at_ms: int) -> str:
    """A moment in this machine's time: `2026-11-23 14:05`."""
    return f"{datetime.fromtimestamp(at_ms / 1000).astimezone():%Y-%m-%d %H:%M}"


def length(duration_ms: int | None) -> str:
    """`64.2 s`, a dash where there is none yet."""
    return "–" if duration_ms is None else f"{duration_ms / 1000:.1f} s"


def cost_text(line: VideoLine) -> str:
    """What was spent; with a plus where more is set aside."""
    if line.bill_microusd == 0 and line.reserved_microusd == 0:
        return "free"
    more = "+" if line.reserved_microusd else ""
    return f"{dollars(line.bill_microusd)}{more}"
