"""UploadForm: a multipart form that is written to a file as it comes, and cut at its limit."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import IO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from reelwright.domain.upload import MB, UploadKind, UploadRules
from reelwright.errors import InputError, TooLarge

FIELD_BYTES = 100
BESIDE_BYTES = 65_536
"""What a form may hold beside its file."""
MOST_PARTS = 8
WRITE_BYTES = 1 << 20
SECONDS = 900.0
"""For the whole body; who sends more slowly than that is not waited for."""


class UploadForm:
    """The fields `kind` and `file`, in that order; the file goes straight into `target`."""

    def __init__(self, boundary: bytes, rules: UploadRules, target: IO[bytes]) -> None:
        self.name = ""
        self.kind: UploadKind | None = None
        self._rules, self._target = rules, target
        self._waiting = bytearray()
        self._seen = self._size = self._parts = 0
        self._has_file = False
        self._header = self._value = b""
        self._field, self._text = "", b""
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._header_field,
                "on_header_value": self._header_value,
                "on_header_end": self._header_end,
                "on_headers_finished": self._headers_finished,
                "on_part_data": self._data,
                "on_part_end": self._end,
            },
        )

    async def read(self, body: AsyncIterator[bytes]) -> tuple[UploadKind, str]:
        """Kind and sent name of the file. Raises TooLarge as soon as too much came, InputError."""
        try:
            async for chunk in body:
                self._seen += len(chunk)
                if self._seen > self._most() + BESIDE_BYTES:
                    raise self._too_large()
                self._parser.write(chunk)
                if len(self._waiting) >= WRITE_BYTES:
                    await self._write()
            self._parser.finalize()
        except (FormParserError, UnicodeDecodeError) as error:
            raise InputError("The form cannot be read. Send it as multipart/form-data.") from error
        await self._write()
        if self.kind is None or not self._has_file:
            raise InputError("The form needs the field kind, and the file in the field file.")
        return self.kind, self.name

    def _most(self) -> int:
        return self._rules.most_bytes(self.kind) if self.kind else self._rules.largest_bytes

    def _too_large(self) -> TooLarge:
        what = f"A {self.kind.replace('_', '-')}" if self.kind else "A file"
        return TooLarge(f"{what} may have {self._most() // MB} MB. Send a smaller file.")

    async def _write(self) -> None:
        waiting, self._waiting = self._waiting, bytearray()
        await run_in_threadpool(self._target.write, waiting)

    def _begin(self) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise InputError("The form has too many fields. Send kind and file.")
        self._field, self._text = "", b""

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            _, options = parse_options_header(self._value)
            self._field = options.get(b"name", b"").decode(errors="replace")
            if self._field == "file":
                self.name = options.get(b"filename", b"").decode(errors="replace")
        self._header = self._value = b""

    def _headers_finished(self) -> None:
        if self._field not in {"file", "kind"}:
            raise InputError("The form has a field that is not known. Send kind and file.")
        if self._field == "file":
            if self._has_file:
                raise InputError("One file at a time: the form has several.")
            self._has_file = True

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._field == "kind":
            self._text += data[start:end]
            if len(self._text) > FIELD_BYTES:
                raise _no_kind()
            return
        self._size += end - start
        if self._size > self._most():
            raise self._too_large()
        self._waiting += data[start:end]

    def _end(self) -> None:
        if self._field == "file":
            return
        try:
            self.kind = UploadKind(self._text.decode(errors="replace").strip())
        except ValueError as error:
            raise _no_kind() from error
        if self._size > self._most():
            raise self._too_large()


async def read_form(
    request: Request, rules: UploadRules, target: IO[bytes]
) -> tuple[UploadKind, str]:
    """Kind and sent name of a request's file, which is written to `target`.

    Raises TooLarge before anything is read where the request says so itself, InputError.
    """
    sent_as, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary", b"")
    if sent_as != b"multipart/form-data" or not boundary:
        raise InputError("Send the file as multipart/form-data, with the fields kind and file.")
    length = request.headers.get("content-length", "")
    if re.fullmatch(r"\d{1,18}", length) and int(length) > rules.largest_bytes + BESIDE_BYTES:
        most = rules.largest_bytes // MB
        raise TooLarge(f"A file may have {most} MB. Send a smaller file.")
    try:
        form = UploadForm(boundary, rules, target)
        async with asyncio.timeout(SECONDS):
            return await form.read(request.stream())
    except FormParserError as error:
        raise InputError("The form's boundary cannot be used. Send another one.") from error
    except (TimeoutError, ClientDisconnect) as error:
        raise InputError("The file did not come whole. Send it again.") from error


def _no_kind() -> InputError:
    return InputError(f"The field kind is one of {', '.join(UploadKind)}.")
