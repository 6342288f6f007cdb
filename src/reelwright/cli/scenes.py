"""`reelwright edit | scene add | scene remove | scene move | revert`: one scene is changed."""

from __future__ import annotations

from typing import Annotated

import typer

from reelwright.cli.control import Budget, dollars_given
from reelwright.cli.going_on import Target, Wait, Wishes, go_on
from reelwright.cli.opening import Json, VideoId, Workspace, opened_video
from reelwright.errors import InputError
from reelwright.operations import scenes

Opt = typer.Option
SceneName = Annotated[str, Opt("--scene", help="Its number or id; see `show`.")]
Revision = Annotated[
    int | None, Opt("--revision", help="Only if the script is still at this revision.")
]
VoiceOver = Annotated[str | None, Opt("--voice-over", help="What is said.")]
Visual = Annotated[str | None, Opt("--visual", help="What is seen.")]
Keywords = Annotated[str | None, Opt("--keywords", help="Nouns that are seen, with commas.")]

scene_app = typer.Typer(
    help="Add, remove or move a scene; everything else stays as it is.", no_args_is_help=True
)


def edit_command(
    video: VideoId,
    scene: SceneName,
    voice_over: VoiceOver = None,
    visual: Visual = None,
    keywords: Keywords = None,
    revision: Revision = None,
    budget: Budget = "",
    target: Target = None,
    workspace: Workspace = None,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Change one scene; it alone is made anew, and the join."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        if voice_over is None and visual is None and keywords is None:
            raise InputError('Say what changes: --voice-over "…", --visual "…" or --keywords "…".')
        wishes = Wishes(target, wait, as_json)
        wishes.check(studio, video_id)
        now = scenes.edit(
            studio,
            video_id,
            scene,
            voice_over=voice_over,
            visual_prompt=visual,
            keywords=None if keywords is None else keywords.split(","),
            revision=revision,
            budget_microusd=dollars_given(budget),
        )
        go_on(studio, now, wishes)


@scene_app.command("add")
def add_command(
    video: VideoId,
    voice_over: Annotated[str, Opt("--voice-over", help="What is said.")],
    visual: Visual = None,
    keywords: Keywords = None,
    after: Annotated[
        str | None, Opt("--after", help="Number or id of the scene before it; 0: the beginning.")
    ] = None,
    revision: Revision = None,
    budget: Budget = "",
    target: Target = None,
    workspace: Workspace = None,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Insert a scene, at the end unless --after says where."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        wishes = Wishes(target, wait, as_json)
        wishes.check(studio, video_id)
        now = scenes.add(
            studio,
            video_id,
            voice_over=voice_over,
            visual_prompt=visual or "",
            keywords=keywords.split(",") if keywords else (),
            after=after,
            revision=revision,
            budget_microusd=dollars_given(budget),
        )
        go_on(studio, now, wishes)


@scene_app.command("remove")
def remove_command(
    video: VideoId,
    scene: SceneName,
    revision: Revision = None,
    target: Target = None,
    workspace: Workspace = None,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Take a scene out; `revert` brings it back."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        wishes = Wishes(target, wait, as_json)
        wishes.check(studio, video_id)
        go_on(studio, scenes.remove(studio, video_id, scene, revision=revision), wishes)


@scene_app.command("move")
def move_command(
    video: VideoId,
    scene: SceneName,
    to: Annotated[int, Opt("--to", help="Its new place, from 1.")],
    revision: Revision = None,
    target: Target = None,
    workspace: Workspace = None,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Put a scene at another place."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        wishes = Wishes(target, wait, as_json)
        wishes.check(studio, video_id)
        go_on(studio, scenes.move(studio, video_id, scene, to, revision=revision), wishes)


def revert_command(
    video: VideoId,
    revision: Annotated[int, Opt("--revision", help="The one to go back to; see `show`.")],
    target: Target = None,
    workspace: Workspace = None,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Have the script as it was at an earlier revision; its pictures come back too."""
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        wishes = Wishes(target, wait, as_json)
        wishes.check(studio, video_id)
        go_on(studio, scenes.revert(studio, video_id, revision), wishes)
