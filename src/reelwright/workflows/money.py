"""Money in the workflows: caps of a video, and ledger entries told as events."""

from __future__ import annotations

import logging
import math
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from reelwright.database import ledger, tables
from reelwright.database.intents import Intent
from reelwright.domain.events import EventType
from reelwright.domain.money import Caps, Charge, dollars
from reelwright.domain.video import Video
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.money")


def caps_of(c: Connection, studio: Studio, video: Video) -> Caps:
    """What may be spent on this video: the lowest of its own and the installation's words."""
    general = studio.services.policy.caps
    own = [cap for cap in (video.budget_microusd, general.video) if cap is not None]
    accounts = tables.accounts
    month = c.execute(
        select(accounts.c.monthly_cap_microusd).where(accounts.c.id == video.account_id)
    ).scalar_one_or_none()
    return Caps(
        video=min(own) if own else None,
        account_month=general.account_month if month is None else month,
        installation_month=general.installation_month,
    )


def reserve(c: Connection, studio: Studio, video: Video, intent: Intent, *, times: int = 1) -> None:
    """Set the price aside, `times` of it, in the transaction that lets the call go out.

    Raises BudgetExceeded; nothing is written then.
    """
    intent = replace(intent, microusd=intent.microusd * times)
    now_ms = studio.now_ms()
    alerts = ledger.reserve(
        c,
        Charge(
            intent=intent.key,
            microusd=intent.microusd,
            account_id=intent.account_id,
            video_id=intent.video_id,
            scene_id=intent.scene_id,
            provider=intent.provider,
            tier=intent.tier,
            priced_on=intent.priced_on,
        ),
        caps=caps_of(c, studio, video),
        now_ms=now_ms,
    )
    if intent.microusd:
        _told(c, studio, video, EventType.MONEY_RESERVED, intent)
    for alert in alerts:
        log.warning("%s has used %d %% of %s.", alert.scope, alert.share, dollars(alert.cap))
        studio.tell(
            c,
            video,
            EventType.BUDGET_ALERT,
            scope=alert.scope,
            share=alert.share,
            cap_microusd=alert.cap,
        )


def commit(c: Connection, studio: Studio, video: Video, intent: Intent) -> None:
    """The vendor charges it."""
    new = ledger.commit(c, intent.key, microusd=intent.microusd, now_ms=studio.now_ms())
    if new and intent.microusd:
        _told(c, studio, video, EventType.MONEY_COMMITTED, intent)


def release(c: Connection, studio: Studio, video: Video, intent: Intent) -> None:
    """The vendor charges nothing."""
    new = ledger.release(c, intent.key, now_ms=studio.now_ms())
    if new and intent.microusd:
        _told(c, studio, video, EventType.MONEY_RELEASED, intent)


def doubt(c: Connection, studio: Studio, video: Video, intent: Intent) -> None:
    """Whether the vendor charges it will not be known; it counts as spent."""
    new = ledger.doubt(c, intent.key, now_ms=studio.now_ms())
    if new and intent.microusd:
        _told(c, studio, video, EventType.MONEY_COMMITTED, intent, in_doubt=True)


def settle(
    c: Connection, studio: Studio, video: Video, intent: Intent, *, times: float, unknown: bool
) -> None:
    """What a call came to: `times` its price are charged, and once more perhaps (`unknown`)."""
    if not times:
        (doubt if unknown else release)(c, studio, video, intent)
        return
    taken = replace(intent, microusd=math.ceil(intent.microusd * times))
    perhaps = replace(intent, microusd=intent.microusd if unknown else 0)
    new = ledger.commit(
        c,
        intent.key,
        microusd=taken.microusd,
        doubt_microusd=perhaps.microusd,
        now_ms=studio.now_ms(),
    )
    if new:
        _told(c, studio, video, EventType.MONEY_COMMITTED, taken)
        if unknown:
            _told(c, studio, video, EventType.MONEY_COMMITTED, perhaps, in_doubt=True)


def _told(
    c: Connection,
    studio: Studio,
    video: Video,
    what: EventType,
    intent: Intent,
    **more: Any,
) -> None:
    studio.tell(
        c,
        video,
        what,
        scene_id=intent.scene_id,
        microusd=intent.microusd,
        provider=intent.provider,
        tier=intent.tier,
        intent=intent.key,
        **more,
    )
