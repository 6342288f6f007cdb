"""Moment and Money: how times and prices look on the wire."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from reelwright.domain.money import dollars


def moment(unix_ms: int) -> datetime:
    """In UTC; ISO-8601 on the wire."""
    return datetime.fromtimestamp(unix_ms / 1000, UTC)


Moment = Annotated[
    datetime,
    BeforeValidator(lambda value: moment(value) if isinstance(value, int) else value),
]
"""A field made from Unix milliseconds."""


class Money(BaseModel):
    """An amount, exact and for people."""

    model_config = ConfigDict(frozen=True)

    microusd: int = Field(examples=[960_000])
    text: str = Field(examples=["0.96 $"])

    @classmethod
    def of(cls, microusd: int) -> Self:
        """The amount in micro-dollars."""
        return cls(microusd=microusd, text=dollars(microusd))
