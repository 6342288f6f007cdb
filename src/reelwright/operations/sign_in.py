"""Sign-in: an account's session begun, recognised and ended."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from reelwright.database import service_tables
from reelwright.database.sessions import (
    Session,
    begin_session,
    find_session,
    revoke_all,
    revoke_session,
    see_session,
    sessions_of,
)
from reelwright.database.tables import accounts
from reelwright.errors import Conflict, InputError, NotSignedIn
from reelwright.operations import api_keys, tokens
from reelwright.operations.attempts import MINUTE_S, Limit, limited
from reelwright.operations.email_address import read_email
from reelwright.operations.passwords import never_matching, verify_password
from reelwright.operations.principal import ADMIN, PERSON, Principal
from reelwright.workflows.studio import Studio

SEEN_EVERY_MS = 60_000
"""A session's last use is noted this often at most."""
FROM_HERE = Limit("login-from", most=10, window_s=15 * MINUTE_S)
"""Wrong passwords for one account from one address."""
FROM_ADDRESS = Limit("login-address", most=50, window_s=15 * MINUTE_S)
TO_ACCOUNT = Limit("login-account", most=100, window_s=60 * MINUTE_S)
"""From anywhere; wide, so that a stranger does not easily lock somebody out."""
_WRONG = "The e-mail address or the password is wrong."


@dataclass(frozen=True)
class SignedIn:
    """A new session with its token, which is told once."""

    principal: Principal
    token: str
    expires_at_ms: int


def sign_in(
    studio: Studio, email: str, password: str, *, agent: str = "", address: str = ""
) -> SignedIn:
    """Raises NotSignedIn, the same for an unknown address as for a wrong password; RateLimited."""
    try:
        email = read_email(email)
    except InputError:
        email = ""
    whom = hashlib.sha256(email.encode()).hexdigest()
    limits = (FROM_HERE, f"{address}:{whom}"), (FROM_ADDRESS, address), (TO_ACCOUNT, whom)
    with limited(studio, *limits):
        with studio.database.read() as c:
            found = _with_password(c, email)
        kept = found.password_hash if found is not None else never_matching()
        # Verified outside of any transaction: it takes a tenth of a second by design.
        right, renewed = verify_password(password, kept)
        if found is None or not right or found.disabled:
            raise NotSignedIn(_WRONG)
    with studio.database.begin() as c:
        if renewed is not None:
            set_password_hash(c, found.id, renewed, now_ms=studio.now_ms())
        return open_session(c, studio, found.id, agent=agent, address=address)


def open_session(
    c: Connection, studio: Studio, account_id: str, *, agent: str = "", address: str = ""
) -> SignedIn:
    """For an account that proved itself, in the caller's transaction."""
    now_ms = studio.now_ms()
    account = c.execute(select(accounts).where(accounts.c.id == account_id)).one()
    session = Session(
        id=secrets.token_hex(12),
        account_id=account_id,
        created_at_ms=now_ms,
        last_seen_ms=now_ms,
        expires_at_ms=now_ms + tokens.LASTS_S * 1000,
        revoked_at_ms=None,
        agent=agent[:200],
        address=address[:64],
    )
    begin_session(c, session)
    c.execute(update(accounts).where(accounts.c.id == account_id).values(last_login_ms=now_ms))
    token = tokens.Token(account_id, session.id, account.email or "", account.is_admin)
    principal = Principal(
        account_id=account_id,
        email=account.email or "",
        is_admin=account.is_admin,
        scopes=ADMIN if account.is_admin else PERSON,
        session_id=session.id,
    )
    signed = tokens.issue(token, studio.secret(), now_s=now_ms // 1000)
    return SignedIn(principal, signed, session.expires_at_ms)


def principal_of(studio: Studio, token: str) -> Principal:
    """Who holds this token, a session's or a key's. Raises NotSignedIn.

    The rows are asked each time: a session that was revoked and an account that was disabled
    end at once, and the rights are those of now, not of the token.
    """
    if token.startswith(api_keys.MARK):
        return api_keys.principal_of_key(studio, token)
    now_ms = studio.now_ms()
    told = tokens.read(token, studio.secret(), now_s=now_ms // 1000)
    with studio.database.read() as c:
        session = find_session(c, told.session_id)
        account = c.execute(select(accounts).where(accounts.c.id == told.account_id)).one_or_none()
    ended = session is None or session.account_id != told.account_id
    if ended or account is None or account.disabled:
        raise NotSignedIn("This session has ended. Sign in again.")
    assert session is not None
    if not session.is_open(now_ms):
        raise NotSignedIn("This session has ended. Sign in again.")
    if now_ms - session.last_seen_ms > SEEN_EVERY_MS:
        with studio.database.begin() as c:
            see_session(c, session.id, now_ms=now_ms)
    return Principal(
        account_id=account.id,
        email=account.email or "",
        is_admin=account.is_admin,
        scopes=ADMIN if account.is_admin else PERSON,
        session_id=session.id,
    )


def sign_out(studio: Studio, principal: Principal) -> None:
    """End the session that asks. Raises Conflict where it is none."""
    if not principal.session_id:
        raise Conflict("There is no session to end: a key is revoked instead.")
    with studio.database.begin() as c:
        revoke_session(c, principal.account_id, principal.session_id, now_ms=studio.now_ms())


def list_sessions(studio: Studio, principal: Principal) -> tuple[Session, ...]:
    """Where the account is signed in, newest first."""
    with studio.database.read() as c:
        return sessions_of(c, principal.account_id, now_ms=studio.now_ms())


def end_session(studio: Studio, principal: Principal, session_id: str) -> None:
    """Of the account's own. Raises NotFound."""
    with studio.database.begin() as c:
        revoke_session(c, principal.account_id, session_id, now_ms=studio.now_ms())


def end_other_sessions(studio: Studio, principal: Principal) -> int:
    """Every one but the one that asks; how many."""
    with studio.database.begin() as c:
        return revoke_all(c, principal.account_id, now_ms=studio.now_ms(), but=principal.session_id)


def set_password_hash(c: Connection, account_id: str, hashed: str, *, now_ms: int) -> None:
    """Keep the account's only password."""
    kept = service_tables.credentials
    values = {"password_hash": hashed, "changed_at_ms": now_ms}
    changed = c.execute(update(kept).where(kept.c.account_id == account_id).values(**values))
    if not changed.rowcount:
        c.execute(kept.insert().values(account_id=account_id, **values))


@dataclass(frozen=True)
class _Known:
    id: str
    disabled: bool
    password_hash: str


def _with_password(c: Connection, email: str) -> _Known | None:
    kept = service_tables.credentials
    row = c.execute(
        select(accounts.c.id, accounts.c.disabled, kept.c.password_hash)
        .join(kept, kept.c.account_id == accounts.c.id)
        .where(accounts.c.email == email)
    ).one_or_none()
    return None if row is None else _Known(row.id, row.disabled, row.password_hash)
