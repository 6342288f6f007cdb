"""One-time links: the first administrator's, and a new password for who forgot theirs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from reelwright.database import account_rows
from reelwright.database import one_time_links as rows
from reelwright.database.accounts import UNLIMITED
from reelwright.database.connect import insert_or_ignore
from reelwright.database.one_time_links import FIRST, RESET, OpenLink
from reelwright.database.sessions import revoke_all
from reelwright.database.tables import accounts
from reelwright.errors import Conflict, InputError, NotFound
from reelwright.operations.accounts import hash_new
from reelwright.operations.attempts import MINUTE_S, Limit, limited
from reelwright.operations.email_address import read_email
from reelwright.operations.sign_in import SignedIn, open_session, set_password_hash
from reelwright.workflows.studio import Studio

LASTS_MS = 24 * 3_600_000
FIRST_ADMIN = "admin"
"""Id of the account that a service's first start makes."""
WRONG_LINKS = Limit("link", most=20, window_s=15 * MINUTE_S)


@dataclass(frozen=True)
class OneTimeLink:
    """Told once. `path` belongs behind the service's address.

    The token is behind a #: browsers keep that part to themselves, so no log and no other site
    sees it.
    """

    token: str
    path: str
    expires_at_ms: int


@dataclass(frozen=True)
class LinkFor:
    """What a link is good for, before it is used."""

    kind: str
    """`first`: choose an address and a password; `reset`: a new password."""
    email: str


def first_admin_link(studio: Studio) -> OneTimeLink | None:
    """A link for the first administrator, None where one can sign in already."""
    now_ms = studio.now_ms()
    with studio.database.read() as c:
        if account_rows.has_admin(c):
            return None
    with studio.database.begin() as c:
        admin = {
            "id": FIRST_ADMIN,
            "name": "Administrator",
            "is_admin": True,
            "max_videos": UNLIMITED,
            "created_at_ms": now_ms,
        }
        # Of several servers that start for the first time, each prints a link; one is used.
        insert_or_ignore(c, accounts, admin)
    account = _enabled(studio, FIRST_ADMIN)
    return _make(studio, FIRST_ADMIN, RESET if account.email else FIRST)


def make_reset_link(studio: Studio, account_id: str) -> OneTimeLink:
    """For an administrator to hand over. Raises NotFound, Conflict."""
    account = _enabled(studio, account_id)
    if not account.email and account_id != FIRST_ADMIN:
        raise Conflict("This account has no e-mail address, so nobody can sign in to it.")
    return _make(studio, account_id, RESET if account.email else FIRST)


def link_for_owner(studio: Studio, email: str = "") -> OneTimeLink:
    """For whoever sits at the service's machine: a new password for an account, the first
    administrator's where none is named. Raises NotFound, Conflict."""
    if email:
        with studio.database.read() as c:
            account_id = account_rows.find_email(c, read_email(email))
        return make_reset_link(studio, account_id)
    return first_admin_link(studio) or make_reset_link(studio, FIRST_ADMIN)


def look_at_link(studio: Studio, token: str, *, address: str = "") -> LinkFor:
    """Raises NotFound, RateLimited."""
    with limited(studio, (WRONG_LINKS, address)), studio.database.read() as c:
        link = rows.find_link(c, token, now_ms=studio.now_ms())
        return LinkFor(link.kind, account_rows.load_account(c, link.account_id).email)


def use_link(
    studio: Studio,
    token: str,
    password: str,
    *,
    email: str = "",
    agent: str = "",
    address: str = "",
) -> SignedIn:
    """Set a new password, and sign in; every other session of the account ends.

    `email` is for a link of kind `first` alone. Raises NotFound for a link that is used or over,
    InputError, Conflict where another account has the address, RateLimited.
    """
    kind = look_at_link(studio, token, address=address).kind
    if kind == FIRST and not email:
        raise InputError("Give the e-mail address with which you will sign in.")
    wanted, hashed, now_ms = read_email(email) if email else "", hash_new(password), studio.now_ms()
    with studio.database.begin() as c:
        link = rows.use_up(c, token, now_ms=now_ms)
        if account_rows.load_account(c, link.account_id).disabled:
            raise NotFound("This account is disabled. Ask an administrator to enable it.")
        if link.kind == FIRST:
            account_rows.change_account(c, link.account_id, email=wanted)
        set_password_hash(c, link.account_id, hashed, now_ms=now_ms)
        revoke_all(c, link.account_id, now_ms=now_ms)
        return open_session(c, studio, link.account_id, agent=agent, address=address)


def _make(studio: Studio, account_id: str, kind: str) -> OneTimeLink:
    token, now_ms = secrets.token_urlsafe(32), studio.now_ms()
    link = OpenLink(account_id, kind, now_ms + LASTS_MS)
    with studio.database.begin() as c:
        rows.keep_link(c, token, link, now_ms=now_ms)
    return OneTimeLink(token, f"/link#{token}", link.expires_at_ms)


def _enabled(studio: Studio, account_id: str) -> account_rows.Account:
    with studio.database.read() as c:
        account = account_rows.load_account(c, account_id)
    if account.disabled:
        raise Conflict("This account is disabled. Enable it first.")
    return account
