"""`reelwright link`: lets somebody in again, for whoever sits at the service's machine."""

from __future__ import annotations

from typing import Annotated

import typer

from reelwright.cli.console import out
from reelwright.cli.opening import Workspace, opened
from reelwright.operations.one_time_links import link_for_owner


def link_command(
    email: Annotated[
        str, typer.Argument(help="Whose password; the first administrator's where left out.")
    ] = "",
    workspace: Workspace = None,
) -> None:
    """Make a one-time link that sets a new password for an account of the service."""
    with opened(workspace, as_json=False) as studio:
        link = link_for_owner(studio, email)
        out.print("Behind the service's address, once, within a day:")
        typer.echo(link.path)
