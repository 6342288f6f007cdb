"""Principal: who asks, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.database.accounts import LOCAL_ACCOUNT

SCOPES = ("videos:read", "videos:write", "keys", "webhooks", "account", "admin")
"""What a key may be given; a person who is signed in has those of their account."""
PERSON = frozenset(SCOPES) - {"admin"}
ADMIN = frozenset(SCOPES)


@dataclass(frozen=True)
class Principal:
    """An account, by a session, a key, or the machine's owner in solo mode."""

    account_id: str
    email: str = ""
    is_admin: bool = False
    scopes: frozenset[str] = PERSON
    session_id: str = ""
    key_id: str = ""

    @property
    def sees(self) -> str | None:
        """The account whose videos it may see, None for all: only the machine's owner."""
        return None if self.account_id == LOCAL_ACCOUNT else self.account_id


OWNER = Principal(LOCAL_ACCOUNT, is_admin=True, scopes=ADMIN)
"""Solo mode: whoever sits at this machine."""
