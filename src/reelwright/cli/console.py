"""Console: where people read, and how errors are said: the thing and the next step."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.errors import ReelwrightError

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

EXIT_ERROR = 1
EXIT_INTERRUPTED = 130


@contextmanager
def plain_errors(*, as_json: bool = False) -> Iterator[None]:
    """No traceback reaches a person: errors of our tree are said in one line, others too."""
    try:
        yield
    except ReelwrightError as error:
        _say(type(error).__name__, str(error), as_json=as_json)
        raise typer.Exit(EXIT_ERROR) from error
    except KeyboardInterrupt as error:
        message = "Stopped. What was finished is kept: run the same command again to go on."
        _say("Interrupted", message, as_json=as_json)
        raise typer.Exit(EXIT_INTERRUPTED) from error


def _say(kind: str, message: str, *, as_json: bool) -> None:
    if as_json:
        out.print_json(data={"status": "failed", "error": kind, "message": message})
    else:
        err.print(f"[bold red]✗[/] {escape(message)}", soft_wrap=True)


def is_terminal() -> bool:
    """Whether someone watches, so that progress may redraw."""
    return sys.stderr.isatty()
