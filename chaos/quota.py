"""Quota: many requests at the same moment, over real HTTP, for as many videos as are allowed."""

from __future__ import annotations

import asyncio
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from chaos.report import table
from reelwright.bootstrap import studio_from
from reelwright.database.tables import accounts, videos
from reelwright.operations.sign_in import open_session
from reelwright.settings import load_settings
from reelwright.workflows.studio import Studio
from tests.support.caller import Answer, Ask, Caller
from tests.support.postgres import running_postgres
from tests.support.rows import add_account
from tests.support.service_process import running_service

PARALLEL, UNDER_ONE_KEY = 200, 100
HIGHEST = 20
"""Quotas are drawn from 0 to this."""
PATIENCE_S = 60.0
ORDER = {"language": "en", "writer": "fake", "voice": "fake", "music": "none"}


@dataclass
class QuotaOutcome:
    """What was asked, what came back, and what is wrong with it."""

    backend: str
    servers: int
    rounds: int = 0
    answers: Counter[int] = field(default_factory=Counter)
    """To requests for one video each, by status."""
    under_keys: Counter[int] = field(default_factory=Counter)
    """To requests under one key, by status, before those that came too early asked again."""
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Kitchen:
    """Servers over one database, and the rows that they write."""

    studio: Studio
    ports: tuple[int, ...]

    def account(self, name: str, *, quota: int) -> dict[str, str]:
        """Headers of somebody new who is signed in and may have so many videos."""
        add_account(self.studio.database, name, max_videos=quota)
        with self.studio.database.begin() as c:
            token = open_session(c, self.studio, name).token
        return {"Authorization": f"Bearer {token}"}

    def counted(self, name: str) -> tuple[int, int]:
        """Rows of videos, and what the account's count says."""
        with self.studio.database.read() as c:
            rows = select(func.count()).where(videos.c.account_id == name)
            count = select(accounts.c.video_count).where(accounts.c.id == name)
            return c.execute(rows).scalar_one(), c.execute(count).scalar_one()


def quota_campaign(
    seed: int,
    rounds: int,
    *,
    postgres: bool,
    parallel: int = PARALLEL,
    say: Callable[[str], None] = print,
) -> QuotaOutcome:
    """So many rounds: one account at its quota, one key many times."""
    began, chance = time.monotonic(), random.Random(seed)
    with _kitchen(postgres=postgres) as kitchen:
        outcome = QuotaOutcome("Postgres" if postgres else "SQLite", len(kitchen.ports))
        for number in range(rounds):
            quota = chance.randint(0, min(HIGHEST, parallel))
            _at_the_quota(kitchen, outcome, f"q{number}", quota, parallel)
            _under_one_key(kitchen, outcome, f"k{number}", min(parallel, UNDER_ONE_KEY))
            outcome.rounds += 1
            say(f"{outcome.backend}: round {number + 1} of {rounds}, quota {quota}")
    outcome.seconds = time.monotonic() - began
    return outcome


@contextmanager
def _kitchen(*, postgres: bool) -> Iterator[Kitchen]:
    """One server on SQLite, two on Postgres."""
    with ExitStack() as held:
        workspace = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="quota-")))
        url = held.enter_context(running_postgres()).create_database() if postgres else ""
        settings = load_settings(workspace=workspace, database_url=url, offline=True)
        studio = held.enter_context(studio_from(settings))
        servers = [
            held.enter_context(running_service(workspace, database_url=url))
            for _ in range(2 if postgres else 1)
        ]
        yield Kitchen(studio, tuple(server.port for server in servers))


def _at_the_quota(
    kitchen: Kitchen, outcome: QuotaOutcome, name: str, quota: int, parallel: int
) -> None:
    """Every request asks for a video of its own; half of them under a key of their own."""
    headers = kitchen.account(name, quota=quota)
    asks = [
        Ask(
            "POST",
            "/api/videos",
            ORDER | {"theme": f"cats {number % 5}"},
            headers | ({"Idempotency-Key": f"{name}-{number}"} if number % 2 else {}),
        )
        for number in range(parallel)
    ]
    got = Counter(answer.status for answer in asyncio.run(_together(kitchen.ports, asks)))
    outcome.answers += got
    if (got[201], got[403]) != (quota, parallel - quota):
        outcome.wrong.append(f"{name}: quota {quota}, answers {dict(got)}")
    if kitchen.counted(name) != (quota, quota):
        outcome.wrong.append(f"{name}: quota {quota}, rows and count {kitchen.counted(name)}")


def _under_one_key(kitchen: Kitchen, outcome: QuotaOutcome, name: str, times: int) -> None:
    """All ask the same; who comes while the first is under way asks again."""
    headers = kitchen.account(name, quota=-1) | {"Idempotency-Key": "once"}
    asks = [Ask("POST", "/api/videos", ORDER | {"theme": "cats"}, headers)] * times
    answers = asyncio.run(_together(kitchen.ports, asks))
    outcome.under_keys += Counter(answer.status for answer in answers)
    early = sum(answer.status == 409 for answer in answers)
    answers = [answer for answer in answers if answer.status != 409]
    answers += asyncio.run(_together(kitchen.ports, asks[:early]))
    if {answer.status for answer in answers} != {201}:
        outcome.wrong.append(f"{name}: answers {Counter(answer.status for answer in answers)}")
    told = {json.dumps(json.loads(answer.body), sort_keys=True) for answer in answers}
    first = sum("idempotent-replayed" not in answer.headers for answer in answers)
    if (len(told), first) != (1, 1):
        outcome.wrong.append(f"{name}: {len(told)} answers under one key, {first} of them first")
    if kitchen.counted(name) != (1, 1):
        outcome.wrong.append(f"{name}: under one key, rows and count {kitchen.counted(name)}")


async def _together(ports: Sequence[int], asks: Sequence[Ask]) -> list[Answer]:
    """All at the same moment, each on a connection that stands already, over all servers."""
    callers = [Caller(ports[number % len(ports)]) for number in range(len(asks))]
    await asyncio.gather(*(caller.open() for caller in callers))
    async with asyncio.timeout(PATIENCE_S):
        sent = (caller.send(ask) for caller, ask in zip(callers, asks, strict=True))
        answers = await asyncio.gather(*sent)
    for caller in callers:
        caller.close()
    return answers


def quota_report(outcomes: Sequence[QuotaOutcome], seed: int) -> str:
    """One table a database."""
    parts = []
    for outcome in outcomes:
        rows = {
            "rounds": outcome.rounds,
            "server processes": outcome.servers,
            "answers, by status": _counted(outcome.answers),
            "answers under one key, by status": _counted(outcome.under_keys),
            "time": f"{outcome.seconds:.0f} s",
        }
        verdict = "Every promise held." if not outcome.wrong else "\n".join(outcome.wrong)
        parts += [f"### Quota on {outcome.backend} (seed {seed})", "", table(rows), "", verdict, ""]
    return "\n".join(parts)


def _counted(found: Counter[int]) -> str:
    return ", ".join(f"{status}: {count:,}" for status, count in sorted(found.items()))
