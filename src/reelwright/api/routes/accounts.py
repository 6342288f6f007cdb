"""Accounts and the access code, as administrators see to them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from reelwright.api.deps import CurrentAdmin, StudioDep
from reelwright.api.schemas.access_code import CodesOut, RotationOut, RotationsOut
from reelwright.api.schemas.account import AccountChange, AccountOut, AccountsOut, ResetLinkOut
from reelwright.api.schemas.moment import moment
from reelwright.operations import access_code, accounts, one_time_links

router = APIRouter(prefix="/api/admin", tags=["admin"])
AccountId = Annotated[str, Path(max_length=120, pattern=r"^[A-Za-z0-9_-]+$")]
Printable = r"^[^\x00]*$"


@router.get("/accounts")
def list_accounts(
    principal: CurrentAdmin,
    studio: StudioDep,
    cursor: Annotated[str, Query(max_length=300)] = "",
    limit: Annotated[int, Query(ge=1, le=accounts.MOST_LISTED)] = 50,
    search: Annotated[str, Query(max_length=100, pattern=Printable)] = "",
) -> AccountsOut:
    """Newest first; `search` is part of an address or a name."""
    page = accounts.list_accounts(studio, cursor=cursor, limit=limit, search=search)
    items = [AccountOut.of(account) for account in page.items]
    return AccountsOut(items=items, next_cursor=page.next_cursor or None)


@router.get("/accounts/{account_id}")
def get_account(account_id: AccountId, principal: CurrentAdmin, studio: StudioDep) -> AccountOut:
    """One account with its quota."""
    return AccountOut.of(accounts.account_of(studio, account_id))


@router.patch("/accounts/{account_id}")
def change_account(
    account_id: AccountId, given: AccountChange, principal: CurrentAdmin, studio: StudioDep
) -> AccountOut:
    """Set the quota, make an administrator, disable or enable. Sessions of a disabled account
    end at once."""
    changed = accounts.change_account(
        studio,
        principal,
        account_id,
        max_videos=given.max_videos,
        is_admin=given.is_admin,
        disabled=given.disabled,
    )
    return AccountOut.of(changed)


@router.post("/accounts/{account_id}/reset-link", status_code=201)
def make_reset_link(
    account_id: AccountId, response: Response, principal: CurrentAdmin, studio: StudioDep
) -> ResetLinkOut:
    """A link that sets a new password, once, within a day. Hand it over yourself."""
    link = one_time_links.make_reset_link(studio, account_id)
    response.headers["Cache-Control"] = "no-store"
    return ResetLinkOut(path=link.path, token=link.token, expires_at=moment(link.expires_at_ms))


@router.get("/access-code")
def codes(response: Response, principal: CurrentAdmin, studio: StudioDep) -> CodesOut:
    """The code of this hour, the next one, and the last one while it still works."""
    response.headers["Cache-Control"] = "no-store"
    return CodesOut.of(access_code.codes_now(studio))


@router.get("/access-code/history")
def history(
    principal: CurrentAdmin,
    studio: StudioDep,
    limit: Annotated[int, Query(ge=1, le=1000)] = 48,
) -> RotationsOut:
    """Changes of the code that workers noted, newest first, and how often each was used."""
    found = access_code.code_history(studio, limit=limit)
    return RotationsOut(items=[RotationOut.of(each) for each in found])
