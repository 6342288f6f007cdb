"""Who asks: accounts, sessions and keys as the service answers them."""

from __future__ import annotations

from datetime import datetime

from reelwright.client.models import Answer


class Account(Answer):
    """An account with its quota."""

    id: str
    email: str
    name: str
    is_admin: bool
    video_count: int
    max_videos: int
    """-1 means any number."""


class Me(Answer):
    """Who asks, and what the key may do."""

    account: Account
    scopes: tuple[str, ...]


class SignedIn(Answer):
    """A session of seven days."""

    token: str
    expires_at: datetime
    account: Account


class Key(Answer):
    """A key without itself."""

    id: str
    name: str
    prefix: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


class NewKey(Answer):
    """A key, told this once."""

    key: str
    about: Key


class Keys(Answer):
    """Those that were not revoked."""

    items: tuple[Key, ...]
