"""Account: who somebody is, what they may make, and the session that a sign-in begins."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from reelwright.api.schemas.given import Given
from reelwright.api.schemas.moment import moment
from reelwright.database.account_rows import Account
from reelwright.operations.accounts import MOST_VIDEOS
from reelwright.operations.principal import Principal
from reelwright.operations.sign_in import SignedIn


class AccountOut(BaseModel):
    """An account with its quota."""

    model_config = ConfigDict(frozen=True)

    id: str
    email: str = Field(examples=["ada@example.org"])
    name: str
    is_admin: bool
    disabled: bool
    video_count: int = Field(description="Videos that count against the quota.")
    max_videos: int = Field(description="-1 means any number.")
    created_at: datetime
    last_login: datetime | None

    @classmethod
    def of(cls, account: Account) -> Self:
        """As it is in the database."""
        last = account.last_login_ms
        return cls(
            id=account.id,
            email=account.email,
            name=account.name,
            is_admin=account.is_admin,
            disabled=account.disabled,
            video_count=account.video_count,
            max_videos=account.max_videos,
            created_at=moment(account.created_at_ms),
            last_login=None if last is None else moment(last),
        )


class Me(BaseModel):
    """Who asks, and by what right."""

    model_config = ConfigDict(frozen=True)

    account: AccountOut
    scopes: list[str]
    session_id: str = Field(description="Empty where a key asks.")
    key_id: str = Field(description="Empty where a session asks.")

    @classmethod
    def of(cls, account: Account, principal: Principal) -> Self:
        """The account together with the session's or key's rights."""
        return cls(
            account=AccountOut.of(account),
            scopes=sorted(principal.scopes),
            session_id=principal.session_id,
            key_id=principal.key_id,
        )


class SignedInOut(BaseModel):
    """A session that began. Browsers have the token as a cookie too."""

    model_config = ConfigDict(frozen=True)

    token: str = Field(description="Send it as `Authorization: Bearer …`.")
    token_type: str = "bearer"
    expires_at: datetime
    account: AccountOut

    @classmethod
    def of(cls, signed: SignedIn, account: Account) -> Self:
        """Told once."""
        return cls(
            token=signed.token,
            expires_at=moment(signed.expires_at_ms),
            account=AccountOut.of(account),
        )


class AccountsOut(BaseModel):
    """A page of accounts, newest first."""

    items: list[AccountOut]
    next_cursor: str | None = Field(description="Nothing on the last page.")


class AccountChange(Given):
    """What an administrator changes; what is not given stays."""

    max_videos: int | None = Field(default=None, ge=-1, le=MOST_VIDEOS, examples=[10])
    is_admin: bool | None = None
    disabled: bool | None = None


class ResetLinkOut(BaseModel):
    """A one-time link for a new password, told this once."""

    path: str = Field(description="Behind the service's address.", examples=["/link#sY8…"])
    token: str = Field(description="What is behind the #.")
    expires_at: datetime
