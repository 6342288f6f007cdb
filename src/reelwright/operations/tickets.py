"""Tickets: a way in for a browser's socket, whose address may be written down by anybody."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import select

from reelwright.database import service_tables
from reelwright.database.accounts import LOCAL_ACCOUNT
from reelwright.database.sessions import find_session
from reelwright.database.tables import accounts
from reelwright.database.tickets import Ticket, keep_ticket, take_ticket
from reelwright.errors import NotSignedIn
from reelwright.operations.principal import ADMIN, OWNER, PERSON, Principal
from reelwright.workflows.studio import Studio

LASTS_MS = 30_000
KEY = "key:"


@dataclass(frozen=True)
class NewTicket:
    """Told this once."""

    ticket: str
    expires_at_ms: int


def give_ticket(studio: Studio, principal: Principal) -> NewTicket:
    """Good for one connection within 30 s, with the rights of who asks."""
    now_ms, ticket = studio.now_ms(), secrets.token_urlsafe(32)
    by = KEY + principal.key_id if principal.key_id else principal.session_id
    kept = Ticket(principal.account_id, by)
    with studio.database.begin() as c:
        keep_ticket(c, _hash(ticket), kept, expires_at_ms=now_ms + LASTS_MS)
    return NewTicket(ticket, now_ms + LASTS_MS)


def redeem_ticket(studio: Studio, ticket: str) -> Principal:
    """Who asked for it, as they stand now; it opens nothing any more. Raises NotSignedIn."""
    now_ms = studio.now_ms()
    with studio.database.begin() as c:
        taken = take_ticket(c, _hash(ticket), now_ms=now_ms)
    if taken is None:
        raise _refused()
    if taken.account_id == LOCAL_ACCOUNT and not taken.session_id:
        return OWNER
    keys = service_tables.api_keys
    with studio.database.read() as c:
        account = c.execute(select(accounts).where(accounts.c.id == taken.account_id)).one_or_none()
        if account is None or account.disabled:
            raise _refused()
        known = {
            "account_id": account.id,
            "email": account.email or "",
            "is_admin": account.is_admin,
        }
        scopes = ADMIN if account.is_admin else PERSON
        if not taken.session_id.startswith(KEY):
            session = find_session(c, taken.session_id)
            if session is None or not session.is_open(now_ms):
                raise _refused()
            return Principal(**known, scopes=scopes, session_id=session.id)
        key_id = taken.session_id.removeprefix(KEY)
        key = c.execute(select(keys).where(keys.c.id == key_id)).one_or_none()
        ended = key is not None and key.expires_at_ms is not None and key.expires_at_ms <= now_ms
        if key is None or key.revoked_at_ms is not None or ended:
            raise _refused()
        return Principal(**known, scopes=scopes & frozenset(key.scopes), key_id=key.id)


def _refused() -> NotSignedIn:
    return NotSignedIn("This ticket is used, expired or unknown. Ask for another one.")


def _hash(ticket: str) -> str:
    return hashlib.sha256(ticket.encode()).hexdigest()
