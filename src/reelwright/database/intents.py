"""Rows of intents: every paid request, written down before it is sent."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, text, update
from sqlalchemy.engine import Row

from reelwright.database import tables
from reelwright.database.connect import insert_or_ignore
from reelwright.domain.policy import Limits
from reelwright.domain.video import IntentState

T = tables.intents
OPEN = (IntentState.SENDING, IntentState.ACCEPTED)
MINUTE_MS = 60_000
_ANSWERS = " answers came"


@dataclass(frozen=True)
class Intent:
    """One paid request."""

    key: str
    kind: str
    """`clip`, `voice` or `script`."""
    video_id: str
    account_id: str
    provider: str
    tier: str
    microusd: int
    asked_ms: int = 0
    """Length of the picture that is asked for."""
    scene_id: str = ""
    state: IntentState = IntentState.NEW
    token: str = ""
    operation: str = ""
    sent_at_ms: int | None = None
    note: str = ""
    priced_on: str = ""
    """Day of the price, `2026-11-01`; kept in the ledger."""

    @property
    def answers(self) -> int:
        """How many answers are known to have come, 1 where nobody noted that."""
        noted = self.note.removesuffix(_ANSWERS)
        return int(noted) if noted != self.note else 1


def begin_intent(c: Connection, intent: Intent) -> Intent:
    """The request as it stands; written down as new where it is not there yet."""
    insert_or_ignore(
        c,
        T,
        {
            "key": intent.key,
            "kind": intent.kind,
            "video_id": intent.video_id,
            "scene_id": intent.scene_id,
            "account_id": intent.account_id,
            "provider": intent.provider,
            "tier": intent.tier,
            "state": IntentState.NEW,
            "token": "",
            "operation": "",
            "microusd": intent.microusd,
            "asked_ms": intent.asked_ms,
            "sends": 0,
            "note": "",
        },
    )
    return intent_of(c, intent.key)


def intent_of(c: Connection, key: str) -> Intent:
    """A request that is known to be there."""
    return _intent(c.execute(select(T).where(T.c.key == key)).one())


def find_intent(c: Connection, key: str) -> Intent | None:
    """The request, None where nobody wrote it down yet."""
    row = c.execute(select(T).where(T.c.key == key)).one_or_none()
    return None if row is None else _intent(row)


def open_intents(c: Connection, video_id: str) -> tuple[Intent, ...]:
    """Requests whose end is not known yet."""
    query = select(T).where(T.c.video_id == video_id, T.c.state.in_(OPEN)).order_by(T.c.key)
    return tuple(_intent(row) for row in c.execute(query))


def keys_of(c: Connection, video_id: str) -> tuple[str, ...]:
    """Of every request there was for a video; a clip's is the place of its output."""
    return tuple(c.execute(select(T.c.key).where(T.c.video_id == video_id)).scalars())


def has_intents(c: Connection, video_id: str) -> bool:
    """Whether anything was ever paid, or to be paid, for a video of this id."""
    return c.execute(select(T.c.key).where(T.c.video_id == video_id).limit(1)).first() is not None


def open_since(c: Connection, *, before_ms: int) -> tuple[Intent, ...]:
    """Requests of any video sent before then whose end is not known yet."""
    query = select(T).where(T.c.state.in_(OPEN), T.c.sent_at_ms < before_ms).order_by(T.c.key)
    return tuple(_intent(row) for row in c.execute(query))


def open_like(c: Connection, key: str) -> tuple[Intent, ...]:
    """Attempts `key/a…` whose end is not known."""
    query = select(T).where(T.c.key.startswith(f"{key}/a", autoescape=True), T.c.state.in_(OPEN))
    return tuple(_intent(row) for row in c.execute(query.order_by(T.c.key)))


def note_answers(c: Connection, key: str, answers: int) -> None:
    """How many answers came to the attempt `key/a…` that is open; each is charged."""
    like = T.c.key.startswith(f"{key}/a", autoescape=True)
    c.execute(update(T).where(like, T.c.state.in_(OPEN)).values(note=f"{answers}{_ANSWERS}"))


def count_like(c: Connection, key: str) -> int:
    """How many attempts `key/a…` there are."""
    like = T.c.key.startswith(f"{key}/a", autoescape=True)
    return c.execute(select(func.count()).where(like)).scalar_one()


def count_answered(c: Connection, key: str) -> int:
    """How many of the attempts `key/a…` were answered and paid."""
    like = T.c.key.startswith(f"{key}/a", autoescape=True)
    query = select(func.count()).where(like, T.c.state == IntentState.DONE)
    return c.execute(query).scalar_one()


def wait_for_room(c: Connection, intent: Intent, limits: Limits, *, now_ms: int) -> float:
    """Seconds until this request may be tried again; 0 where there is room now.

    Counted over all workers: the provider's row of counting is held until the transaction ends.
    """
    if c.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtext(:name))")
        c.execute(lock, {"name": f"reelwright.limit.{intent.provider}"})
    at_vendor = select(func.count()).where(T.c.provider == intent.provider, T.c.state.in_(OPEN))
    at_vendor = at_vendor.where(T.c.kind == intent.kind)
    if c.execute(at_vendor).scalar_one() >= limits.in_flight:
        return 1.0
    mine = at_vendor.where(T.c.account_id == intent.account_id)
    if limits.per_user < limits.in_flight and c.execute(mine).scalar_one() >= limits.per_user:
        return 1.0
    sent = tables.sends
    since = select(func.count(), func.min(sent.c.at_ms)).where(
        sent.c.provider == intent.provider, sent.c.at_ms > now_ms - MINUTE_MS
    )
    count, oldest = c.execute(since).one()
    if count >= limits.per_minute:
        return max(0.05, (int(oldest) + MINUTE_MS - now_ms) / 1000)
    return 0.0


def mark_sending(c: Connection, intent: Intent, *, now_ms: int) -> str:
    """From new to sending, in the transaction that is committed before the call; its token."""
    token = uuid.uuid4().hex
    c.execute(
        update(T)
        .where(T.c.key == intent.key, T.c.state == IntentState.NEW)
        .values(
            state=IntentState.SENDING,
            token=token,
            sent_at_ms=now_ms,
            microusd=intent.microusd,
            asked_ms=intent.asked_ms,
            sends=T.c.sends + 1,
        )
    )
    c.execute(
        insert(tables.sends).values(
            provider=intent.provider, account_id=intent.account_id, at_ms=now_ms
        )
    )
    return token


def move_intent(
    c: Connection, key: str, *, token: str, to: IntentState, now_ms: int, **values: Any
) -> bool:
    """Set the state where the request is still the one sent under `token`, and still open.

    False where somebody else settled it: a worker that slept must not write over that.
    """
    if to in {IntentState.DONE, IntentState.REFUSED, IntentState.LOST}:
        values["closed_at_ms"] = now_ms
    done = c.execute(
        update(T)
        .where(T.c.key == key, T.c.token == token, T.c.state.in_(OPEN))
        .values(state=to, **values)
    )
    return done.rowcount == 1


def forget_sends(c: Connection, *, before_ms: int) -> None:
    """Old lines of the rate's counting are of no use."""
    c.execute(tables.sends.delete().where(tables.sends.c.at_ms < before_ms))


def _intent(row: Row[Any]) -> Intent:
    return Intent(
        key=row.key,
        kind=row.kind,
        video_id=row.video_id,
        scene_id=row.scene_id,
        account_id=row.account_id,
        provider=row.provider,
        tier=row.tier,
        microusd=row.microusd,
        asked_ms=row.asked_ms,
        state=IntentState(row.state),
        token=row.token,
        operation=row.operation,
        sent_at_ms=row.sent_at_ms,
        note=row.note,
    )
