"""`reelwright show`: everything about one video."""

from __future__ import annotations

from collections.abc import Iterator

import typer
from rich.markup import escape
from rich.table import Table

from reelwright.cli.console import out
from reelwright.cli.opening import Json, VideoId, Workspace, opened_video
from reelwright.cli.summary import estimate_lines
from reelwright.cli.videos import cost_text, length, status_text, when
from reelwright.domain.money import dollars
from reelwright.operations.library import SceneView, VideoView, view_video


def show_command(video: VideoId, workspace: Workspace = None, as_json: Json = False) -> None:
    """Show a video: how it stands, its scenes, versions and costs."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        view = view_video(studio, video_id)
        if as_json:
            out.print_json(data={"schema_version": 1, **view.model_dump(mode="json")})
            return
        out.print(_head(view))
        if view.scenes:
            out.print()
            out.print(_scenes(view))
        out.print()
        for line in _history(view):
            out.print(line, style="dim", soft_wrap=True)
        for warning in view.warnings:
            out.print(f"[yellow]![/] {escape(warning)}")
        typer.echo(view.versions[-1].path if view.versions else video_id)


def _head(view: VideoView) -> Table:
    video = view.video
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("Title", f"[bold]{escape(video.title)}[/]")
    table.add_row("Id", video.id)
    table.add_row("Status", status_text(video.status, edited=video.edited))
    told = video.notice
    if video.trashed_at_ms is not None:
        told = f"Since {when(video.trashed_at_ms)}; `reelwright restore {video.id}` brings it back."
    if told:
        table.add_row("", escape(told))
    look = [video.language, view.style, view.aspect, f"voice {view.voice}" if view.voice else ""]
    table.add_row("Look", escape(", ".join(part for part in look if part)))
    table.add_row("Pictures", escape(view.clips))
    table.add_row("Begun", f"{when(video.created_at_ms)} ({video.origin})")
    if video.duration_ms is not None:
        table.add_row("Length", length(video.duration_ms))
    table.add_row("Cost", _cost(view))
    if view.budget_microusd is not None:
        table.add_row("Budget", dollars(view.budget_microusd))
    if video.status == "awaiting_approval" and view.estimate.lines:
        table.add_row("Price", f"[bold]{dollars(view.estimate.microusd)}[/]")
        for line in estimate_lines(view.estimate):
            table.add_row("", escape(line))
    return table


def _cost(view: VideoView) -> str:
    parts = []
    for line in view.costs:
        doubt = f" and {dollars(line.doubt_microusd)} in doubt" if line.doubt_microusd else ""
        aside = f", {dollars(line.reserved_microusd)} set aside" if line.reserved_microusd else ""
        parts.append(f"{line.name} {dollars(line.committed_microusd)}{doubt}{aside}")
    if not parts:
        return "free"
    total = cost_text(view.video).removesuffix("+")
    return f"{total} ({escape('; '.join(parts))})"


def _scenes(view: VideoView) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 1, 0))
    table.add_column("scene", no_wrap=True)
    table.add_column("length", justify="right", no_wrap=True)
    table.add_column("picture", overflow="fold", max_width=30)
    table.add_column("text", overflow="fold")
    for scene in view.scenes:
        said = escape(scene.voice_over)
        seen = f"\n[dim]{escape(scene.visual_prompt)}[/]" if scene.visual_prompt else ""
        table.add_row(
            f"{scene.number}  [dim]{scene.id}[/]",
            length(scene.duration_ms),
            "\n".join(_picture(scene)),
            said + seen,
        )
    return table


def _picture(scene: SceneView) -> Iterator[str]:
    if not scene.status:
        yield "[dim]not chosen yet[/]"
        return
    if scene.tier in {"motion", "media"}:
        yield escape(scene.shows or scene.picture)
        return
    fell = f"[yellow]{escape(scene.shows)}[/], not {scene.fallback_from}"
    yield fell if scene.fallback_from else escape(scene.tier)
    if scene.generation != scene.shown:
        yield f"[cyan]{(scene.status or 'wanted').replace('_', ' ')}[/]"
    paid = dollars(scene.microusd) if scene.microusd else ""
    tries = f"{scene.attempts} attempts" if scene.attempts > 1 else ""
    if paid or tries:
        yield f"[dim]{', '.join(part for part in (paid, tries) if part)}[/]"
    if scene.why:
        yield f"[dim]{escape(scene.why)}[/]"


def _history(view: VideoView) -> Iterator[str]:
    if view.video.status == "awaiting_approval":
        for scene in view.scenes:
            yield f"preview of scene {scene.number}  {escape(scene.preview)}"
    why = {revision.revision: revision.why for revision in view.revisions}
    for version in view.versions:
        made = f"version {version.version}  {when(version.at_ms)}  {length(version.duration_ms)}"
        yield f"{made}  revision {version.revision} ({escape(why.get(version.revision, ''))})"
    made_of = {version.revision for version in view.versions}
    for revision in view.revisions:
        if revision.revision not in made_of:
            yield f"revision {revision.revision}  {when(revision.at_ms)}  {escape(revision.why)}"
    yield f"run {view.run}, {view.events} events: reelwright watch {view.video.id}"
