"""Session: where an account is signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from reelwright.api.schemas.moment import moment
from reelwright.database.sessions import Session
from reelwright.operations.one_time_links import LinkFor


class SessionOut(BaseModel):
    """One sign-in."""

    model_config = ConfigDict(frozen=True)

    id: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    agent: str = Field(description="The browser or program, as it names itself.")
    address: str
    current: bool = Field(description="Whether it is the one that asks.")

    @classmethod
    def of(cls, session: Session, *, asking: str) -> Self:
        """`asking` is the id of the session that asks."""
        return cls(
            id=session.id,
            created_at=moment(session.created_at_ms),
            last_seen_at=moment(session.last_seen_ms),
            expires_at=moment(session.expires_at_ms),
            agent=session.agent,
            address=session.address,
            current=session.id == asking,
        )


class SessionsOut(BaseModel):
    """Open ones, newest first."""

    items: list[SessionOut]


class EndedOut(BaseModel):
    """How many sessions ended."""

    ended: int


class LinkOut(BaseModel):
    """What a one-time link is good for."""

    kind: Literal["first", "reset"] = Field(
        description="`first`: choose an address and a password; `reset`: a new password."
    )
    email: str

    @classmethod
    def of(cls, link: LinkFor) -> Self:
        """Before it is used."""
        return cls.model_validate(link, from_attributes=True)


class Rules(BaseModel):
    """What somebody who is not signed in needs to know."""

    solo: bool = Field(description="Nobody signs in: whoever asks owns the machine.")
    access_code_required: Literal["signup", "signup+create", "never"]
    shortest_password: int
    longest_password: int
