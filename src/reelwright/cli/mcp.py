"""`reelwright mcp`: tools for assistants, on standard input and output."""

from __future__ import annotations

import signal
import sys

from reelwright.bootstrap import studio_from
from reelwright.cli.console import err, plain_errors
from reelwright.cli.following import following
from reelwright.cli.opening import Workspace
from reelwright.cli.worker import SPEAKER_IDLE_S
from reelwright.errors import ConfigError
from reelwright.operations.duties import DUTIES, HOURLY
from reelwright.settings import load_settings
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import Worker


def mcp_command(workspace: Workspace = None) -> None:
    """Serve tools for assistants over the Model Context Protocol, and do the work.

    An assistant's program starts it and speaks to it; docs/howto/mcp.md says how.
    """
    with plain_errors():
        try:
            from reelwright.mcp.server import server_over
        except ModuleNotFoundError as error:
            raise ConfigError(
                f"{error.name} is not installed. Run: pip install 'reelwright[service]'"
            ) from error
        if sys.stdin.isatty():
            err.print("An assistant's program starts this; see docs/howto/mcp.md. Ctrl-C ends it.")
        # Whoever waits for a line of input cannot be told to stop; what is unfinished goes on
        # with the next start.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with (
            studio_from(load_settings(workspace=workspace)) as studio,
            following(studio, worker=_worker) as follower,
        ):
            server_over(studio, become_worker=follower.work_if_nobody_does).run()
            # Input ended, so it stops by itself already; programs that hurry it send this too.
            signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _worker(studio: Studio) -> Worker:
    return Worker(studio, speaker_idle_s=SPEAKER_IDLE_S, duties=DUTIES, hourly_duties=HOURLY)
