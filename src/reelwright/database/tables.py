"""Tables: the whole schema; our own rows are the truth for state and for billing."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

# SQLite gives rowids only to a column that is exactly INTEGER.
ROW_ID = BigInteger().with_variant(Integer, "sqlite")
ID = String(120)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _video() -> Column[str]:
    return Column("video_id", ID, ForeignKey("videos.id", ondelete="CASCADE"), primary_key=True)


accounts = Table(
    "accounts",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", String(320), unique=True),
    Column("is_admin", Boolean, nullable=False, default=False),
    Column("disabled", Boolean, nullable=False, default=False),
    Column("video_count", Integer, nullable=False, default=0),
    Column("max_videos", Integer, nullable=False, default=2),  # -1: unlimited
    Column("monthly_cap_microusd", BigInteger),  # None: the installation's setting
    Column("created_at_ms", BigInteger, nullable=False),
    Column("last_login_ms", BigInteger),
)

videos = Table(
    "videos",
    metadata,
    Column("id", ID, primary_key=True),
    Column("account_id", ID, ForeignKey("accounts.id"), nullable=False),
    Column("status", String(24), nullable=False),
    Column("run", Integer, nullable=False, default=1),
    Column("revision", Integer, nullable=False, default=1),  # raised by every edit
    Column("title", Text, nullable=False, default=""),
    Column("brief", JSON, nullable=False),
    Column("material", Text, nullable=False, default=""),
    Column("origin", String(24), nullable=False, default="command"),  # command, inbox, api
    Column("approve", Boolean, nullable=False, default=False),
    Column("script", JSON),  # header: everything but the scenes
    Column("script_key", String(64), nullable=False, default=""),  # what it was written from
    Column("plan", JSON),  # VideoPlan: voice, pace, look, music, seed, estimate
    Column("soundtrack", JSON),
    Column("version", Integer, nullable=False, default=0),  # of the last finished file
    Column("budget_microusd", BigInteger),
    Column("quota", String(12), nullable=False, default="reserved"),  # committed, released
    Column("notice", Text, nullable=False, default=""),  # why it failed or paused, next step
    Column("last_seq", Integer, nullable=False, default=0),
    Column("views", Integer, nullable=False, default=0),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("updated_at_ms", BigInteger, nullable=False),
    Column("trashed_at_ms", BigInteger),
    Column("status_before_trash", String(24), nullable=False, default=""),
    Index(None, "account_id", "created_at_ms"),
    Index(None, "account_id", "status", "created_at_ms"),
    Index(None, "account_id", "views"),
    Index(None, "created_at_ms"),
    Index(None, "views"),
    Index(None, "status"),
)

scenes = Table(
    "scenes",
    metadata,
    _video(),
    Column("id", String(40), primary_key=True),
    Column("position", Integer, nullable=False),  # from 0
    Column("scene", JSON, nullable=False),  # Scene
    Column("drawn", JSON),  # the recipe that is always ready to stand in
    Column("drawn_for", String(64), nullable=False, default=""),
    Column("tier", String(120), nullable=False, default="motion"),
    Column("generation", Integer, nullable=False, default=1),  # of the picture that is wanted
    Column("shown", Integer, nullable=False, default=0),  # generation that is used; 0: none yet
    Column("narration", JSON),
    Column("segment", JSON),
    Column("narrated_run", Integer, nullable=False, default=0),
    Column("rendered_run", Integer, nullable=False, default=0),
)

script_versions = Table(
    "script_versions",
    metadata,
    _video(),
    Column("revision", Integer, primary_key=True),
    Column("script", JSON, nullable=False),
    Column("why", Text, nullable=False, default=""),
    Column("at_ms", BigInteger, nullable=False),
)

video_versions = Table(
    "video_versions",
    metadata,
    _video(),
    Column("version", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("finished", JSON, nullable=False),  # FinishedVideo and what it was joined from
    Column("at_ms", BigInteger, nullable=False),
)

clips = Table(
    "clips",
    metadata,
    _video(),
    Column("scene_id", String(40), primary_key=True),
    Column("generation", Integer, primary_key=True),
    Column("status", String(16), nullable=False),
    Column("tier", String(120), nullable=False),  # provider:model, pinned
    Column("prompt", Text, nullable=False, default=""),
    Column("retry_count", Integer, nullable=False, default=0),
    Column("ladder", JSON, nullable=False, default=dict),  # domain.ladder state
    Column("clip", JSON),  # Clip, once ready
    Column("fallback_from", String(120), nullable=False, default=""),
    Column("notice", Text, nullable=False, default=""),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("ready_at_ms", BigInteger, index=True),
)

intents = Table(
    "intents",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("kind", String(12), nullable=False),  # clip, voice, script
    Column("video_id", ID, nullable=False, index=True),
    Column("scene_id", String(40), nullable=False, default=""),
    Column("account_id", ID, nullable=False),
    Column("provider", String(60), nullable=False),
    Column("tier", String(120), nullable=False),
    Column("state", String(12), nullable=False),  # IntentState
    Column("token", String(32), nullable=False, default=""),
    Column("operation", Text, nullable=False, default=""),
    Column("microusd", BigInteger, nullable=False, default=0),
    Column("asked_ms", BigInteger, nullable=False, default=0),  # length of the picture
    Column("sends", Integer, nullable=False, default=0),
    Column("sent_at_ms", BigInteger),
    Column("closed_at_ms", BigInteger),
    Column("note", Text, nullable=False, default=""),
    Index("ix_intents_open", "provider", "state"),
    Index(None, "state", "sent_at_ms"),
)

sends = Table(
    "sends",
    metadata,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("provider", String(60), nullable=False),
    Column("account_id", ID, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Index(None, "provider", "at_ms"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("at_ms", BigInteger, nullable=False),
    Column("month", String(7), nullable=False),  # 2026-11, UTC
    Column("kind", String(8), nullable=False),  # reserve, commit, release, doubt
    Column("microusd", BigInteger, nullable=False),
    Column("intent", String(200), nullable=False),
    Column("account_id", ID, nullable=False),
    Column("video_id", ID, nullable=False),
    Column("scene_id", String(40), nullable=False, default=""),
    Column("provider", String(60), nullable=False),
    Column("tier", String(120), nullable=False),
    Column("priced_on", String(10), nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Index(None, "video_id"),
    Index(None, "month", "account_id"),
    Index(None, "intent"),
)

balances = Table(
    "balances",
    metadata,
    Column("scope", String(200), primary_key=True),  # video:ID, account:ID:2026-11, all:2026-11
    Column("reserved_microusd", BigInteger, nullable=False, default=0),
    Column("committed_microusd", BigInteger, nullable=False, default=0),
    Column("doubt_microusd", BigInteger, nullable=False, default=0),
    Column("alerted", Integer, nullable=False, default=0),  # highest share told: 0, 50, 90, 100
)

events = Table(
    "events",
    metadata,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("video_id", ID, ForeignKey("videos.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("once", String(200)),  # a step that runs again appends nothing twice
    Column("type", String(32), nullable=False),
    Column("run", Integer, nullable=False),
    Column("scene_id", String(40), nullable=False, default=""),
    Column("payload", JSON, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Index(None, "video_id", "seq", unique=True),
    Index(None, "video_id", "once", unique=True),
    Index(None, "type", "at_ms"),
    sqlite_autoincrement=True,
)

artifacts = Table(
    "artifacts",
    metadata,
    Column("key", String(300), primary_key=True),
    _video(),
    Column("kind", String(24), nullable=False),
    Column("size_bytes", BigInteger, nullable=False, default=0),
    Column("at_ms", BigInteger, nullable=False),
)

scripts = Table(
    "scripts",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("writer", String(60), nullable=False),
    Column("script", JSON, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("key", String(200), primary_key=True),  # name and content hash
    Column("video_id", ID, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
