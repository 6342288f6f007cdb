"""Opening: the studio behind a command, and the video that a command names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from reelwright.bootstrap import studio_from
from reelwright.cli.console import plain_errors
from reelwright.operations.library import find_id
from reelwright.settings import load_settings
from reelwright.workflows.studio import Studio

VideoId = Annotated[str, typer.Argument(metavar="ID", help="The video, or how its id begins.")]
Workspace = Annotated[
    Path | None, typer.Option("--workspace", help="Folder for what is kept between runs.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@contextmanager
def opened(workspace: Path | None, *, as_json: bool) -> Iterator[Studio]:
    """A studio that is closed again; errors are said in one line."""
    with (
        plain_errors(as_json=as_json),
        studio_from(load_settings(workspace=workspace)) as studio,
    ):
        yield studio


@contextmanager
def opened_video(
    workspace: Path | None, given: str, *, as_json: bool
) -> Iterator[tuple[Studio, str]]:
    """The same, with the id of the video meant. Raises NotFound with the nearest ids."""
    with opened(workspace, as_json=as_json) as studio:
        yield studio, find_id(studio, given)
