"""Key: what opens the API for a program."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from reelwright.api.schemas.given import Given
from reelwright.api.schemas.moment import moment
from reelwright.operations.api_keys import ApiKey

Scope = Literal["videos:read", "videos:write", "keys", "webhooks", "account", "admin"]
KeyName = Annotated[str, Field(min_length=1, max_length=80, examples=["Weekly report"])]


class KeyWish(Given):
    """A key to be made, with no more rights than who asks."""

    name: KeyName
    scopes: list[Scope] = Field(
        min_length=1, max_length=10, examples=[["videos:read", "videos:write"]]
    )
    expires_at: AwareDatetime | None = Field(
        default=None, description="With its zone; nothing means never."
    )

    @property
    def expires_at_ms(self) -> int | None:
        """Unix time."""
        return None if self.expires_at is None else round(self.expires_at.timestamp() * 1000)


class KeyOut(BaseModel):
    """A key without itself."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    prefix: str = Field(description="How it begins.", examples=["rw_V3xB8mQk"])
    scopes: list[str]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None

    @classmethod
    def of(cls, key: ApiKey) -> Self:
        """As lists show it."""
        return cls(
            id=key.id,
            name=key.name,
            prefix=key.prefix,
            scopes=list(key.scopes),
            created_at=moment(key.created_at_ms),
            expires_at=_moment(key.expires_at_ms),
            last_used_at=_moment(key.last_used_ms),
        )


class NewKeyOut(BaseModel):
    """A key, told this once."""

    model_config = ConfigDict(frozen=True)

    key: str = Field(description="Keep it now: it is shown no second time.")
    about: KeyOut


class KeysOut(BaseModel):
    """Those that were not revoked, newest first."""

    items: list[KeyOut]


def _moment(unix_ms: int | None) -> datetime | None:
    return None if unix_ms is None else moment(unix_ms)
