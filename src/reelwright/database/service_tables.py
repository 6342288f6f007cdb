"""Service tables: who may come in and how, what they share, and whom to tell."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from reelwright.database.tables import ID, ROW_ID, metadata


def _account(*, primary_key: bool = False) -> Column[str]:
    key = ForeignKey("accounts.id", ondelete="CASCADE")
    return Column("account_id", ID, key, primary_key=primary_key, nullable=False)


def _video() -> Column[str]:
    return Column("video_id", ID, ForeignKey("videos.id", ondelete="CASCADE"), primary_key=True)


credentials = Table(
    "credentials",
    metadata,
    _account(primary_key=True),
    Column("password_hash", Text, nullable=False),  # argon2id; bcrypt of the earlier system
    Column("changed_at_ms", BigInteger, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", ID, primary_key=True),
    _account(),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("last_seen_ms", BigInteger, nullable=False),
    Column("expires_at_ms", BigInteger, nullable=False),
    Column("revoked_at_ms", BigInteger),
    Column("agent", Text, nullable=False, default=""),  # the browser, as it names itself
    Column("address", String(64), nullable=False, default=""),
    Index(None, "account_id"),
)

one_time_links = Table(
    "one_time_links",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    _account(),
    Column("kind", String(16), nullable=False),  # first, reset
    Column("created_at_ms", BigInteger, nullable=False),
    Column("expires_at_ms", BigInteger, nullable=False),
    Column("used_at_ms", BigInteger),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", ID, primary_key=True),
    _account(),
    Column("name", Text, nullable=False),
    Column("prefix", String(16), nullable=False),  # what is shown of it
    Column("key_hash", String(64), nullable=False, unique=True),
    Column("scopes", JSON, nullable=False),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("expires_at_ms", BigInteger),
    Column("last_used_ms", BigInteger),
    Column("revoked_at_ms", BigInteger),
    Index(None, "account_id"),
)

access_codes = Table(
    "access_codes",
    metadata,
    Column("hour", BigInteger, primary_key=True, autoincrement=False),  # since 1970
    Column("rotated_at_ms", BigInteger, nullable=False),
    Column("uses", Integer, nullable=False, default=0),
)

attempts = Table(
    "attempts",
    metadata,
    Column("key", String(400), primary_key=True),  # what is throttled, and for whom
    Column("window_ms", BigInteger, nullable=False),  # when counting began
    Column("count", Integer, nullable=False),
)

tickets = Table(
    "tickets",
    metadata,
    Column("ticket_hash", String(64), primary_key=True),
    _account(),
    Column("session_id", ID, nullable=False, default=""),
    Column("expires_at_ms", BigInteger, nullable=False),
)

idempotency = Table(
    "idempotency",
    metadata,
    _account(primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("request_hash", String(64), nullable=False),  # method, path and body
    Column("status", Integer),  # None while the first request runs
    Column("body", JSON),
    Column("created_at_ms", BigInteger, nullable=False),
    Index(None, "created_at_ms"),
)

shares = Table(
    "shares",
    metadata,
    _video(),
    Column("shared_at_ms", BigInteger, nullable=False),
    Index(None, "shared_at_ms"),
)

favourites = Table(
    "favourites",
    metadata,
    _account(primary_key=True),
    _video(),
    Column("created_at_ms", BigInteger, nullable=False),
    Index(None, "account_id", "created_at_ms"),
)

plays = Table(
    "plays",
    metadata,
    _video(),
    _account(primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),  # since 1970, UTC
)

uploads = Table(
    "uploads",
    metadata,
    Column("id", ID, primary_key=True),
    _account(),
    Column("kind", String(16), nullable=False),  # picture, clip, music, voice_over
    Column("name", Text, nullable=False),  # as the person's file is called
    Column("object_key", Text, nullable=False),
    Column("media_type", String(80), nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("width", Integer, nullable=False, default=0),
    Column("height", Integer, nullable=False, default=0),
    Column("duration_ms", Integer, nullable=False, default=0),
    Column("created_at_ms", BigInteger, nullable=False),
    Index(None, "account_id", "created_at_ms", "id"),
    Index(None, "object_key"),
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", ID, primary_key=True),
    _account(),
    Column("url", Text, nullable=False),
    Column("secret", Text, nullable=False),  # whsec_…
    Column("events", JSON, nullable=False),  # types; empty means all
    Column("created_at_ms", BigInteger, nullable=False),
    Column("disabled_at_ms", BigInteger),
    Column("disabled_for", Text, nullable=False, default=""),
    Index(None, "account_id"),
)

webhook_deliveries = Table(
    "webhook_deliveries",
    metadata,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("webhook_id", ID, ForeignKey("webhooks.id", ondelete="CASCADE"), nullable=False),
    Column("video_id", ID, nullable=False),
    Column("seq", Integer, nullable=False),  # of the event that is told
    Column("payload", JSON, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("next_at_ms", BigInteger),  # None once delivered or given up
    Column("status_code", Integer),  # of the last answer
    Column("error", Text, nullable=False, default=""),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("delivered_at_ms", BigInteger),
    Column("log", JSON, nullable=False, default=list),  # of the last attempts
    Index(None, "webhook_id", "id"),
    Index(None, "next_at_ms"),
    Index(None, "webhook_id", "video_id", "seq", unique=True),
)

SCHEMA = metadata
"""The whole schema: with these tables among the others."""
