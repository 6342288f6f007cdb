"""`reelwright serve`: the API, and the worker with it, until it is told to stop."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from reelwright.bootstrap import studio_from
from reelwright.cli.console import out, plain_errors
from reelwright.cli.logs import worker_log
from reelwright.cli.opening import Workspace
from reelwright.cli.worker import SPEAKER_IDLE_S, only_one, told_to_stop
from reelwright.errors import ConfigError, ReelwrightError
from reelwright.operations.duties import DUTIES, HOURLY
from reelwright.operations.one_time_links import first_admin_link
from reelwright.settings import Settings, load_settings
from reelwright.storage.link_secret import open_signer
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import SWITCH_S, Worker

if TYPE_CHECKING:
    import uvicorn

    from reelwright.operations.sample_shelf import SampleShelf
    from reelwright.workflows.desk import Elsewhere

GRACE_S = 10
"""Requests under way may take this long to end once the service is told to stop."""
WAITING_LINE = 2048
LOOK_S = 0.2


def serve_command(
    workspace: Workspace = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
    solo: Annotated[
        bool, typer.Option("--solo", help="Nobody signs in; on this machine alone.")
    ] = False,
    work: Annotated[bool, typer.Option("--worker/--no-worker", help="Also do the work.")] = True,
) -> None:
    """Serve the API and do the work, until Ctrl-C or SIGTERM."""
    with plain_errors(), ExitStack() as held:
        settings = load_settings(workspace=workspace)
        check_service(settings, host=host, solo=solo)
        listening = held.enter_context(_listening(host, port))
        studio = held.enter_context(studio_from(settings))
        log = worker_log(studio.services.workspace, shown=True, form=settings.log_format)
        held.enter_context(log)
        server = _server(studio, settings, solo=solo)
        held.callback(_with_a_desk(server).close)
        server.config.app.state.samples = held.enter_context(_samples())  # type: ignore[union-attr]
        stop = held.enter_context(told_to_stop())
        worker = held.enter_context(_working(studio)) if work else None
        _serve(server, listening, worker, stop, ready=lambda: _say_ready(studio, listening, solo))
        out.print("Stopping: what is under way comes to its end …", style="dim")
    if worker is not None and worker.error is not None:
        with plain_errors():
            raise worker.error
    out.print("Stopped. What is unfinished goes on with the next start.")


def check_service(settings: Settings, *, host: str, solo: bool) -> None:
    """Raises ConfigError, with the line to write, for what would only fail at a request."""
    if solo and not _is_loopback(host):
        raise ConfigError(
            f"--solo lets in whoever reaches {host}. Leave --host away, or leave --solo away and "
            "let people sign in."
        )
    for origin in settings.origins:
        scheme, _, rest = origin.partition("://")
        if scheme not in {"http", "https"} or not rest or "/" in rest:
            raise ConfigError(
                f"REELWRIGHT_ORIGINS has {origin!r}, which is not the address of a site. Write "
                "REELWRIGHT_ORIGINS='[\"https://videos.example.org\"]', without a path."
            )
    for proxy in settings.trusted_proxies.split(","):
        _check_proxy(proxy.strip())
    if settings.link_secret.get_secret_value():
        open_signer(settings.link_secret.get_secret_value(), settings.workspace)
    try:
        from reelwright.api import app
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"{error.name} is not installed. Run: pip install 'reelwright[service]'"
        ) from error
    assert app


def _check_proxy(proxy: str) -> None:
    try:
        if proxy:
            ip_network(proxy)
    except ValueError as error:
        raise ConfigError(
            f"REELWRIGHT_TRUSTED_PROXIES has {proxy!r}, which is no address or network ({error}). "
            "Write REELWRIGHT_TRUSTED_PROXIES=10.0.0.0/8, or several with commas between."
        ) from error


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """Bound before anything else is opened. Raises ConfigError."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise ConfigError(f"{host} is no address of this machine. Try --host 127.0.0.1.") from error
    with listening:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(place)
            listening.listen(WAITING_LINE)
        except (OSError, OverflowError) as error:
            raise ConfigError(
                f"{host}, port {port}, cannot be listened on ({error}). Is it in use? Give another "
                f"one: --port {port + 1 if port < 65535 else 8000}."
            ) from error
        listening.setblocking(False)
        yield listening


@contextmanager
def _working(studio: Studio) -> Iterator[Worker]:
    """A worker in this process; on SQLite the workspace's only one."""
    with only_one(studio, otherwise="add --no-worker to serve beside it"):
        worker = Worker(studio, speaker_idle_s=SPEAKER_IDLE_S, duties=DUTIES, hourly_duties=HOURLY)
        worker.start()
        try:
            yield worker
        finally:
            worker.stop()


def _server(studio: Studio, settings: Settings, *, solo: bool) -> uvicorn.Server:
    import uvicorn

    from reelwright.api.app import create_app

    return uvicorn.Server(
        uvicorn.Config(
            create_app(studio, settings, solo=solo),
            log_config=None,
            access_log=False,
            server_header=False,
            ws="websockets-sansio",
            # Events are short; a compressor for each socket would cost a quarter of a megabyte.
            ws_per_message_deflate=False,
            proxy_headers=bool(settings.trusted_proxies),
            forwarded_allow_ips=settings.trusted_proxies or None,
            timeout_graceful_shutdown=GRACE_S,
        )
    )


def _with_a_desk(server: uvicorn.Server) -> Elsewhere:
    """Estimates are made in a child process, so that they never keep sockets waiting."""
    # Loaded by who serves alone.
    from reelwright.operations.estimates import open_desk

    desk = open_desk()
    server.config.app.state.desk = desk  # type: ignore[union-attr]
    return desk


def _samples() -> AbstractContextManager[SampleShelf]:
    from reelwright.operations.sample_shelf import open_shelf

    return open_shelf()


def _serve(
    server: uvicorn.Server,
    listening: socket.socket,
    worker: Worker | None,
    stop: threading.Event,
    *,
    ready: Callable[[], None],
) -> None:
    """Answer until told to stop; returns once every answer under way is given.

    On a thread of its own: signals are ours, so that requests end before the worker does.
    """
    # The event loop waits at most this long for a thread that computes.
    sys.setswitchinterval(SWITCH_S)
    thread = threading.Thread(target=server.run, args=([listening],), name="api", daemon=True)
    thread.start()
    while thread.is_alive() and not server.started:
        thread.join(LOOK_S / 10)
    if not thread.is_alive():
        raise ReelwrightError("The service did not start; the lines above say why.")
    # Loaded by now, and by nobody who only asks for help.
    from reelwright.api.live import stop_live

    ready()
    while thread.is_alive() and not stop.wait(LOOK_S):
        if worker is not None and not worker.alive:
            break
    stop_live(server.config.app)
    server.should_exit = True
    thread.join()


def _say_ready(studio: Studio, listening: socket.socket, solo: bool) -> None:
    address, place = _address(listening), escape(studio.database.place)
    out.print(f"[green]✓[/] Reelwright at {address} (process {os.getpid()}). Ctrl-C stops it.")
    out.print(f"  API: {address}/api/docs   Database: {place}", style="dim", soft_wrap=True)
    if not _is_loopback(listening.getsockname()[0]):
        out.print(
            "  Others reach it unencrypted: put a proxy that speaks HTTPS before it.",
            style="yellow",
        )
    if solo:
        out.print("  Nobody signs in: whoever uses this machine owns it.", style="dim")
        return
    link = first_admin_link(studio)
    if link is not None:
        out.print("  The first administrator chooses a password here, once, within a day:")
        out.print(f"  {address}{link.path}", soft_wrap=True)


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
