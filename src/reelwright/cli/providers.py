"""`reelwright providers`: what is configured, what is missing, and one real request to try it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from reelwright.bootstrap import services_from
from reelwright.cli.console import EXIT_ERROR, err, out, plain_errors
from reelwright.domain.money import dollars
from reelwright.operations.providers import list_providers
from reelwright.operations.trial import Trial
from reelwright.operations.trials import try_provider
from reelwright.settings import load_settings

Opt = typer.Option
Json = Annotated[bool, Opt("--json", help="Print one JSON document.")]

providers_app = typer.Typer(
    help="List writers, voices, picture makers and stores: ready, or what to set.",
    invoke_without_command=True,
)


@providers_app.callback()
def providers_command(context: typer.Context, as_json: Json = False) -> None:
    """List writers, voices, picture makers and stores: ready, or what to set."""
    if context.invoked_subcommand is not None:
        return
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
        err.print("One real request: reelwright providers test NAME", style="dim")


@providers_app.command("test")
def try_command(
    name: Annotated[str, typer.Argument(help="gemini, google, veo, pexels, s3, veo:MODEL …")],
    pay: Annotated[bool, Opt("--pay", help="Also where a clip costs money: have one made.")] = (
        False
    ),
    as_json: Json = False,
) -> None:
    """Make the cheapest real request to a provider; show how long it took and what it cost."""
    with plain_errors(as_json=as_json):
        services = services_from(load_settings())
        trials = []
        for trial in try_provider(services, name, pay=pay):
            trials.append(trial)
            if not as_json:
                _show(trial)
        if as_json:
            out.print_json(data={"trials": [{**t.model_dump(), "ok": t.passed} for t in trials]})
        if not all(trial.passed for trial in trials):
            raise typer.Exit(EXIT_ERROR)


def _show(trial: Trial) -> None:
    """One line for what came, one for what was left out."""
    what = f"{trial.kind} {trial.name}"
    if not trial.passed:
        err.print(f"[bold red]✗[/] {escape(what)}: {escape(trial.trouble)}")
    else:
        took = f"{trial.ms / 1000:.1f} s"
        out.print(f"[green]✓[/] {escape(what)}: {escape(trial.did)} ({took}, {_cost(trial)})")
    if trial.note:
        err.print(f"  {escape(trial.note)}", style="dim")


def _cost(trial: Trial) -> str:
    if trial.microusd is None:
        return "no price is known"
    return f"about {dollars(trial.microusd)}" if trial.microusd else "free"
