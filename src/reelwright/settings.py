"""Settings: the only place that reads the environment, `.env` and `reelwright.toml`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from reelwright.domain.policy import Limits
from reelwright.errors import ConfigError

PREFIX = "REELWRIGHT_"


class Settings(BaseSettings):
    """Every setting, from the environment (`REELWRIGHT_…`), `.env` or `reelwright.toml`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", toml_file="reelwright.toml"
    )

    workspace: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("reelwright"),
        description="Folder that keeps videos in the making and what they are made of.",
    )
    cache: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("reelwright"),
        description="Folder for what can be made again, e.g. the assembled voice model.",
    )
    ffmpeg: Path | None = Field(
        default=None,
        description="Another FFmpeg (with libx264 and libass) than the one installed along.",
    )
    workers: int = Field(
        default_factory=lambda: max(1, min(8, os.cpu_count() or 1)),
        ge=1,
        le=64,
        description="Segments drawn and encoded at the same time.",
    )
    offline: bool = Field(
        default=False, description="Never ask Wikipedia or any other server, even when reachable."
    )
    wikipedia_base_url: str = Field(
        default="",
        description="Another address for Wikipedia, e.g. a mirror; empty means the real one.",
    )
    weights_base_url: str = Field(
        default="",
        description="Another address for the voice model's release; empty means the real one.",
    )
    fake_base_url: str = Field(
        default="",
        description="Where the fake vendor listens, for demos and tests (`--clips fake`).",
    )
    gemini_api_key: SecretStr = Field(
        default=SecretStr(""), description="Key of the Gemini API (scripts, voices, pictures)."
    )
    gemini_base_url: str = Field(default="", description="Another address for the Gemini API.")
    gemini_model: str = Field(
        default="", description="Gemini model that writes scripts; empty means gemini-3.8-flash."
    )
    gemini_voice_model: str = Field(
        default="",
        description="Gemini model of the voice `gemini`; empty means gemini-3.8-flash-tts.",
    )
    image_model: str = Field(
        default="",
        description="Model that paints stills (`--clips stills`); empty means "
        "gemini-nano-banana-2.1. It needs a line in the price table.",
    )
    vertex_project: str = Field(
        default="", description="Google Cloud project for Vertex AI (Gemini, Veo, Omni)."
    )
    vertex_location: str = Field(default="us-central1", description="Vertex AI's region.")
    vertex_base_url: str = Field(default="", description="Another address for Vertex AI.")
    google_credentials: Path | None = Field(
        default=None,
        description="Service account file for Google Cloud; empty means the machine's own login.",
    )
    google_tts_base_url: str = Field(
        default="", description="Another address for Google's Cloud Text-to-Speech."
    )
    google_voice_model: str = Field(
        default="", description="Model of the voice `google`; empty means gemini-2.5-pro-tts."
    )
    openai_api_key: SecretStr = Field(
        default=SecretStr(""), description="Key of OpenAI or of a compatible server."
    )
    openai_base_url: str = Field(
        default="",
        description="A compatible server for scripts and voices, e.g. http://127.0.0.1:11434/v1.",
    )
    openai_model: str = Field(
        default="",
        description="Model of OpenAI, or of the server, that writes scripts; empty means "
        "gpt-5.4-mini at OpenAI itself.",
    )
    openai_voice_model: str = Field(
        default="",
        description="Model of the voice `openai`; empty means gpt-4o-mini-tts at OpenAI itself.",
    )
    pexels_api_key: SecretStr = Field(default=SecretStr(""), description="Key of Pexels.")
    pexels_base_url: str = Field(default="", description="Another address for Pexels.")
    pixabay_api_key: SecretStr = Field(default=SecretStr(""), description="Key of Pixabay.")
    pixabay_base_url: str = Field(default="", description="Another address for Pixabay.")
    objects_url: str = Field(
        default="",
        description="gs://BUCKET/PREFIX or s3://BUCKET/PREFIX for what is made, shared by all "
        "workers; empty means the workspace.",
    )
    gcs_base_url: str = Field(default="", description="Another address for Cloud Storage.")
    s3_base_url: str = Field(default="", description="Another address for S3, e.g. MinIO's.")
    s3_region: str = Field(default="us-east-1", description="Region of the S3 bucket.")
    s3_access_key_id: SecretStr = Field(
        default=SecretStr(""),
        description="Access key for S3; empty means the machine's own (AWS_ACCESS_KEY_ID, a role).",
    )
    s3_secret_access_key: SecretStr = Field(
        default=SecretStr(""), description="The secret that goes with that access key."
    )
    link_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Signs links to files in the workspace, 16 bytes or more, the same for all "
        "servers; empty means one that is made once and kept there.",
    )
    database_url: str = Field(
        default="",
        description="postgresql://USER:PASSWORD@HOST/DATABASE for a fleet of workers; "
        "empty means a file in the workspace.",
    )
    prices: Path | None = Field(
        default=None, description="Your own price table (TOML), laid over the shipped one."
    )
    limits: dict[str, Limits] = Field(
        default_factory=dict,
        description="How hard each provider may be used by all workers together, e.g. "
        '{"veo": {"in_flight": 10, "per_user": 4, "per_minute": 30}}.',
    )
    video_cap: str = Field(default="", description="Dollars that one video may cost at most.")
    account_month_cap: str = Field(
        default="", description="Dollars that one account may spend in a month."
    )
    month_cap: str = Field(
        default="", description="Dollars that the whole installation may spend in a month."
    )
    clip_attempts: int = Field(
        default=3, ge=1, le=10, description="Attempts for a clip on each rung of the ladder."
    )
    clip_waits_s: tuple[float, ...] = Field(
        default=(60.0, 180.0), min_length=1, description="Seconds between those attempts."
    )
    rung_wait_s: float = Field(
        default=600.0, ge=0, description="Seconds before the next rung of the ladder."
    )
    rate_limit_patience_s: float = Field(
        default=21_600.0,
        gt=0,
        description="Seconds spent on a vendor that answers 429, before the next rung.",
    )
    call_waits_s: tuple[float, ...] = Field(
        default=(5.0, 30.0, 120.0),
        description="Seconds between attempts of a sentence or a script.",
    )
    poll_pace: float = Field(
        default=1.0,
        gt=0,
        le=1,
        description="Share of the usual pauses between looks at a clip that is being made; less "
        "where its vendor is an emulator.",
    )
    doubt_check_s: float = Field(
        default=20.0, gt=0, description="Seconds between looks for a clip whose answer was lost."
    )
    lease_check_s: float = Field(
        default=2.0,
        gt=0,
        description="Seconds between looks for dead workers (Postgres); their work goes on then.",
    )
    database_patience_s: float = Field(
        default=60.0,
        ge=0,
        description="Seconds a worker waits for a database that is away before it ends.",
    )
    trash_days: int = Field(
        default=30, ge=0, description="Days a deleted video can be restored, before it is purged."
    )
    retention_days: int | None = Field(
        default=None,
        ge=1,
        description="Days after which videos go to the trash by themselves; empty means never.",
    )
    webhooks_local: bool = Field(
        default=False,
        description="Let webhooks be told at http:// and inside the network, for development; "
        "never where strangers have accounts.",
    )
    whisper: str = Field(
        default="base",
        description="Whisper that times words and hears recordings: base (installed along), small, "
        "large-v3-turbo (fetched when first used), a folder, or off.",
    )
    access_code_required: Literal["signup", "signup+create", "never"] = Field(
        default="signup",
        description="What needs the hourly access code: signup, signup+create, or never.",
    )
    access_code_grace_minutes: int = Field(
        default=10, ge=0, le=59, description="Minutes for which the last access code still works."
    )
    max_videos: int = Field(
        default=2, ge=-1, description="Videos a new account may make; -1 means any number."
    )
    upload_picture_mb: int = Field(
        default=20, ge=1, le=200, description="Megabytes that an uploaded picture may have."
    )
    upload_clip_mb: int = Field(
        default=200, ge=1, le=4000, description="Megabytes that an uploaded clip may have."
    )
    upload_music_mb: int = Field(
        default=50, ge=1, le=1000, description="Megabytes that uploaded music may have."
    )
    upload_voice_over_mb: int = Field(
        default=100, ge=1, le=1000, description="Megabytes that an uploaded voice-over may have."
    )
    upload_total_mb: int = Field(
        default=1000, ge=0, description="Megabytes of uploads that one account may keep."
    )
    upload_count: int = Field(
        default=200, ge=0, description="Uploads that one account may keep; 0 takes none."
    )
    history_days: int = Field(
        default=90,
        ge=1,
        description="Days for which sessions that ended, one-time links and the access codes' "
        "history are kept.",
    )
    origins: tuple[str, ...] = Field(
        default=(),
        description="Addresses of pages that may use the service with a cookie, beside its own, "
        'e.g. ["https://videos.example.org"].',
    )
    trusted_proxies: str = Field(
        default="",
        description="Addresses of proxies whose X-Forwarded-For is believed, e.g. 10.0.0.0/8; "
        "empty means none.",
    )
    rate_limit: str = Field(
        default="600/minute",
        description="Requests that one account, or one key, may send to one server process; empty "
        "means any number.",
    )
    rate_limit_address: str = Field(
        default="1200/minute",
        description="Requests that may come from one address to one server process; empty means "
        "any number.",
    )
    traces_url: str = Field(
        default="",
        description="Where OpenTelemetry traces go (OTLP over HTTP), e.g. http://127.0.0.1:4318; "
        "OTEL_EXPORTER_OTLP_ENDPOINT is read too; empty means nowhere.",
    )
    log_format: Literal["auto", "json", "text"] = Field(
        default="auto",
        description="How `serve` and `worker` write their log: json, text, or auto (text for a "
        "terminal).",
    )
    voice: str = Field(
        default="", description="Voice used where a brief names none, e.g. kokoro:ff_siwis."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (
            init_settings,
            env_settings,
            dotenv_settings,
            TomlConfigSettingsSource(settings_cls),
        )


def load_settings(**given: object) -> Settings:
    """Settings with what was given on top. Raises ConfigError naming the setting."""
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        settings = Settings(**chosen)  # type: ignore[arg-type]
    except SettingsError as error:
        field = str(error).split('"')[1]
        raise ConfigError(
            f"The setting {PREFIX}{field.upper()} is not written as JSON. Its description in "
            "docs/configuration.md has an example."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise ConfigError(f"The setting {name} is wrong: {first['msg']}.") from error
    if settings.ffmpeg is not None:
        if not settings.ffmpeg.is_file():
            raise ConfigError(f"REELWRIGHT_FFMPEG names {settings.ffmpeg}, which is not a file.")
        # imageio-ffmpeg looks here first, in this process and in every child.
        os.environ["IMAGEIO_FFMPEG_EXE"] = str(settings.ffmpeg)
    if not settings.traces_url:
        settings.traces_url = os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT", "")
    return settings
