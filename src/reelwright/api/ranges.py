"""Ranges: a file as an answer, whole or the part that was asked for (RFC 9110)."""

from __future__ import annotations

import re

from fastapi import Request
from starlette.responses import Response, StreamingResponse

from reelwright.api.problems import problem
from reelwright.operations.media import MediaFile

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def answer_file(
    request: Request, file: MediaFile, *, download: bool, cache: str = "private, no-cache"
) -> Response:
    """200 with all of it, 206 with a part, 304 where it is known, 416 where there is no such part.

    Several ranges at once are answered with all of it.
    """
    tag = f'"{file.tag}"'
    how = "attachment" if download else "inline"
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": tag,
        "Cache-Control": cache,
        "Content-Disposition": f'{how}; filename="{file.name}"',
        "Cross-Origin-Resource-Policy": "same-site",
    }
    known = request.headers.get("if-none-match", "")
    if known == "*" or tag in [each.strip().removeprefix("W/") for each in known.split(",")]:
        return Response(status_code=304, headers=headers)
    wanted = request.headers.get("range", "")
    if request.headers.get("if-range", tag) != tag:
        wanted = ""
    start, end, status = 0, file.size, 200
    found = _RANGE.fullmatch(wanted.replace(" ", ""))
    if found and _is_range(found[1], found[2]):
        part = _part(found[1], found[2], file.size)
        if part is None:
            return problem(
                request,
                416,
                "RangeNotSatisfiable",
                f"The file has {file.size} bytes; the range lies beyond.",
                headers={"Content-Range": f"bytes */{file.size}", "Accept-Ranges": "bytes"},
            )
        (start, end), status = part, 206
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{file.size}"
    headers["Content-Length"] = str(end - start)
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers, media_type=file.media_type)
    return StreamingResponse(
        file.read(start, end), status, headers=headers, media_type=file.media_type
    )


def _is_range(first: str, last: str) -> bool:
    """What runs backwards is none, and is passed over."""
    return bool(first or last) and (not first or not last or int(first) <= int(last))


def _part(first: str, last: str, size: int) -> tuple[int, int] | None:
    """Start and end of `first-last`, of `first-` or of the last bytes `-count`."""
    if not first:
        count = min(int(last), size)
        return (size - count, size) if count else None
    start, end = int(first), int(last) + 1 if last else size
    if start >= size:
        return None
    return start, min(end, size)
