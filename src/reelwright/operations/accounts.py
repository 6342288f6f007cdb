"""Accounts: made with an access code, changed by their owner, and seen to by administrators."""

from __future__ import annotations

import base64
import binascii
import secrets
from dataclasses import dataclass

from reelwright.database import account_rows
from reelwright.database.account_rows import Account
from reelwright.database.accounts import LOCAL_ACCOUNT, UNLIMITED
from reelwright.database.sessions import revoke_all
from reelwright.errors import Conflict, Forbidden, InputError
from reelwright.operations.access_code import check_access_code, is_required
from reelwright.operations.attempts import MINUTE_S, Limit, limited, spend
from reelwright.operations.common_passwords import common_passwords
from reelwright.operations.email_address import read_email
from reelwright.operations.passwords import check_password, hash_password, verify_password
from reelwright.operations.principal import Principal
from reelwright.operations.sign_in import SignedIn, open_session, set_password_hash
from reelwright.workflows.studio import Studio

MOST_VIDEOS = 1_000_000
MOST_LISTED = 200
LATEST_MS = 2**53
SIGN_UPS = Limit("signup", most=20, window_s=60 * MINUTE_S)
PASSWORDS = Limit("password", most=10, window_s=15 * MINUTE_S)


@dataclass(frozen=True)
class AccountsPage:
    """Some accounts, and where the next ones begin; empty at the end."""

    items: tuple[Account, ...]
    next_cursor: str


def register(
    studio: Studio, email: str, password: str, *, code: str = "", agent: str = "", address: str = ""
) -> SignedIn:
    """A new account, signed in.

    Raises Forbidden for a wrong code, InputError for what is no address or too weak a password,
    Conflict where the address has an account, RateLimited.
    """
    # The code comes first: who has none does not learn which addresses have accounts.
    check_access_code(studio, "signup", code, address)
    if not is_required(studio, "signup"):
        spend(studio, (SIGN_UPS, address))
    wanted, hashed = read_email(email), hash_new(password)
    account_id = secrets.token_hex(8)
    with studio.database.begin() as c:
        account_rows.add_account(
            c,
            account_id,
            name=wanted.partition("@")[0],
            email=wanted,
            max_videos=studio.services.policy.accounts.max_videos,
            now_ms=studio.now_ms(),
        )
        set_password_hash(c, account_id, hashed, now_ms=studio.now_ms())
        return open_session(c, studio, account_id, agent=agent, address=address)


def change_password(studio: Studio, principal: Principal, present: str, wanted: str) -> None:
    """Other sessions of the account end.

    Raises Forbidden for a wrong present password, InputError for a weak new one, Conflict where
    the account has none, RateLimited.
    """
    with studio.database.read() as c:
        kept = account_rows.password_hash_of(c, principal.account_id)
    if kept is None:
        raise Conflict("This account has no password. It is the owner's of this machine.")
    with limited(studio, (PASSWORDS, principal.account_id)):
        if not verify_password(present, kept)[0]:
            raise Forbidden("The present password is wrong.")
    hashed, now_ms = hash_new(wanted), studio.now_ms()
    with studio.database.begin() as c:
        set_password_hash(c, principal.account_id, hashed, now_ms=now_ms)
        revoke_all(c, principal.account_id, now_ms=now_ms, but=principal.session_id)


def account_of(studio: Studio, account_id: str) -> Account:
    """Raises NotFound."""
    with studio.database.read() as c:
        return account_rows.load_account(c, account_id)


def list_accounts(
    studio: Studio, *, cursor: str = "", limit: int = 50, search: str = ""
) -> AccountsPage:
    """Newest first; `search` is part of an address or a name. Raises InputError for a cursor
    that is none."""
    limit = max(1, min(limit, MOST_LISTED))
    with studio.database.read() as c:
        found = account_rows.list_rows(
            c, after=_read_cursor(cursor), limit=limit + 1, search=search.strip()
        )
    more = len(found) > limit
    return AccountsPage(found[:limit], _cursor(found[limit - 1]) if more else "")


def set_quota(studio: Studio, account_id: str, max_videos: int) -> Account:
    """How many videos it may make in all; -1 means any number. Raises NotFound, InputError."""
    return _changed(studio, account_id, max_videos=max_videos)


def set_admin(studio: Studio, principal: Principal, account_id: str, is_admin: bool) -> Account:
    """Make an administrator, or one no more. Raises NotFound, Conflict."""
    return change_account(studio, principal, account_id, is_admin=is_admin)


def set_disabled(studio: Studio, principal: Principal, account_id: str, disabled: bool) -> Account:
    """A disabled account's sessions end at once, its keys open nothing, it makes no video.

    Raises NotFound, Conflict.
    """
    return change_account(studio, principal, account_id, disabled=disabled)


def change_account(
    studio: Studio,
    principal: Principal,
    account_id: str,
    *,
    max_videos: int | None = None,
    is_admin: bool | None = None,
    disabled: bool | None = None,
) -> Account:
    """All of it or nothing; what is None stays. Raises NotFound, InputError, Conflict."""
    if is_admin is not None or disabled is not None:
        _not_oneself(principal, account_id)
    wanted = {"max_videos": max_videos, "is_admin": is_admin, "disabled": disabled}
    given = {name: value for name, value in wanted.items() if value is not None}
    return _changed(studio, account_id, **given)


def _changed(studio: Studio, account_id: str, **given: int) -> Account:
    if not UNLIMITED <= given.get("max_videos", 0) <= MOST_VIDEOS:
        raise InputError(f"A quota is 0 to {MOST_VIDEOS}, or -1 for any number.")
    with studio.database.begin() as c:
        if not given:
            return account_rows.load_account(c, account_id)
        account = account_rows.change_account(c, account_id, **given)
        if account.disabled:
            revoke_all(c, account_id, now_ms=studio.now_ms())
        return account


def hash_new(password: str) -> str:
    """Checked, then hashed, which takes a tenth of a second. Raises InputError."""
    check_password(password, common=common_passwords())
    return hash_password(password)


def _not_oneself(principal: Principal, account_id: str) -> None:
    """So that there is always an administrator left."""
    if account_id == principal.account_id:
        raise Conflict("You cannot do this to your own account. Ask another administrator.")
    if account_id == LOCAL_ACCOUNT:
        raise Conflict("The local account belongs to the owner of this machine and stays as it is.")


def _cursor(account: Account) -> str:
    return base64.urlsafe_b64encode(f"{account.created_at_ms}.{account.id}".encode()).decode()


def _read_cursor(text: str) -> tuple[int, str] | None:
    if not text:
        return None
    try:
        created, _, account_id = base64.urlsafe_b64decode(text.encode()).decode().partition(".")
        return max(0, min(int(created), LATEST_MS)), account_id.replace("\0", "")
    except (ValueError, binascii.Error) as error:
        raise InputError("This cursor is none. Take next_cursor of the page before.") from error
