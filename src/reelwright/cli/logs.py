"""Logs: what a worker or the service has to say goes to a file, and to no person unasked."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Literal

from reelwright.logs import TextFormatter, json_formatter

NAMES = ("reelwright", "dbos", "uvicorn")
LAYOUT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MAX_BYTES = 1_000_000
KEPT = 3


@contextlib.contextmanager
def worker_log(
    workspace: Path, *, shown: bool = False, form: Literal["auto", "json", "text"] = "text"
) -> Iterator[Path]:
    """Warnings and worse to `worker.log`; with `shown`, to standard error too.

    As JSON, one object a line, standard error also has the requests; `auto` is JSON wherever
    no person reads along.
    """
    workspace.mkdir(parents=True, exist_ok=True)
    path = workspace / "worker.log"
    as_json = _as_json(form)
    formatter = json_formatter() if as_json else TextFormatter(LAYOUT)
    file = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8")
    file.setLevel(logging.WARNING)
    handlers: list[logging.Handler] = [file]
    if shown:
        stream = logging.StreamHandler()
        stream.setLevel(logging.INFO if as_json else logging.WARNING)
        handlers.append(stream)
    for handler in handlers:
        handler.setFormatter(formatter)
    loggers = {name: logging.getLogger(name) for name in NAMES}
    level = loggers["reelwright"].level
    if shown and as_json:
        loggers["reelwright"].setLevel(logging.INFO)
    for logger in loggers.values():
        logger.propagate = False
        for handler in handlers:
            logger.addHandler(handler)
    try:
        yield path
    finally:
        loggers["reelwright"].setLevel(level)
        for logger in loggers.values():
            logger.propagate = True
            for handler in handlers:
                logger.removeHandler(handler)
        for handler in handlers:
            handler.close()


def _as_json(form: str) -> bool:
    if form == "auto":
        # structlog comes with the service; a worker alone may do without.
        return not sys.stderr.isatty() and find_spec("structlog") is not None
    return form == "json"
