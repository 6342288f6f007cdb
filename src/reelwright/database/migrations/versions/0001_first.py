"""The first schema: videos and their scenes, paid requests, money, events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Change the schema to this version."""
    _accounts()
    _balances()
    _inbox()
    _intents()
    _ledger()
    _scripts()
    _sends()
    _videos()
    _artifacts()
    _clips()
    _events()
    _scenes()
    _script_versions()
    _video_versions()


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=True),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("video_count", sa.Integer(), nullable=False),
        sa.Column("max_videos", sa.Integer(), nullable=False),
        sa.Column("monthly_cap_microusd", sa.BigInteger(), nullable=True),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("last_login_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("email", name=op.f("uq_accounts_email")),
    )


def _balances() -> None:
    op.create_table(
        "balances",
        sa.Column("scope", sa.String(length=200), nullable=False),
        sa.Column("reserved_microusd", sa.BigInteger(), nullable=False),
        sa.Column("committed_microusd", sa.BigInteger(), nullable=False),
        sa.Column("doubt_microusd", sa.BigInteger(), nullable=False),
        sa.Column("alerted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_balances")),
    )


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("video_id", sa.String(length=120), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inbox")),
    )


def _intents() -> None:
    op.create_table(
        "intents",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("video_id", sa.String(length=120), nullable=False),
        sa.Column("scene_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=120), nullable=False),
        sa.Column("provider", sa.String(length=60), nullable=False),
        sa.Column("tier", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("microusd", sa.BigInteger(), nullable=False),
        sa.Column("asked_ms", sa.BigInteger(), nullable=False),
        sa.Column("sends", sa.Integer(), nullable=False),
        sa.Column("sent_at_ms", sa.BigInteger(), nullable=True),
        sa.Column("closed_at_ms", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_intents")),
    )
    op.create_index("ix_intents_open", "intents", ["provider", "state"], unique=False)
    op.create_index(
        op.f("ix_intents_state_sent_at_ms"), "intents", ["state", "sent_at_ms"], unique=False
    )
    op.create_index(op.f("ix_intents_video_id"), "intents", ["video_id"], unique=False)


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("microusd", sa.BigInteger(), nullable=False),
        sa.Column("intent", sa.String(length=200), nullable=False),
        sa.Column("account_id", sa.String(length=120), nullable=False),
        sa.Column("video_id", sa.String(length=120), nullable=False),
        sa.Column("scene_id", sa.String(length=40), nullable=False),
        sa.Column("provider", sa.String(length=60), nullable=False),
        sa.Column("tier", sa.String(length=120), nullable=False),
        sa.Column("priced_on", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger")),
    )
    op.create_index(op.f("ix_ledger_intent"), "ledger", ["intent"], unique=False)
    op.create_index(
        op.f("ix_ledger_month_account_id"), "ledger", ["month", "account_id"], unique=False
    )
    op.create_index(op.f("ix_ledger_video_id"), "ledger", ["video_id"], unique=False)


def _scripts() -> None:
    op.create_table(
        "scripts",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("writer", sa.String(length=60), nullable=False),
        sa.Column("script", sa.JSON(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_scripts")),
    )


def _sends() -> None:
    op.create_table(
        "sends",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("provider", sa.String(length=60), nullable=False),
        sa.Column("account_id", sa.String(length=120), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sends")),
    )
    op.create_index(op.f("ix_sends_provider_at_ms"), "sends", ["provider", "at_ms"], unique=False)


def _videos() -> None:
    op.create_table(
        "videos",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("account_id", sa.String(length=120), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("brief", sa.JSON(), nullable=False),
        sa.Column("material", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=24), nullable=False),
        sa.Column("approve", sa.Boolean(), nullable=False),
        sa.Column("script", sa.JSON(), nullable=True),
        sa.Column("script_key", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=True),
        sa.Column("soundtrack", sa.JSON(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("budget_microusd", sa.BigInteger(), nullable=True),
        sa.Column("quota", sa.String(length=12), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("views", sa.Integer(), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("updated_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("trashed_at_ms", sa.BigInteger(), nullable=True),
        sa.Column("status_before_trash", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_videos_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_videos")),
    )
    op.create_index(
        op.f("ix_videos_account_id_created_at_ms"),
        "videos",
        ["account_id", "created_at_ms"],
        unique=False,
    )
    op.create_index(
        op.f("ix_videos_account_id_status_created_at_ms"),
        "videos",
        ["account_id", "status", "created_at_ms"],
        unique=False,
    )
    op.create_index(
        op.f("ix_videos_account_id_views"), "videos", ["account_id", "views"], unique=False
    )
    op.create_index(op.f("ix_videos_created_at_ms"), "videos", ["created_at_ms"], unique=False)
    op.create_index(op.f("ix_videos_status"), "videos", ["status"], unique=False)
    op.create_index(op.f("ix_videos_views"), "videos", ["views"], unique=False)


def _artifacts() -> None:
    op.create_table(
        "artifacts",
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("video_id", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["videos.id"], name=op.f("fk_artifacts_video_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "video_id", name=op.f("pk_artifacts")),
    )


def _clips() -> None:
    op.create_table(
        "clips",
        sa.Column("video_id", sa.String(length=120), nullable=False),
        sa.Column("scene_id", sa.String(length=40), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("tier", sa.String(length=120), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("retry_count", sa.Integer(), nullable=False),
        sa.Column("ladder", sa.JSON(), nullable=False),
        sa.Column("clip", sa.JSON(), nullable=True),
        sa.Column("fallback_from", sa.String(length=120), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("ready_at_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["video_id"], ["videos.id"], name=op.f("fk_clips_video_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("video_id", "scene_id", "generation", name=op.f("pk_clips")),
    )
    op.create_index(op.f("ix_clips_ready_at_ms"), "clips", ["ready_at_ms"], unique=False)


def _events() -> None:
    op.create_table(
        "events",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("video_id", sa.String(length=120), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("once", sa.String(length=200), nullable=True),
        sa.Column("type", sa.String(length=32), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("scene_id", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["videos.id"], name=op.f("fk_events_video_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_events_type_at_ms"), "events", ["type", "at_ms"], unique=False)
    op.create_index(op.f("ix_events_video_id_once"), "events", ["video_id", "once"], unique=True)
    op.create_index(op.f("ix_events_video_id_seq"), "events", ["video_id", "seq"], unique=True)


def _scenes() -> None:
    op.create_table(
        "scenes",
        sa.Column("video_id", sa.String(length=120), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scene", sa.JSON(), nullable=False),
        sa.Column("drawn", sa.JSON(), nullable=True),
        sa.Column("drawn_for", sa.String(length=64), nullable=False),
        sa.Column("tier", sa.String(length=120), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("narration", sa.JSON(), nullable=True),
        sa.Column("segment", sa.JSON(), nullable=True),
        sa.Column("narrated_run", sa.Integer(), nullable=False),
        sa.Column("rendered_run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["videos.id"], name=op.f("fk_scenes_video_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("video_id", "id", name=op.f("pk_scenes")),
    )


def _script_versions() -> None:
    op.create_table(
        "script_versions",
        sa.Column("video_id", sa.String(length=120), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("script", sa.JSON(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["videos.id"],
            name=op.f("fk_script_versions_video_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("video_id", "revision", name=op.f("pk_script_versions")),
    )


def _video_versions() -> None:
    op.create_table(
        "video_versions",
        sa.Column("video_id", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("finished", sa.JSON(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["videos.id"], name=op.f("fk_video_versions_video_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("video_id", "version", name=op.f("pk_video_versions")),
    )
