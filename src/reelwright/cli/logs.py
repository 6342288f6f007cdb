"""Logs: what a worker has to say goes to a file of the workspace, and to no person unasked."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAMES = ("reelwright", "dbos")
LAYOUT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MAX_BYTES = 1_000_000
KEPT = 3


@contextlib.contextmanager
def worker_log(workspace: Path, *, shown: bool = False) -> Iterator[Path]:
    """Warnings and worse to `worker.log`; with `shown`, to standard error too."""
    workspace.mkdir(parents=True, exist_ok=True)
    path = workspace / "worker.log"
    handlers: list[logging.Handler] = [
        RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8")
    ]
    if shown:
        handlers.append(logging.StreamHandler())
    for handler in handlers:
        handler.setLevel(logging.WARNING)
        handler.setFormatter(logging.Formatter(LAYOUT))
    loggers = [logging.getLogger(name) for name in NAMES]
    for logger in loggers:
        logger.propagate = False
        for handler in handlers:
            logger.addHandler(handler)
    try:
        yield path
    finally:
        for logger in loggers:
            logger.propagate = True
            for handler in handlers:
                logger.removeHandler(handler)
        for handler in handlers:
            handler.close()
