"""Tables: an answer as JSON, or as CSV for who asks for it (`?format=csv`, Accept: text/csv)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request
from fastapi.responses import Response

CSV = "text/csv; charset=utf-8"
AS_CSV: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}}}
}
"""For the description of a route that answers so too."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def _csv_wanted(
    request: Request,
    format: Annotated[
        Literal["json", "csv"] | None, Query(description="The answer's form.")
    ] = None,
) -> bool:
    accepted = request.headers.get("accept", "").partition(",")[0].partition(";")[0]
    return format == "csv" or (format is None and accepted.strip() == "text/csv")


CsvWanted = Annotated[bool, Depends(_csv_wanted)]


def csv_table(rows: Sequence[Mapping[str, Any]], *, name: str, columns: Sequence[str]) -> Response:
    """Rows under a line of column names, as a file to be saved."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text.getvalue(), media_type=CSV, headers=headers)


def plain_rows(models: Iterable[Any]) -> list[dict[str, Any]]:
    """Models as the wire has them."""
    return [model.model_dump(mode="json") for model in models]


def _cell(value: Any) -> Any:
    """A spreadsheet runs what begins like a formula: such text is set behind an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, Mapping | list | tuple):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value
