"""`reelwright costs`: what was spent, by video, provider or month, and what the caps leave."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from reelwright.cli.console import err, out
from reelwright.cli.opening import Json, Workspace, opened
from reelwright.database.costs import CostLine
from reelwright.domain.money import dollars
from reelwright.operations.costs import By, CostReport, report_costs
from reelwright.operations.library import find_id


def costs_command(
    video: Annotated[str, typer.Argument(metavar="[ID]", help="Only of this video.")] = "",
    by: Annotated[By | None, typer.Option("--by", help="What has a line.")] = None,
    workspace: Workspace = None,
    as_json: Json = False,
) -> None:
    """Show what was spent, is in doubt or set aside, and what the caps leave."""
    with opened(workspace, as_json=as_json) as studio:
        video_id = find_id(studio, video) if video else None
        chosen = by or (By.PROVIDER if video_id else By.VIDEO)
        report = report_costs(studio, by=chosen, video_id=video_id)
        if as_json:
            out.print_json(data={"schema_version": 1, **report.model_dump(mode="json")})
            return
        if report.lines:
            out.print(_table(report))
        else:
            err.print("Nothing was spent.")
        for cap in report.caps:
            setting = f" ({cap.setting})" if cap.setting else ""
            out.print(
                f"{cap.name[0].upper()}{cap.name[1:]}: {dollars(cap.left_microusd)} of "
                f"{dollars(cap.cap_microusd)} left{setting}"
            )
        if not report.caps:
            err.print("No cap is set. REELWRIGHT_MONTH_CAP=20 would set one.", style="dim")


def _table(report: CostReport) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_footer=True)
    total = report.total
    doubt, aside = total.doubt_microusd > 0, total.reserved_microusd > 0
    table.add_column(report.by, "total", overflow="fold")
    if report.by is By.VIDEO:
        table.add_column("title", no_wrap=True, overflow="ellipsis", max_width=36)
    columns = [("spent", total.committed_microusd)]
    columns += [("in doubt", total.doubt_microusd)] if doubt else []
    columns += [("set aside", total.reserved_microusd)] if aside else []
    for name, amount in columns:
        table.add_column(name, dollars(amount), justify="right", no_wrap=True)
    for line in report.lines:
        title = [escape(report.titles.get(line.name, "(deleted)"))]
        row = [line.name, *(title if report.by is By.VIDEO else []), *_amounts(line, doubt, aside)]
        table.add_row(*row)
    return table


def _amounts(line: CostLine, doubt: bool, aside: bool) -> list[str]:
    amounts = [line.committed_microusd]
    amounts += [line.doubt_microusd] if doubt else []
    amounts += [line.reserved_microusd] if aside else []
    return [dollars(amount) for amount in amounts]
