"""Access code: what an administrator tells those who may come in."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import BaseModel, Field

from reelwright.api.schemas.moment import moment
from reelwright.operations.access_code import AccessCode, Codes, Rotation


class CodeOut(BaseModel):
    """A code and its hour."""

    code: str = Field(examples=["K7QW3MZP"])
    begins_at: datetime
    ends_at: datetime = Field(description="Without the grace.")

    @classmethod
    def of(cls, code: AccessCode) -> Self:
        """Of one hour."""
        return cls(
            code=code.code, begins_at=moment(code.begins_at_ms), ends_at=moment(code.ends_at_ms)
        )


class CodesOut(BaseModel):
    """Now, next, and the last one while it still works."""

    now: CodeOut
    next: CodeOut
    previous: CodeOut | None

    @classmethod
    def of(cls, codes: Codes) -> Self:
        """All that work, and the next."""
        last = codes.previous
        return cls(
            now=CodeOut.of(codes.now),
            next=CodeOut.of(codes.next),
            previous=None if last is None else CodeOut.of(last),
        )


class RotationOut(BaseModel):
    """A change of the code that was noted."""

    code: CodeOut
    rotated_at: datetime
    uses: int = Field(description="How often it opened something.")

    @classmethod
    def of(cls, rotation: Rotation) -> Self:
        """As it was noted."""
        return cls(
            code=CodeOut.of(rotation.code),
            rotated_at=moment(rotation.rotated_at_ms),
            uses=rotation.uses,
        )


class RotationsOut(BaseModel):
    """Newest first."""

    items: list[RotationOut]
