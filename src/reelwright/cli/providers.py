"""`reelwright providers`: what is configured, what is missing, and the line that fixes it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from reelwright.bootstrap import services_from
from reelwright.cli.console import out, plain_errors
from reelwright.operations.providers import list_providers
from reelwright.settings import load_settings

Opt = typer.Option


def providers_command(
    as_json: Annotated[bool, Opt("--json", help="Print one JSON document.")] = False,
) -> None:
    """List writers, voices and picture makers: ready, or what to set."""
    with plain_errors(as_json=as_json):
        lines = list_providers(services_from(load_settings()).resources)
        if as_json:
            out.print_json(data={"providers": [line.model_dump() for line in lines]})
            return
        table = Table(box=None, pad_edge=False)
        for name in ("kind", "name", "", "what is missing"):
            table.add_column(name, overflow="fold")
        for line in lines:
            mark = "[green]✓[/]" if line.ready else "[dim]·[/]"
            table.add_row(line.kind, line.name, mark, escape(line.missing), style=None)
        out.print(table)
