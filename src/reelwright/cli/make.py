"""`reelwright make`: a theme, script or text becomes a finished video."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reelwright.bootstrap import studio_from
from reelwright.cli.console import err, out, plain_errors
from reelwright.cli.ending import finish_run
from reelwright.cli.summary import plan_json, show_plan
from reelwright.domain.naming import slug
from reelwright.domain.video import Video
from reelwright.operations.delivery import check_target
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import DryRun, plan_only, read_request, start_video
from reelwright.settings import load_settings

Opt = typer.Option


def make_command(
    theme: Annotated[str, typer.Argument(help='What the video is about, e.g. "Les pandas".')] = "",
    language: Annotated[str, Opt(help="fr, en-GB, es … (guessed where not given).")] = "",
    script: Annotated[Path | None, Opt(help="A script file, plain format or JSON.")] = None,
    text: Annotated[Path | None, Opt(help="A text file to turn into a script.")] = None,
    scenes: Annotated[int, Opt(help="How many scenes.")] = 8,
    style: Annotated[str, Opt(help="Look of the pictures; see `styles`.")] = "cinematic",
    voice: Annotated[str, Opt(help="Who speaks; see `voices`.")] = "",
    voice_over: Annotated[Path | None, Opt(help="Your own recording, instead of a voice.")] = None,
    music: Annotated[str, Opt(help="A mood, a file of your own, or none; see `music`.")] = "",
    captions: Annotated[str, Opt(help="Caption preset; see `captions`.")] = "",
    clips: Annotated[str, Opt(help="motion (drawn), media:FOLDER, or a generator.")] = "motion",
    quality: Annotated[str, Opt(help="web or master.")] = "web",
    aspect: Annotated[str, Opt(help="9:16, 1:1 or 16:9.")] = "9:16",
    speed: Annotated[float | None, Opt(help="Speaking rate, 0.8 to 1.2.")] = None,
    target: Annotated[Path | None, Opt("--out", help="The finished .mp4.")] = None,
    writer: Annotated[str, Opt(help="Who writes the script (default: knowledge).")] = "",
    tone: Annotated[str, Opt(help='How it sounds, e.g. "playful"; for models and voices.')] = "",
    audience: Annotated[str, Opt(help='Whom it is for, e.g. "children of eight".')] = "",
    budget: Annotated[str, Opt(help="Dollars to spend where it shows, e.g. 1.50.")] = "",
    approve: Annotated[bool, Opt("--approve", help="Stop at the storyboard, with its price.")] = (
        False
    ),
    fresh: Annotated[bool, Opt("--fresh", help="Write the script anew.")] = False,
    workspace: Annotated[Path | None, Opt(help="Folder for what is kept between runs.")] = None,
    keep: Annotated[bool, Opt("--keep", help="Also copy the parts beside the video.")] = False,
    as_json: Annotated[bool, Opt("--json", help="Print one JSON document.")] = False,
    wait: Annotated[bool, Opt("--wait/--no-wait", help="Or leave it to a worker.")] = True,
    dry_run: Annotated[bool, Opt("--dry-run", help="Plan only; make nothing.")] = False,
) -> None:
    """Make a finished video. Its path is the last line printed."""
    request = MakeRequest(
        theme=theme,
        language=language,
        script_file=script,
        text_file=text,
        scenes=scenes,
        style=style,
        voice=voice,
        voice_over=voice_over,
        music=music,
        captions=captions,
        clips=clips,
        quality=quality,
        aspect=aspect,
        speed=speed,
        writer=writer,
        tone=tone,
        audience=audience,
        budget=budget,
        fresh=fresh,
    )
    with (
        plain_errors(as_json=as_json),
        studio_from(load_settings(workspace=workspace)) as studio,
    ):
        if target is not None:
            check_target(target)
        asked = read_request(request)
        place = target or Path(f"{slug(asked.brief.theme)}.mp4")
        if dry_run:
            _show_dry_run(plan_only(asked, studio), place, as_json=as_json)
            return
        check_target(place)
        video = start_video(asked, studio, approve=approve)
        if wait:
            finish_run(studio, video, place, keep=keep, as_json=as_json)
        else:
            _show_queued(video, as_json=as_json)


def _show_queued(video: Video, *, as_json: bool) -> None:
    if as_json:
        out.print_json(data={"status": video.status, "id": video.id})
    else:
        err.print("Queued. A worker makes it: `reelwright worker`, or `watch` it.")
        typer.echo(video.id)


def _show_dry_run(plan: DryRun, place: Path, *, as_json: bool) -> None:
    if as_json:
        out.print_json(data=plan_json(plan, place))
    else:
        show_plan(plan, place)
