"""Settings: the only place that reads the environment, `.env` and `reelwright.toml`."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

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
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise ConfigError(f"The setting {name} is wrong: {first['msg']}.") from error
    if settings.ffmpeg is not None:
        if not settings.ffmpeg.is_file():
            raise ConfigError(f"REELWRIGHT_FFMPEG names {settings.ffmpeg}, which is not a file.")
        # imageio-ffmpeg looks here first, in this process and in every child.
        os.environ["IMAGEIO_FFMPEG_EXE"] = str(settings.ffmpeg)
    return settings
