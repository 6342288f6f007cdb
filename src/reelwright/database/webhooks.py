"""Webhooks: rows of who is told of what, and of every event on its way to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from reelwright.database import service_tables
from reelwright.database.tables import videos
from reelwright.domain.webhook import LOGGED, Attempt, Delivery, Webhook
from reelwright.errors import NotFound

W, D = service_tables.webhooks, service_tables.webhook_deliveries


@dataclass(frozen=True)
class Claimed:
    """A delivery that is this process's for a while, and what is needed to make it."""

    delivery: Delivery
    url: str
    secret: str


def insert_webhook(c: Connection, webhook: Webhook, secret: str) -> None:
    """Write a new one down."""
    row = webhook.model_dump() | {"events": list(webhook.events), "secret": secret}
    c.execute(insert(W).values(row))


def webhooks_of(c: Connection, account_id: str) -> tuple[Webhook, ...]:
    """Oldest first."""
    query = select(W).where(W.c.account_id == account_id).order_by(W.c.created_at_ms, W.c.id)
    return tuple(_webhook(row) for row in c.execute(query).mappings())


def load_webhook(c: Connection, account_id: str, webhook_id: str) -> Webhook:
    """Raises NotFound, also for another account's."""
    query = select(W).where(W.c.id == webhook_id, W.c.account_id == account_id)
    row = c.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound(f"There is no webhook '{webhook_id[:40]}'.")
    return _webhook(row)


def delete_webhook(c: Connection, webhook_id: str) -> None:
    """With its log."""
    c.execute(delete(W).where(W.c.id == webhook_id))


def disable_webhook(c: Connection, webhook_id: str, why: str, *, now_ms: int) -> None:
    """It is told nothing more, and nothing that waits."""
    changed = c.execute(
        update(W)
        .where(W.c.id == webhook_id, W.c.disabled_at_ms.is_(None))
        .values(disabled_at_ms=now_ms, disabled_for=why)
    )
    if changed.rowcount:
        waiting = D.c.webhook_id == webhook_id, D.c.next_at_ms.is_not(None)
        c.execute(update(D).where(*waiting).values(next_at_ms=None, error=why))


def enable_webhook(c: Connection, webhook_id: str) -> None:
    """It is told again, from now on."""
    c.execute(update(W).where(W.c.id == webhook_id).values(disabled_at_ms=None, disabled_for=""))


def enqueue(
    c: Connection, video_id: str, seq: int, type: str, payload: Mapping[str, Any], *, now_ms: int
) -> None:
    """Have an event told to every webhook of the video's account that wants its type.

    Called in the transaction that appends the event: either both are there or neither.
    """
    query = (
        select(W.c.id, W.c.events)
        .join(videos, videos.c.account_id == W.c.account_id)
        .where(videos.c.id == video_id, W.c.disabled_at_ms.is_(None))
        # On Postgres: one that is being deleted is waited for, and then left out.
        .with_for_update(read=True, key_share=True, of=W)
    )
    for webhook_id, wanted in c.execute(query).all():
        if not wanted or type in wanted:
            insert_delivery(c, webhook_id, video_id, seq, payload, now_ms=now_ms)


def insert_delivery(
    c: Connection,
    webhook_id: str,
    video_id: str,
    seq: int,
    payload: Mapping[str, Any],
    *,
    now_ms: int,
) -> int:
    """Due at once; its id."""
    row = {
        "webhook_id": webhook_id,
        "video_id": video_id,
        "seq": seq,
        "payload": dict(payload),
        "next_at_ms": now_ms,
        "created_at_ms": now_ms,
    }
    return int(c.execute(insert(D).values(row).returning(D.c.id)).scalar_one())


def anything_due(c: Connection, *, now_ms: int) -> bool:
    """Whether any delivery should be tried now."""
    query = select(D.c.id).where(D.c.next_at_ms <= now_ms).limit(1)
    return c.execute(query).scalar() is not None


def claim_due(
    c: Connection, *, now_ms: int, lease_ms: int, limit: int, each: int
) -> tuple[Claimed, ...]:
    """Deliveries to be tried now, `each` of one webhook at most, oldest first.

    Each counts as an attempt and is due again after `lease_ms`, in case nobody lives to say
    what became of it.
    """
    place = func.row_number().over(partition_by=D.c.webhook_id, order_by=D.c.next_at_ms)
    due = (
        select(D.c.id, D.c.next_at_ms, place.label("place"))
        .join(W, W.c.id == D.c.webhook_id)
        .where(D.c.next_at_ms <= now_ms, W.c.disabled_at_ms.is_(None))
        .subquery()
    )
    first = select(due.c.id).where(due.c.place <= each).order_by(due.c.next_at_ms).limit(limit)
    ids = c.execute(
        select(D.c.id)
        .where(D.c.id.in_(first), D.c.next_at_ms <= now_ms)
        .with_for_update(skip_locked=True)
    ).scalars()
    claimed = list(ids)
    if not claimed:
        return ()
    c.execute(
        update(D)
        .where(D.c.id.in_(claimed))
        .values(attempts=D.c.attempts + 1, next_at_ms=now_ms + lease_ms)
    )
    query = select(D, W.c.url, W.c.secret).join(W, W.c.id == D.c.webhook_id)
    rows = c.execute(query.where(D.c.id.in_(claimed)).order_by(D.c.id)).mappings()
    return tuple(Claimed(_delivery(row), row["url"], row["secret"]) for row in rows)


def settle(
    c: Connection,
    claimed: Delivery,
    attempt: Attempt,
    *,
    next_at_ms: int | None,
    delivered_at_ms: int | None = None,
) -> None:
    """What became of an attempt; nothing where another one has begun since."""
    log = (*claimed.log, attempt)[-LOGGED:]
    c.execute(
        update(D)
        .where(D.c.id == claimed.id, D.c.attempts == claimed.attempts)
        .values(
            next_at_ms=next_at_ms,
            status_code=attempt.status_code,
            error=attempt.error,
            delivered_at_ms=delivered_at_ms,
            log=[each.model_dump() for each in log],
        )
    )


def deliveries_of(
    c: Connection, webhook_id: str, *, before: int | None = None, limit: int = 50
) -> tuple[Delivery, ...]:
    """Newest first, those with an id below `before`."""
    query = select(D).where(D.c.webhook_id == webhook_id).order_by(D.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(D.c.id < before)
    return tuple(_delivery(row) for row in c.execute(query).mappings())


def load_delivery(c: Connection, webhook_id: str, delivery_id: int) -> Delivery:
    """Raises NotFound."""
    query = select(D).where(D.c.webhook_id == webhook_id, D.c.id == delivery_id)
    row = c.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound(f"The webhook has no delivery {delivery_id}.")
    return _delivery(row)


def send_again(c: Connection, delivery_id: int, *, now_ms: int) -> None:
    """Due at once, with all its attempts before it."""
    c.execute(
        update(D)
        .where(D.c.id == delivery_id)
        .values(next_at_ms=now_ms, attempts=0, delivered_at_ms=None, error="")
    )


def _webhook(row: RowMapping) -> Webhook:
    told = {name: row[name] for name in Webhook.model_fields if name != "events"}
    return Webhook(events=tuple(row["events"]), **told)


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(**{name: row[name] for name in Delivery.model_fields})
