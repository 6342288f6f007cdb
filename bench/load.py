"""Load: the main routes of a real server, each asked by many connections at once for some seconds.

python -m bench.load [--connections 8] [--seconds 4] [--videos 300] [--only WORD] [--postgres]
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import multiprocessing
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
from sqlalchemy import insert, update

from reelwright.database import service_tables
from reelwright.database.tables import videos
from reelwright.domain.video import Video
from reelwright.operations.api_keys import make_key
from reelwright.operations.principal import PERSON, Principal
from tests.support.caller import Ask, Caller
from tests.support.made import add_made
from tests.support.postgres import running_postgres
from tests.support.served import served
from tests.support.service_process import ServiceProcess, running_service
from tests.support.workshop import Workshop, workshop

EMAIL, PASSWORD = "ada@example.org", "correct horse battery"
ORDER = {"theme": "cats", "language": "en", "writer": "fake", "voice": "fake", "music": "none"}
WRITTEN = {"theme": "pandas", "language": "en"}
"""With the writer that needs no key, and drawn pictures: choices and words in full."""


@dataclass(frozen=True)
class Seeded:
    """What there is to be asked for."""

    key: str
    finished: str
    """A video with a file."""
    others: tuple[str, ...]
    """Videos of eight scenes, without one."""


@dataclass(frozen=True)
class Line:
    """One route; the first request, which may load something, is told apart."""

    route: str
    first_ms: float
    per_s: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    """Of the server, for one request."""
    errors: int
    """Anything but 2xx, and the redirections that were asked for."""


def seed(folder: Path, database_url: str, count: int) -> Seeded:
    """An account with a password and a key, a finished video, and `count` others, half shared."""
    with workshop(folder, database_url=database_url) as shop, served(shop.studio) as service:
        ada = service.account(EMAIL, max_videos=-1, password=PASSWORD)
        made = ada.client.post("/api/videos", json=ORDER).json()["video_id"]
        shop.end(_video(shop, made))
        principal = Principal(ada.id, EMAIL, is_admin=False, scopes=PERSON)
        _, key = make_key(shop.studio, principal, "load", PERSON)
        others = tuple(f"pandas-{number}" for number in range(count))
        for name in others:
            add_made(shop.studio, name, scenes=8, account_id=ada.id)
        with shop.studio.database.begin() as c:
            # Spread over time, as the order of a list would have it.
            for number, name in enumerate(others):
                moved = {"created_at_ms": shop.studio.now_ms() - 60_000 * number}
                c.execute(update(videos).where(videos.c.id == name).values(**moved))
            shares = [{"video_id": name, "shared_at_ms": n} for n, name in enumerate(others[::2])]
            c.execute(insert(service_tables.shares), shares)
    return Seeded(key, made, others)


def _video(shop: Workshop, video_id: str) -> Video:
    from reelwright.database.videos import load_video

    with shop.studio.database.read() as c:
        return load_video(c, video_id)


def routes(seeded: Seeded, thumbnail: str, stream: str) -> dict[str, Callable[[], Ask]]:
    """What is asked, by the name in the table; each call gives the next request."""
    bearer = {"Authorization": f"Bearer {seeded.key}"}
    ids = itertools.cycle(seeded.others)
    made = seeded.finished

    def get(path: str, **headers: str) -> Callable[[], Ask]:
        return lambda: Ask("GET", path, headers=bearer | headers)

    def each(path: str) -> Callable[[], Ask]:
        return lambda: Ask("GET", path.format(next(ids)), headers=bearer)

    def create() -> Ask:
        once = {"Idempotency-Key": secrets.token_hex(8)}
        return Ask("POST", "/api/videos", ORDER, bearer | once)

    def estimate(order: dict[str, str]) -> Callable[[], Ask]:
        return lambda: Ask("POST", "/api/videos/estimate", order, bearer)

    def sign_in() -> Ask:
        return Ask("POST", "/api/auth/login", {"email": EMAIL, "password": PASSWORD})

    return {
        "GET /api/health": get("/api/health"),
        "GET /api/auth/me": get("/api/auth/me"),
        "GET /api/videos (mine, 20)": get("/api/videos"),
        "GET /api/videos?of=shared (20)": get("/api/videos?of=shared"),
        "GET /api/videos/{id}": each("/api/videos/{}"),
        "GET /api/videos/{id}/status": each("/api/videos/{}/status"),
        "GET /api/videos/{id}/script": each("/api/videos/{}/script"),
        "GET /api/videos/{id}/scenes": each("/api/videos/{}/scenes"),
        "GET /api/videos/{id}/thumbnail": get(f"/api/videos/{made}/thumbnail"),
        "GET /api/media/… (thumbnail)": get(thumbnail),
        "GET /api/media/… (range of 64 kB)": get(stream, Range="bytes=0-65535"),
        "POST /api/videos": create,
        "POST /api/videos/estimate (fakes)": estimate(ORDER),
        "POST /api/videos/estimate (no key)": estimate(WRITTEN),
        "POST /api/auth/login": sign_in,
    }


@dataclass(frozen=True)
class Driven:
    """Milliseconds of each request, negative where it went wrong, and seconds of them all."""

    took_ms: list[float]
    seconds: float


async def drive(port: int, ask: Callable[[], Ask], connections: int, seconds: float) -> Driven:
    """So many connections ask again and again, until the time is over."""
    took: list[float] = []
    start = time.monotonic()
    until = start + seconds

    async def one() -> None:
        caller = Caller(port)
        while True:
            began = time.perf_counter()
            try:
                status = (await caller.send(ask())).status
            except (OSError, EOFError):
                status = 0
            ms = 1000 * (time.perf_counter() - began)
            took.append(ms if 200 <= status < 300 or status == 307 else -ms)
            if time.monotonic() >= until:
                break
        caller.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    return Driven(took, time.monotonic() - start)


def measure(
    service: ServiceProcess, seeded: Seeded, *, connections: int, seconds: float, only: str = ""
) -> Iterator[Line]:
    """Route by route, asked from another process, so that asking costs the server little."""
    links = asyncio.run(_links(service.port, seeded))
    server = psutil.Process(service.process.pid)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        for route in routes(seeded, *links):
            if only not in route:
                continue
            given = (service.port, seeded, links, route)
            first: Driven = pool.apply(_drive, (*given, 1, 0.0))
            used = server.cpu_times()
            driven: Driven = pool.apply(_drive, (*given, connections, seconds))
            now, took = server.cpu_times(), driven.took_ms
            good = [ms for ms in took if ms >= 0] or [float("nan")]
            yield Line(
                route=route,
                first_ms=abs(first.took_ms[0]),
                per_s=sum(ms >= 0 for ms in took) / driven.seconds,
                p50_ms=float(np.percentile(good, 50)),
                p99_ms=float(np.percentile(good, 99)),
                cpu_ms=1000 * (now.user + now.system - used.user - used.system) / len(took),
                errors=sum(ms < 0 for ms in took),
            )


def _drive(
    port: int,
    seeded: Seeded,
    links: tuple[str, str],
    route: str,
    connections: int,
    seconds: float,
) -> Driven:
    return asyncio.run(drive(port, routes(seeded, *links)[route], connections, seconds))


async def _links(port: int, seeded: Seeded) -> tuple[str, str]:
    """To the cover and the file of the finished video."""
    bearer = {"Authorization": f"Bearer {seeded.key}"}
    caller = Caller(port)
    answer = await caller.send(Ask("GET", f"/api/videos/{seeded.finished}", headers=bearer))
    caller.close()
    told = json.loads(answer.body)["links"]
    return told["thumbnail"], told["stream"]


def run(
    folder: Path,
    database_url: str = "",
    *,
    connections: int = 8,
    seconds: float = 4.0,
    count: int = 300,
    only: str = "",
) -> None:
    """One table, for a database."""
    backend = "Postgres" if database_url else "SQLite"
    print(f"\n## Load on {backend}: {connections} connections, {seconds:g} s each route\n")
    seeded = seed(folder, database_url, count)
    print("| route | requests/s | p50, ms | p99, ms | first, ms | server, ms CPU | errors |")
    print("|---|---:|---:|---:|---:|---:|---:|", flush=True)
    with running_service(folder / "workspace", database_url=database_url) as service:
        for line in measure(service, seeded, connections=connections, seconds=seconds, only=only):
            print(
                f"| {line.route} | {line.per_s:.0f} | {line.p50_ms:.1f} | {line.p99_ms:.1f} "
                f"| {line.first_ms:.0f} | {line.cpu_ms:.1f} | {line.errors} |",
                flush=True,
            )


def show(folder: Path) -> None:
    """Both databases."""
    (folder / "sqlite").mkdir()
    (folder / "postgres").mkdir()
    run(folder / "sqlite")
    with running_postgres() as server:
        run(folder / "postgres", server.create_database())


def main() -> None:
    """Read the options and measure."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--connections", type=int, default=8)
    reading.add_argument("--seconds", type=float, default=4.0)
    reading.add_argument("--videos", type=int, default=300, dest="count")
    reading.add_argument("--only", default="", help="routes whose name holds this")
    reading.add_argument("--postgres", action="store_true")
    given = vars(reading.parse_args())
    on_postgres = given.pop("postgres")
    with contextlib.ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="reelwright-load-")))
        url = held.enter_context(running_postgres()).create_database() if on_postgres else ""
        run(folder, url, **given)


if __name__ == "__main__":
    main()
