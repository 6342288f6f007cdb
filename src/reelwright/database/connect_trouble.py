"""Connect trouble: turns errors of the disk or the server into words with a next step."""

from __future__ import annotations

import logging
import sqlite3

import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError, OperationalError

from reelwright.errors import DatabaseTrouble

log = logging.getLogger("reelwright.database")

READS = "reelwright_reads"
"""Execution option of transactions that only read."""

_SQLITE = {
    "SQLITE_FULL": (
        "The disk is full: the database {place} cannot grow."
        " Make room and run again; what was committed is safe."
    ),
    "SQLITE_READONLY": (
        "The database {place} cannot be written to."
        " Make the file and its folder writable, or set REELWRIGHT_WORKSPACE to another folder."
    ),
    "SQLITE_CORRUPT": (
        "The database {place} is damaged ({said}). Put back a copy of it, or move it away to"
        " begin anew; finished videos in the workspace are not touched."
    ),
    "SQLITE_NOTADB": (
        "{place} is not a database of Reelwright's."
        " Move that file away, or name another one in {setting}."
    ),
    "SQLITE_CANTOPEN": (
        "The database {place} cannot be opened ({said})."
        " Check that its folder exists and is yours, or set REELWRIGHT_WORKSPACE."
    ),
    "SQLITE_IOERR": (
        "The disk failed under the database {place} ({said})."
        " Check its health and free space, then run again; what was committed is safe."
    ),
    "SQLITE_BUSY": (
        "The database {place} was held by another program for too long."
        " Close what has it open, then run again."
    ),
    "SQLITE_PERM": "The database {place} may not be opened. Make it and its folder writable.",
}

_PASSING = ("SQLITE_FULL", "SQLITE_IOERR")
"""Troubles that pass once there is room."""

_POSTGRES = {
    "53100": "Postgres at {place} has no room on its disk. Make room; work goes on from there.",
    "53300": (
        "Postgres at {place} takes no more connections ({said})."
        " Raise its max_connections or run fewer workers."
    ),
    "40P01": (
        "Postgres at {place} broke off one of two transactions that waited for each other"
        " ({said}). Nothing of it was kept; it can be tried again."
    ),
    "25006": (
        "Postgres at {place} is read-only here ({said}). Let {setting} name the primary server."
    ),
}

_UNREACHABLE = (
    "Postgres at {place} cannot be reached ({said})."
    " Start it, create the database or correct {setting}; what was committed is safe."
)
# Connection exceptions, and a server that shuts down, crashed or is starting.
_DISCONNECTS = ("08", "57P01", "57P02", "57P03", "57P05")


def explain_errors(engine: Engine, *, place: str, setting: str) -> None:
    """Have the engine raise DatabaseTrouble where the disk or the server is the trouble."""

    def explain(context: ExceptionContext) -> DatabaseTrouble | None:
        # The pool itself replaces a connection that fails its check.
        if context.is_pre_ping or _wrote_in_read(context):
            return None
        return _in_words(
            context.original_exception, place, setting, lost=bool(context.is_disconnect)
        )

    event.listen(engine, "handle_error", explain, retval=True)


def have_tried_again(engine: Engine, *, place: str, setting: str) -> None:
    """Have a disk that is full be waited for by a library that waits for a locked database only.

    It would otherwise leave a workflow as it is, to be taken up by the next process.
    """

    def explain(context: ExceptionContext) -> OperationalError | None:
        error = context.original_exception
        name = getattr(error, "sqlite_errorname", "")
        if not name.startswith(_PASSING):
            return None
        log.warning("%s", _in_words(error, place, setting, lost=False))
        # The library reads these words. Nothing of the transaction was kept.
        told = sqlite3.OperationalError(f"{error}; to be tried again as if database is locked")
        told.sqlite_errorname = name
        return OperationalError(context.statement or "", context.parameters, told)

    event.listen(engine, "handle_error", explain, retval=True)


def trouble_of(error: BaseException, *, place: str, setting: str) -> DatabaseTrouble | None:
    """The same words for an error from an engine that has no such listener, else None."""
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    original = error.orig if isinstance(error, DBAPIError) else error
    return _in_words(original, place, setting, lost=lost)


def _in_words(
    error: BaseException | None, place: str, setting: str, *, lost: bool
) -> DatabaseTrouble | None:
    template = None
    if isinstance(error, sqlite3.Error):
        template = _sqlite_template(error)
    elif isinstance(error, psycopg.Error):
        template = _postgres_template(error, lost=lost)
    if template is None:
        return None
    said = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return DatabaseTrouble(template.format(place=place, said=said, setting=setting))


def _wrote_in_read(context: ExceptionContext) -> bool:
    # A mistake of ours, refused as it should be, and no trouble of the disk.
    error = context.original_exception
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    reads = context.connection and context.connection.get_execution_options().get(READS)
    return bool(reads) and code in {"SQLITE_READONLY", "25006"}


def _sqlite_template(error: sqlite3.Error) -> str | None:
    name = getattr(error, "sqlite_errorname", "")
    return next((text for code, text in _SQLITE.items() if name.startswith(code)), None)


def _postgres_template(error: psycopg.Error, *, lost: bool) -> str | None:
    state = error.sqlstate or ""
    for code, text in _POSTGRES.items():
        if state.startswith(code):
            return text
    # libpq's own troubles (no route, closed socket) carry no state.
    silent = isinstance(error, psycopg.OperationalError) and not state
    return _UNREACHABLE if lost or silent or state.startswith(_DISCONNECTS) else None
