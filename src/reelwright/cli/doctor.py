"""`reelwright doctor`: what this machine can do, and what to do where it cannot."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from reelwright.bootstrap import services_from
from reelwright.cli.console import EXIT_ERROR, out, plain_errors
from reelwright.operations.checkup import Finding, check_machine
from reelwright.settings import load_settings


def doctor_command(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check the machine; exit with 1 where a video cannot be made."""
    with plain_errors(as_json=as_json):
        findings = check_machine(services_from(load_settings()))
        if as_json:
            out.print_json(data=[vars(finding) for finding in findings])
        else:
            for finding in findings:
                _show(finding)
    if any(finding.needed and not finding.fine for finding in findings):
        raise typer.Exit(EXIT_ERROR)


def _show(finding: Finding) -> None:
    mark = "[green]✓[/]" if finding.fine else "[red]✗[/]" if finding.needed else "[yellow]![/]"
    out.print(f"{mark} {finding.name:<10} {escape(finding.seen)}")
    if not finding.fine:
        out.print(f"  → {escape(finding.remedy)}", style="bold")
