"""`reelwright cancel | resume | retry | approve | delete | restore`: a video is steered."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from reelwright.cli.console import err
from reelwright.cli.following import last_seq
from reelwright.cli.going_on import Target, Wait, Wishes, go_on, show_state
from reelwright.cli.opening import Json, VideoId, Workspace, opened_video
from reelwright.domain.money import parse_dollars
from reelwright.operations import control

Opt = typer.Option
Budget = Annotated[str, Opt("--budget", help="Dollars it may cost in all, e.g. 2.50.")]


def cancel_command(video: VideoId, workspace: Workspace = None, as_json: Json = False) -> None:
    """Stop a video; what was made is kept, and `resume` goes on with it."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        show_state(control.cancel(studio, video_id), as_json=as_json)


def resume_command(
    video: VideoId,
    budget: Budget = "",
    draw_rest: Annotated[
        bool, Opt("--draw-rest", help="Draw every picture that is not bought yet.")
    ] = False,
    target: Target = None,
    workspace: Workspace = None,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Go on with a paused, failed or cancelled video where it stopped, or make what was edited."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        wishes = Wishes(target, wait, as_json)
        wishes.check(studio, video_id)
        now = control.resume(
            studio, video_id, budget_microusd=dollars_given(budget), draw_rest=draw_rest
        )
        go_on(studio, now, wishes)


def retry_command(
    video: VideoId,
    scene: Annotated[
        str, Opt("--scene", help="Number or id: have its bought picture made anew.")
    ] = "",
    budget: Budget = "",
    target: Target = None,
    workspace: Workspace = None,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Make what is missing once more, or one scene's picture anew."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        wishes = Wishes(target, wait, as_json)
        wishes.check(studio, video_id)
        now = control.retry(
            studio, video_id, scene=scene or None, budget_microusd=dollars_given(budget)
        )
        go_on(studio, now, wishes)


def approve_command(
    video: VideoId,
    target: Target = None,
    workspace: Workspace = None,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Have a storyboard made at the price it named."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        wishes = Wishes(target, wait, as_json)
        wishes.check(studio, video_id)
        seen = last_seq(studio, video_id)
        go_on(studio, control.approve(studio, video_id), wishes, after_seq=seen)


def delete_command(
    video: VideoId,
    now: Annotated[bool, Opt("--now", help="For good, without the trash.")] = False,
    workspace: Workspace = None,
    as_json: Json = False,
) -> None:
    """Put a video in the trash, from where `restore` brings it back."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        gone = control.delete(studio, video_id, now=now)
        days = studio.services.policy.trash_days
        if gone.purged:
            told = f"{video_id} is gone for good. What it cost stays in `reelwright costs`."
        elif gone.on_their_way:
            told = (
                f"{video_id} is in the trash. {gone.on_their_way} paid requests are still on "
                "their way: it can be removed once a worker has settled them."
            )
        else:
            told = (
                f"{video_id} is in the trash for {days} days. "
                f"`reelwright restore {video_id}` brings it back."
            )
        shown = gone.video.model_copy(update={"notice": told})
        show_state(shown, as_json=as_json, purged=gone.purged, on_their_way=gone.on_their_way)


def restore_command(video: VideoId, workspace: Workspace = None, as_json: Json = False) -> None:
    """Take a video out of the trash, as it was."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        now = control.restore(studio, video_id)
        if not as_json:
            err.print(f"{escape(now.title)} is back: {now.status}.")
        show_state(now, as_json=as_json)


def dollars_given(text: str) -> int | None:
    """Micro-dollars of an option, None where it is not given. Raises InputError."""
    return parse_dollars(text) if text else None
