"""Going on: what a command started is followed to its end and delivered, or left to a worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from reelwright.cli.console import EXIT_INTERRUPTED, err, out
from reelwright.cli.ending import finish_run
from reelwright.cli.following import cancelled_by_ctrl_c, following
from reelwright.cli.progress import live_progress
from reelwright.database.videos import load_video
from reelwright.domain.naming import slug
from reelwright.domain.video import Video
from reelwright.operations.delivery import check_target
from reelwright.workflows.studio import Studio

Target = Annotated[Path | None, typer.Option("--out", help="The finished .mp4.")]
Wait = Annotated[bool, typer.Option("--wait/--no-wait", help="Or leave it to a worker.")]


@dataclass(frozen=True)
class Wishes:
    """How a command that starts work ends."""

    target: Path | None
    wait: bool
    as_json: bool

    def check(self, studio: Studio, video_id: str) -> None:
        """Before anything is changed. Raises StorageError for a target that cannot be written."""
        if self.wait or self.target is not None:
            with studio.database.read() as c:
                check_target(self.place(load_video(c, video_id)))

    def place(self, video: Video) -> Path:
        """Where the finished file goes; like `make` where nothing is said."""
        return self.target or Path(f"{slug(video.brief.theme)}.mp4")


def go_on(studio: Studio, video: Video, wishes: Wishes, *, after_seq: int = 0) -> None:
    """Follow the video's run to its end and deliver it like `make`, or say that it is queued.

    `after_seq` is where the run goes on that stood still at its storyboard.
    """
    if not wishes.wait:
        if not wishes.as_json:
            err.print("Queued. `reelwright worker` makes it, `reelwright watch` follows it.")
        show_state(video, as_json=wishes.as_json)
        return
    try:
        if after_seq:
            _follow(studio, video, after_seq, as_json=wishes.as_json)
        now = _now(studio, video)
        finish_run(studio, now, wishes.place(now), as_json=wishes.as_json)
    except KeyboardInterrupt as error:
        # The same command again would change the script once more: `resume` is what goes on.
        show_state(_now(studio, video), as_json=wishes.as_json)
        raise typer.Exit(EXIT_INTERRUPTED) from error


def _follow(studio: Studio, video: Video, after_seq: int, *, as_json: bool) -> None:
    with (
        cancelled_by_ctrl_c(studio, video.id),
        live_progress(quiet=as_json) as (watch, _),
        following(studio) as follower,
    ):
        follower.until_end(video, watch, after_seq=after_seq)


def _now(studio: Studio, video: Video) -> Video:
    with studio.database.read() as c:
        return load_video(c, video.id)


def show_state(video: Video, *, as_json: bool, **more: Any) -> None:
    """How the video stands now; its id is the last line."""
    if as_json:
        told = {
            "schema_version": 1,
            "id": video.id,
            "status": video.status,
            "run": video.run,
            "revision": video.revision,
            "message": video.notice,
        }
        out.print_json(data={**told, **more})
        return
    if video.notice:
        err.print(escape(video.notice), soft_wrap=True)
    typer.echo(video.id)
