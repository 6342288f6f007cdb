"""Analytics: what happened in a span of time, read by index from events, clips and accounts."""

from __future__ import annotations

from sqlalchemy import Connection, and_, func, select

from reelwright.database import tables
from reelwright.database.ledger_rows import ledger_sums
from reelwright.domain.events import Event, EventType
from reelwright.domain.model import Model

MOST_EVENTS = 20_000
"""Events looked at for one figure, the newest ones: some thousand videos."""
STAGE_EVENTS = (
    EventType.STAGE_STARTED,
    EventType.STAGE_FINISHED,
    EventType.STORYBOARD_READY,
    EventType.VIDEO_APPROVED,
)

E, C, V, A = tables.events.c, tables.clips.c, tables.videos.c, tables.accounts.c


class FailureLine(Model):
    """How often one cause met one prompt."""

    what: str
    """`clip` or `video`."""
    cause: str
    """A Trouble of the ladder; the notice of a video that failed."""
    tier: str
    """`provider:model`, empty for a video."""
    prompt: str
    """What the maker was told; the title of a video."""
    count: int
    last_at_ms: int
    last_error: str


class ClipLine(Model):
    """Pictures of one tier that came, and how smoothly."""

    tier: str
    ready: int
    without_retry: int
    """At the first attempt, on the tier that was wanted."""
    retries: int
    fell_back: int
    """Made on a lower tier, or drawn."""


class QuotaLine(Model):
    """How much of its quota an account uses."""

    account_id: str
    email: str
    video_count: int
    max_videos: int
    """-1: any number."""
    disabled: bool


def stage_events(c: Connection, *, since_ms: int) -> tuple[Event, ...]:
    """Beginnings, ends and waits of stages, the newest `MOST_EVENTS`, oldest first."""
    wanted = select(E.video_id, E.seq, E.type, E.run, E.payload, E.at_ms)
    wanted = wanted.where(E.type.in_(STAGE_EVENTS), E.at_ms >= since_ms)
    rows = c.execute(wanted.order_by(E.at_ms.desc(), E.id.desc()).limit(MOST_EVENTS)).mappings()
    return tuple(reversed([Event(**row) for row in rows]))


def failures(c: Connection, *, since_ms: int, limit: int = 200) -> tuple[FailureLine, ...]:
    """Clips and videos that failed, by cause and prompt, the most frequent first."""
    lines = (*_clip_failures(c, since_ms, limit), *_video_failures(c, since_ms, limit))
    return tuple(sorted(lines, key=lambda line: (-line.count, line.cause, line.prompt))[:limit])


def _clip_failures(c: Connection, since_ms: int, limit: int) -> list[FailureLine]:
    cause = E.payload["trouble"].as_string()
    tier = func.coalesce(E.payload["tier"].as_string(), C.tier, "")
    prompt = func.coalesce(C.prompt, "")
    newest = tables.clips.alias("newer")
    last = (
        select(func.max(newest.c.generation))
        .where(newest.c.video_id == E.video_id, newest.c.scene_id == E.scene_id)
        .scalar_subquery()
    )
    whose = and_(C.video_id == E.video_id, C.scene_id == E.scene_id, C.generation == last)
    # The errors of one cause differ in numbers and names: one of them stands for all.
    query = (
        select(
            cause.label("cause"),
            tier.label("tier"),
            prompt.label("prompt"),
            func.count().label("count"),
            func.max(E.at_ms).label("last_at_ms"),
            func.max(E.payload["why"].as_string()).label("last_error"),
        )
        .select_from(tables.events.outerjoin(tables.clips, whose))
        .where(E.type == EventType.CLIP_FAILED, E.at_ms >= since_ms)
        .group_by(cause, tier, prompt)
        .order_by(func.count().desc(), cause, prompt)
        .limit(limit)
    )
    rows = c.execute(query).mappings()
    return [
        FailureLine(what="clip", **{**row, "last_error": row["last_error"] or ""}) for row in rows
    ]


def _video_failures(c: Connection, since_ms: int, limit: int) -> list[FailureLine]:
    notice = E.payload["notice"].as_string()
    query = (
        select(
            notice.label("cause"),
            V.title.label("prompt"),
            func.count().label("count"),
            func.max(E.at_ms).label("last_at_ms"),
        )
        .join(tables.videos, V.id == E.video_id)
        .where(E.type == EventType.VIDEO_FAILED, E.at_ms >= since_ms)
        .group_by(notice, V.title)
        .order_by(func.count().desc(), notice)
        .limit(limit)
    )
    return [
        FailureLine(what="video", tier="", last_error=row["cause"], **row)
        for row in c.execute(query).mappings()
    ]


def clip_lines(c: Connection, *, since_ms: int) -> tuple[ClipLine, ...]:
    """Pictures that became ready since then, by the tier that was wanted."""
    smooth = and_(C.retry_count == 0, C.fallback_from == "")
    query = (
        select(
            C.tier.label("tier"),
            func.count().label("ready"),
            func.count().filter(smooth).label("without_retry"),
            func.coalesce(func.sum(C.retry_count), 0).label("retries"),
            func.count().filter(C.fallback_from != "").label("fell_back"),
        )
        .where(C.ready_at_ms >= since_ms)
        .group_by(C.tier)
        .order_by(C.tier)
    )
    return tuple(ClipLine(**row) for row in c.execute(query).mappings())


def finished_videos(c: Connection, *, since_ms: int) -> dict[str, tuple[str, str]]:
    """Title and account of the videos that became ready since then, by id, newest first."""
    query = (
        select(E.video_id, V.title, V.account_id)
        .join(tables.videos, V.id == E.video_id)
        .where(E.type == EventType.VIDEO_READY, E.at_ms >= since_ms)
        .order_by(E.at_ms.desc())
        .limit(MOST_EVENTS)
    )
    return {row.video_id: (row.title, row.account_id) for row in c.execute(query)}


def bills_of_finished(c: Connection, *, since_ms: int) -> dict[str, int]:
    """Micro-dollars, committed and in doubt, of the videos that became ready since then."""
    ledger = tables.ledger.c
    ready = select(E.video_id).where(E.type == EventType.VIDEO_READY, E.at_ms >= since_ms)
    _, committed, doubt = ledger_sums()
    query = select(ledger.video_id, committed, doubt).where(ledger.video_id.in_(ready))
    rows = c.execute(query.group_by(ledger.video_id))
    return {video_id: charged + perhaps for video_id, charged, perhaps in rows}


def quota_lines(c: Connection, *, limit: int = 1000) -> tuple[QuotaLine, ...]:
    """Accounts and what they use, those with most videos first."""
    query = (
        select(
            A.id.label("account_id"),
            func.coalesce(A.email, "").label("email"),
            A.video_count,
            A.max_videos,
            A.disabled,
        )
        .order_by(A.video_count.desc(), A.id)
        .limit(limit)
    )
    return tuple(QuotaLine(**row) for row in c.execute(query).mappings())
