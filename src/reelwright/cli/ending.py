"""Ending: a run is followed to its end, and what came out is delivered and shown."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.markup import escape

from reelwright.cli.console import EXIT_ERROR, err, out
from reelwright.cli.following import cancelled_by_ctrl_c, following
from reelwright.cli.progress import live_progress
from reelwright.cli.summary import estimate_lines, show_summary, summary_json
from reelwright.database.videos import load_video
from reelwright.domain.events import Event
from reelwright.domain.money import dollars
from reelwright.domain.video import Video, VideoStatus
from reelwright.operations.delivery import deliver, keep_parts
from reelwright.operations.outcome import outcome_of
from reelwright.workflows.studio import Studio


def finish_run(
    studio: Studio, video: Video, place: Path, *, keep: bool = False, as_json: bool = False
) -> None:
    """Follow `video` to its end, deliver it to `place`, and say what came out.

    Raises what ended it early, in words.
    """
    last = None
    if video.status is not VideoStatus.COMPLETED:
        with (
            cancelled_by_ctrl_c(studio, video.id),
            live_progress(quiet=as_json) as (watch, _),
            following(studio) as follower,
        ):
            last = follower.until_end(video, watch)
    with studio.database.read() as c:
        now = load_video(c, video.id)
    if now.status is VideoStatus.COMPLETED:
        _deliver(studio, now, place, keep=keep, as_json=as_json)
    elif now.status is VideoStatus.AWAITING_APPROVAL:
        _show_storyboard(now, as_json=as_json)
    else:
        _show_end(now, last, as_json=as_json)


def _deliver(studio: Studio, video: Video, place: Path, *, keep: bool, as_json: bool) -> None:
    outcome = outcome_of(studio, video.id)
    delivered = deliver(outcome.made, place, studio=studio)
    if keep:
        keep_parts(outcome.made, place, studio.services.store)
    if as_json:
        out.print_json(data=summary_json(outcome, delivered))
        return
    show_summary(outcome, delivered)
    err.print()
    typer.echo(str(delivered.video))


def _show_storyboard(video: Video, *, as_json: bool) -> None:
    assert video.plan is not None
    estimate = video.plan.estimate
    if as_json:
        told = {"status": video.status, "id": video.id, "estimate": estimate.model_dump()}
        out.print_json(data=told)
        return
    price = dollars(estimate.microusd) if estimate.microusd else "free"
    err.print(f"The storyboard of [bold]{escape(video.title)}[/] is ready. To make it: {price}.")
    for line in estimate_lines(estimate):
        err.print(f"  {line}", style="dim")
    err.print(f"Look:    reelwright show {video.id}")
    err.print(f"Approve: reelwright approve {video.id}")
    typer.echo(video.id)


def _show_end(video: Video, last: Event | None, *, as_json: bool) -> None:
    if as_json:
        kind = str(last.payload.get("error", "")) if last is not None else ""
        told = {"status": video.status, "id": video.id, "message": video.notice}
        out.print_json(data={**told, "error": kind} if kind else told)
    else:
        mark = "[yellow]‖[/]" if video.status is VideoStatus.PAUSED else "[bold red]✗[/]"
        err.print(f"{mark} {escape(video.notice)}")
    raise typer.Exit(EXIT_ERROR)
