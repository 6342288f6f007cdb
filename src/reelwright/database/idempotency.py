"""Rows of idempotency: a request that is sent twice under one key is done once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, select, update

from reelwright.database import service_tables
from reelwright.database.connect import insert_or_ignore
from reelwright.domain.model import Model
from reelwright.errors import Conflict, InputError

T = service_tables.idempotency
KEPT_MS = 24 * 3_600_000
"""How long an answer is remembered."""
ABANDONED_MS = 60_000
"""A request that runs for longer is taken to have died with its process."""


class Claim(Model):
    """The right to do what was asked for under a key, until somebody else takes it over."""

    account_id: str
    key: str
    claimed_at_ms: int


class Answer(Model):
    """What was answered to the first request."""

    status: int
    body: dict[str, Any]


def claim(
    c: Connection, account_id: str, key: str, request_hash: str, *, now_ms: int
) -> Claim | Answer:
    """The claim where nobody did this before, else the first answer.

    Raises InputError where the key came with another request, Conflict where the first still
    runs.
    """
    c.execute(delete(T).where(T.c.created_at_ms < now_ms - KEPT_MS))
    mine = Claim(account_id=account_id, key=key, claimed_at_ms=now_ms)
    row = {"request_hash": request_hash, "created_at_ms": now_ms}
    if insert_or_ignore(c, T, {"account_id": account_id, "key": key, **row}):
        return mine
    found = c.execute(select(T).where(*_is(account_id, key))).one_or_none()
    if found is None:
        raise Conflict("The first request under this key came to nothing just now. Send it again.")
    if found.request_hash != request_hash:
        raise InputError(
            "This Idempotency-Key was used for another request. Take a new key for a new request."
        )
    if found.status is not None:
        return Answer(status=found.status, body=found.body)
    old = (*_is(account_id, key), T.c.created_at_ms == found.created_at_ms, T.c.status.is_(None))
    if now_ms - found.created_at_ms > ABANDONED_MS:
        taken = c.execute(update(T).where(*old).values(created_at_ms=now_ms))
        if taken.rowcount:
            return mine
    raise Conflict("The first request under this key is still running. Ask again in a moment.")


def finish(c: Connection, mine: Claim, answer: Answer) -> None:
    """Remember the answer, in the transaction of what was done.

    Raises Conflict where another took the claim over: the caller's transaction must end undone.
    """
    kept = c.execute(
        update(T).where(*_unanswered(mine)).values(status=answer.status, body=answer.body)
    )
    if not kept.rowcount:
        raise Conflict("Another request under this key overtook this one. Ask again in a moment.")


def drop(c: Connection, mine: Claim) -> None:
    """Nothing was done: the same key may be tried again. An answer that is kept stays."""
    c.execute(delete(T).where(*_unanswered(mine)))


def _is(account_id: str, key: str) -> tuple[Any, ...]:
    return T.c.account_id == account_id, T.c.key == key


def _unanswered(mine: Claim) -> tuple[Any, ...]:
    fresh = T.c.created_at_ms == mine.claimed_at_ms, T.c.status.is_(None)
    return *_is(mine.account_id, mine.key), *fresh
