"""The program `reelwright`: its commands, and the last net under every error."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import traceback
from pathlib import Path

import typer

from reelwright import __version__
from reelwright.cli import (
    catalogue,
    control,
    costs,
    doctor,
    link,
    make,
    mcp,
    providers,
    scenes,
    script,
    serve,
    show,
    videos,
    watch,
    worker,
)
from reelwright.cli.console import EXIT_ERROR, err

app = typer.Typer(
    name="reelwright",
    help="From a theme to a finished vertical video: script, voice, pictures, captions, music.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reelwright {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True),
) -> None:
    """From a theme to a finished vertical video."""


app.command("make")(make.make_command)
app.command("script")(script.script_command)
app.command("videos")(videos.videos_command)
app.command("show")(show.show_command)
app.command("watch")(watch.watch_command)
app.command("cancel")(control.cancel_command)
app.command("resume")(control.resume_command)
app.command("retry")(control.retry_command)
app.command("edit")(scenes.edit_command)
app.add_typer(scenes.scene_app, name="scene")
app.command("revert")(scenes.revert_command)
app.command("approve")(control.approve_command)
app.command("delete")(control.delete_command)
app.command("restore")(control.restore_command)
app.command("costs")(costs.costs_command)
app.command("worker")(worker.worker_command)
app.command("serve")(serve.serve_command)
app.command("mcp")(mcp.mcp_command)
app.command("link")(link.link_command)
app.command("voices")(catalogue.voices_command)
app.command("styles")(catalogue.styles_command)
app.command("music")(catalogue.music_command)
app.command("captions")(catalogue.captions_command)
app.add_typer(providers.providers_app, name="providers")
app.command("doctor")(doctor.doctor_command)


def run() -> None:
    """Entry point: what nobody foresaw goes to a log file, not to the person."""
    try:
        app()
    except Exception as error:  # noqa: BLE001 - the last net: no traceback reaches a person
        log = Path(tempfile.gettempdir()) / f"reelwright-error-{os.getpid()}.log"
        with contextlib.suppress(OSError):
            log.write_text(traceback.format_exc(), encoding="utf-8")
        err.print(f"[bold red]✗[/] Something went wrong that Reelwright did not foresee: {error!r}")
        err.print(f"The details are in {log}. `reelwright doctor` checks the machine.")
        sys.exit(EXIT_ERROR)


if __name__ == "__main__":
    run()
