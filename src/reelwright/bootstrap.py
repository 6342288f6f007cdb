"""Bootstrap: settings become services and a studio, in one place."""

from __future__ import annotations

from collections.abc import Callable

from reelwright import tracing
from reelwright.database.connect import Database, parse_database_url
from reelwright.database.migrate import migrate
from reelwright.domain.money import Caps, parse_dollars
from reelwright.domain.policy import AccountRules, Policy
from reelwright.domain.prices import PriceTable, parse_prices, shipped_prices
from reelwright.domain.upload import MB, UploadRules
from reelwright.errors import ConfigError, InputError
from reelwright.ports import Access, Resources, Services
from reelwright.settings import Settings
from reelwright.storage.open import open_store
from reelwright.workflows.engine import Tasks, prepare_engine
from reelwright.workflows.studio import Studio, nothing


def services_from(settings: Settings) -> Services:
    """Ports and policy."""
    workspace = settings.workspace.expanduser().absolute()
    resources = Resources(
        cache=settings.cache.expanduser().absolute(),
        threads=min(2, settings.workers),
        offline=settings.offline,
        wikipedia_base_url=settings.wikipedia_base_url,
        weights_base_url=settings.weights_base_url,
        fake_base_url=settings.fake_base_url,
        objects_url=settings.objects_url,
        vendors=_vendors(settings),
        models=_models(settings),
        whisper=settings.whisper,
    )
    return Services(
        store=open_store(settings.objects_url, resources, workspace),
        workspace=workspace,
        resources=resources,
        workers=settings.workers,
        default_voice=settings.voice,
        policy=policy_from(settings),
        prices=_prices(settings),
        link_secret=settings.link_secret.get_secret_value(),
    )


def _vendors(settings: Settings) -> tuple[tuple[str, Access], ...]:
    """How each vendor is reached."""
    credentials = str(settings.google_credentials or "")
    vertex = Access(
        base_url=settings.vertex_base_url,
        project=settings.vertex_project,
        location=settings.vertex_location,
        credentials=credentials,
    )
    return (
        ("gemini", Access(settings.gemini_api_key.get_secret_value(), settings.gemini_base_url)),
        ("vertex", vertex),
        ("google_tts", Access(base_url=settings.google_tts_base_url, credentials=credentials)),
        ("openai", Access(settings.openai_api_key.get_secret_value(), settings.openai_base_url)),
        ("pexels", Access(settings.pexels_api_key.get_secret_value(), settings.pexels_base_url)),
        ("pixabay", Access(settings.pixabay_api_key.get_secret_value(), settings.pixabay_base_url)),
        ("gcs", Access(base_url=settings.gcs_base_url, credentials=credentials)),
        ("s3", Access(_s3_login(settings), settings.s3_base_url, location=settings.s3_region)),
    )


def _s3_login(settings: Settings) -> str:
    """`ID:SECRET`, empty for the machine's own. Raises ConfigError where half of it is set."""
    key = settings.s3_access_key_id.get_secret_value().strip()
    secret = settings.s3_secret_access_key.get_secret_value().strip()
    if bool(key) != bool(secret):
        there, missing = "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"
        if secret:
            there, missing = missing, there
        raise ConfigError(f"REELWRIGHT_{there} is set alone. Set REELWRIGHT_{missing} too.")
    return f"{key}:{secret}" if key else ""


def _models(settings: Settings) -> tuple[tuple[str, str], ...]:
    """The models that were set, by what they are for."""
    chosen = {
        "script:gemini": settings.gemini_model,
        "voice:gemini": settings.gemini_voice_model,
        "voice:google": settings.google_voice_model,
        "script:openai": settings.openai_model,
        "voice:openai": settings.openai_voice_model,
    }
    return tuple(sorted((what, model) for what, model in chosen.items() if model))


def studio_from(settings: Settings, *, at: Callable[[str], None] = nothing) -> Studio:
    """Services with the database open and up to date. Raises StorageError or ConfigError."""
    services = services_from(settings)
    if settings.traces_url and not tracing.is_on():
        tracing.start(settings.traces_url)
    database = Database(parse_database_url(settings.database_url, services.workspace))
    try:
        migrate(database)
        prepare_engine(database)
    except BaseException:
        database.close()
        raise
    return Studio(services, database, Tasks(database), at=at)


def policy_from(settings: Settings) -> Policy:
    """Limits, caps and waits as set."""
    general = Policy()
    ladder = general.ladder.model_copy(
        update={
            "attempts": settings.clip_attempts,
            "attempt_waits_s": settings.clip_waits_s,
            "rung_wait_s": settings.rung_wait_s,
            "rate_limit_waits_s": (*settings.clip_waits_s, settings.rung_wait_s),
            "rate_limit_patience_s": settings.rate_limit_patience_s,
        }
    )
    return general.model_copy(
        update={
            "limits": settings.limits,
            "accounts": AccountRules(
                access_code_required=settings.access_code_required,
                access_code_grace_ms=settings.access_code_grace_minutes * 60_000,
                max_videos=settings.max_videos,
                history_days=settings.history_days,
            ),
            "uploads": UploadRules(
                picture_bytes=settings.upload_picture_mb * MB,
                clip_bytes=settings.upload_clip_mb * MB,
                music_bytes=settings.upload_music_mb * MB,
                voice_over_bytes=settings.upload_voice_over_mb * MB,
                total_bytes=settings.upload_total_mb * MB,
                count=settings.upload_count,
            ),
            "caps": Caps(
                video=_dollars("video_cap", settings.video_cap),
                account_month=_dollars("account_month_cap", settings.account_month_cap),
                installation_month=_dollars("month_cap", settings.month_cap),
            ),
            "ladder": ladder,
            "polling": general.polling.scaled(settings.poll_pace),
            "call_waits_s": settings.call_waits_s,
            "doubt_check_s": settings.doubt_check_s,
            "lease_check_s": settings.lease_check_s,
            "trash_days": settings.trash_days,
            "retention_days": settings.retention_days,
            "webhooks_local": settings.webhooks_local,
            "database_patience_s": settings.database_patience_s,
        }
    )


def _dollars(name: str, text: str) -> int | None:
    if not text:
        return None
    try:
        return parse_dollars(text)
    except InputError as error:
        raise ConfigError(f"The setting REELWRIGHT_{name.upper()} is wrong: {error}") from error


def _prices(settings: Settings) -> PriceTable:
    """The shipped table, a person's own on top; `stills` means the model that was set."""
    table, own = shipped_prices(), settings.prices
    if own is not None:
        try:
            text = own.expanduser().read_text(encoding="utf-8")
            table = table.merged(parse_prices(text))
        except (OSError, InputError) as error:
            raise ConfigError(
                f"REELWRIGHT_PRICES names {own}, which cannot be used: {error}"
            ) from error
    models = {"gemini": settings.gemini_model, "openai": settings.openai_model}
    table = table.with_writers({name: model for name, model in models.items() if model})
    if not settings.image_model:
        return table
    try:
        return table.with_default(f"stills:{settings.image_model}")
    except InputError as error:
        raise ConfigError(f"The setting REELWRIGHT_IMAGE_MODEL cannot be used: {error}") from error
