"""`reelwright make`: a theme, script or text becomes a finished video."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reelwright.bootstrap import services_from
from reelwright.cli.console import err, out, plain_errors
from reelwright.cli.progress import live_progress
from reelwright.cli.summary import plan_json, show_plan, show_summary, summary_json
from reelwright.domain.naming import slug
from reelwright.operations.delivery import check_target, deliver, keep_parts
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import make, prepare
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
    music: Annotated[str, Opt(help="A mood, a file of your own, or none; see `music`.")] = "",
    captions: Annotated[str, Opt(help="Caption preset; see `captions`.")] = "",
    clips: Annotated[str, Opt(help="motion (drawn) or media:FOLDER (your own).")] = "motion",
    quality: Annotated[str, Opt(help="web or master.")] = "web",
    aspect: Annotated[str, Opt(help="9:16, 1:1 or 16:9.")] = "9:16",
    speed: Annotated[float | None, Opt(help="Speaking rate, 0.8 to 1.2.")] = None,
    target: Annotated[Path | None, Opt("--out", help="The finished .mp4.")] = None,
    workspace: Annotated[Path | None, Opt(help="Folder for what is kept between runs.")] = None,
    keep: Annotated[bool, Opt("--keep", help="Also copy the parts beside the video.")] = False,
    as_json: Annotated[bool, Opt("--json", help="Print one JSON document.")] = False,
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
        music=music,
        captions=captions,
        clips=clips,
        quality=quality,
        aspect=aspect,
        speed=speed,
    )
    with plain_errors(as_json=as_json):
        services = services_from(load_settings(workspace=workspace))
        if target is not None:
            check_target(target)
        with live_progress(quiet=as_json) as (watch, checklist):
            prepared = prepare(request, services, watch)
            place = target or Path(f"{slug(prepared.brief.theme)}.mp4")
            if dry_run:
                outcome = None
            else:
                check_target(place)
                checklist.expect([scene.id for scene in prepared.plan.script.scenes])
                outcome = make(prepared, services, watch)
                delivered = deliver(outcome, place)
                if keep:
                    keep_parts(outcome, place, services.store)
        if outcome is None:
            if as_json:
                out.print_json(data=plan_json(prepared, place))
            else:
                show_plan(prepared, place)
            return
        if as_json:
            out.print_json(data=summary_json(outcome, delivered))
            return
        show_summary(outcome, delivered)
        err.print()
        typer.echo(str(delivered.video))
