"""Webhooks: made, listed, tried, looked into and deleted by the account they belong to."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

from reelwright.database import webhooks as rows
from reelwright.domain.events import EventType
from reelwright.domain.webhook import Delivery, Webhook
from reelwright.errors import Conflict, InputError
from reelwright.operations.principal import Principal
from reelwright.workflows.post import outbound_of
from reelwright.workflows.studio import Studio

MOST = 10
"""Webhooks of one account."""
SECRET_BYTES = 24
BY_HAND = "You disabled it."
TRIAL = "webhook_trial"
"""Type of the event that `try_webhook` sends."""


def make_webhook(
    studio: Studio, principal: Principal, url: str, events: Iterable[str] = ()
) -> tuple[Webhook, str]:
    """The webhook, and its secret, told this once; without events it is told all.

    Raises InputError for an address that may not be asked, or an event that there is not.
    """
    wanted = tuple(dict.fromkeys(events))
    unknown = [name for name in wanted if name not in set(EventType)]
    if unknown:
        known = ", ".join(EventType)
        raise InputError(f"There is no event '{unknown[0][:40]}'. There are: {known}.")
    outbound_of(studio).check(url)
    made = Webhook(
        id=secrets.token_hex(8),
        account_id=principal.account_id,
        url=url,
        events=wanted,
        created_at_ms=studio.now_ms(),
        disabled_at_ms=None,
        disabled_for="",
    )
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
    with studio.database.begin() as c:
        if len(rows.webhooks_of(c, principal.account_id)) >= MOST:
            raise InputError(f"There are {MOST} webhooks already. Delete one first.")
        rows.insert_webhook(c, made, secret)
    return made, secret


def list_webhooks(studio: Studio, principal: Principal) -> tuple[Webhook, ...]:
    """Oldest first."""
    with studio.database.read() as c:
        return rows.webhooks_of(c, principal.account_id)


def delete_webhook(studio: Studio, principal: Principal, webhook_id: str) -> None:
    """With its log; nothing that waits is sent. Raises NotFound."""
    with studio.database.begin() as c:
        rows.load_webhook(c, principal.account_id, webhook_id)
        rows.delete_webhook(c, webhook_id)


def enable_webhook(studio: Studio, principal: Principal, webhook_id: str) -> Webhook:
    """It is told again, from now on. Raises NotFound."""
    with studio.database.begin() as c:
        rows.load_webhook(c, principal.account_id, webhook_id)
        rows.enable_webhook(c, webhook_id)
        return rows.load_webhook(c, principal.account_id, webhook_id)


def disable_webhook(studio: Studio, principal: Principal, webhook_id: str) -> Webhook:
    """It is told nothing more, and nothing that waits, until it is enabled. Raises NotFound."""
    with studio.database.begin() as c:
        rows.load_webhook(c, principal.account_id, webhook_id)
        rows.disable_webhook(c, webhook_id, BY_HAND, now_ms=studio.now_ms())
        return rows.load_webhook(c, principal.account_id, webhook_id)


def try_webhook(studio: Studio, principal: Principal, webhook_id: str) -> Delivery:
    """Have it told a trial event. Raises NotFound, or Conflict where it is disabled."""
    now_ms = studio.now_ms()
    with studio.database.begin() as c:
        _enabled(rows.load_webhook(c, principal.account_id, webhook_id))
        # No video has such an id: it only sets this trial apart from the others.
        name = f"trial-{secrets.token_hex(8)}"
        told = {
            "type": TRIAL,
            "timestamp": datetime.fromtimestamp(now_ms / 1000, UTC).isoformat(),
            "data": {"webhook_id": webhook_id},
        }
        made = rows.insert_delivery(c, webhook_id, name, 0, told, now_ms=now_ms)
        return rows.load_delivery(c, webhook_id, made)


def deliveries(
    studio: Studio,
    principal: Principal,
    webhook_id: str,
    *,
    before: int | None = None,
    limit: int = 50,
) -> tuple[Delivery, ...]:
    """The log, newest first, those with an id below `before`. Raises NotFound."""
    with studio.database.read() as c:
        rows.load_webhook(c, principal.account_id, webhook_id)
        return rows.deliveries_of(c, webhook_id, before=before, limit=limit)


def send_again(studio: Studio, principal: Principal, webhook_id: str, delivery_id: int) -> Delivery:
    """Tell the same event anew, under the same id. Raises NotFound, or Conflict where the
    webhook is disabled."""
    with studio.database.begin() as c:
        _enabled(rows.load_webhook(c, principal.account_id, webhook_id))
        rows.load_delivery(c, webhook_id, delivery_id)
        rows.send_again(c, delivery_id, now_ms=studio.now_ms())
        return rows.load_delivery(c, webhook_id, delivery_id)


def _enabled(webhook: Webhook) -> None:
    if webhook.disabled_at_ms is not None:
        raise Conflict(f"The webhook is disabled: {webhook.disabled_for} Enable it first.")
