"""`reelwright script`: the script alone, in the plain format people edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from reelwright.bootstrap import studio_from
from reelwright.cli.console import err, plain_errors
from reelwright.domain.script_text import format_script
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import read_request, write_script
from reelwright.settings import load_settings
from reelwright.storage.local import place

Opt = typer.Option


def script_command(
    theme: Annotated[str, typer.Argument(help="What the video is about.")] = "",
    language: Annotated[str, Opt(help="fr, en-GB, es … (guessed where not given).")] = "",
    text: Annotated[Path | None, Opt(help="A text file to turn into a script.")] = None,
    voice_over: Annotated[
        Path | None, Opt(help="Your own recording: what it says is written down.")
    ] = None,
    scenes: Annotated[int, Opt(help="How many scenes.")] = 8,
    target: Annotated[Path | None, Opt("--out", help="Write here instead of printing.")] = None,
    workspace: Annotated[Path | None, Opt(help="Folder for what is kept between runs.")] = None,
    as_json: Annotated[bool, Opt("--json", help="JSON instead of the plain format.")] = False,
) -> None:
    """Write the script without making the video. Edit it, then: make --script FILE."""
    with (
        plain_errors(as_json=as_json),
        studio_from(load_settings(workspace=workspace)) as studio,
    ):
        request = MakeRequest(
            theme=theme, language=language, text_file=text, voice_over=voice_over, scenes=scenes
        )
        script = write_script(read_request(request), studio)
        written = script.model_dump_json(indent=2) if as_json else format_script(script)
        if target is None:
            typer.echo(written)
        else:
            place(target, lambda aside: _write(aside, written))
            typer.echo(str(target))
        for note in script.notes:
            err.print(f"[yellow]![/] {escape(note)}")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
