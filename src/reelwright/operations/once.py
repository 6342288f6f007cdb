"""Once: a paid request under an idempotency key is done once, however often it is sent."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from reelwright.database import idempotency
from reelwright.database.idempotency import Answer
from reelwright.domain.video import Video
from reelwright.errors import StorageError
from reelwright.operations.along import Along, alone
from reelwright.workflows.studio import Studio


@dataclass(frozen=True)
class Told:
    """The answer, and whether it is the first request's once more."""

    answer: Answer
    again: bool


def once(
    studio: Studio,
    account_id: str,
    *,
    key: str,
    request_hash: str,
    status: int,
    act: Callable[[Along], Video],
    body: Callable[[Video], dict[str, Any]],
) -> Told:
    """Do `act`, whose transaction keeps the answer `body` along; no key: just do it.

    What fails leaves the key free. Raises InputError for a key that came with another request,
    Conflict while the first one runs, and what `act` raises.
    """
    if not key:
        return Told(Answer(status=status, body=body(act(alone))), again=False)
    with studio.database.begin() as c:
        found = idempotency.claim(c, account_id, key, request_hash, now_ms=studio.now_ms())
    if isinstance(found, Answer):
        return Told(found, again=True)
    mine = found

    def along(c: Connection, video: Video) -> None:
        idempotency.finish(c, mine, Answer(status=status, body=body(video)))

    try:
        done = act(along)
    except BaseException:
        # Where the database is gone too, the claim counts as abandoned in a while.
        with contextlib.suppress(StorageError), studio.database.begin() as c:
            idempotency.drop(c, mine)
        raise
    return Told(Answer(status=status, body=body(done)), again=False)
