"""Given: what every request's body shares: nothing unknown, no text that no database takes."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
)

from reelwright.domain.money import parse_dollars


def _clean(text: str) -> str:
    if "\x00" in text:
        raise ValueError("a text cannot hold the character NUL")
    return text


CleanText = Annotated[str, AfterValidator(_clean)]
"""A text that any database takes."""
VideoId = Annotated[str, Path(max_length=120, pattern=r"^[A-Za-z0-9_-]+$")]
SceneName = Annotated[
    str, Path(max_length=40, pattern=r"^[a-z0-9-]+$", description="Its id, or its number from 1.")
]
UPLOAD = "(upload:)?[0-9a-z]{1,64}"
UploadName = Annotated[str, StringConstraints(pattern=f"^{UPLOAD}$")]


class Given(BaseModel):
    """A request's body."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @field_validator("*", mode="after")
    @classmethod
    def _storable(cls, value: Any) -> Any:
        for each in value if isinstance(value, list | tuple) else (value,):
            if isinstance(each, str):
                _clean(each)
        return value


class Budgeted(Given):
    """What may cost, and how much it may."""

    budget: str = Field("", max_length=20, description="Another budget for the video, dollars.")

    @property
    def budget_microusd(self) -> int | None:
        """None where none is given. Raises InputError."""
        return parse_dollars(self.budget) if self.budget else None
