"""Auth: coming in and going out, sessions, passwords, one-time links."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from reelwright.api.deps import COOKIE, CurrentUser, SettingsDep, StudioDep, check_origin, scoped
from reelwright.api.schemas.account import Me, SignedInOut
from reelwright.api.schemas.session import EndedOut, LinkOut, Rules, SessionOut, SessionsOut
from reelwright.api.schemas.sign_in import LinkGiven, LinkUse, Login, PasswordChange, Registration
from reelwright.operations import accounts, one_time_links, sign_in
from reelwright.operations.passwords import LONGEST, SHORTEST
from reelwright.operations.principal import Principal
from reelwright.operations.tokens import LASTS_S
from reelwright.workflows.studio import Studio

router = APIRouter(prefix="/api/auth", tags=["auth"])
SessionId = Annotated[str, Path(max_length=64, pattern=r"^[0-9a-f]+$")]
Owner = Annotated[Principal, Depends(scoped("account"))]


def _own_page(request: Request) -> None:
    """A cookie is set for our own pages alone; programs send no Origin."""
    if "origin" in request.headers:
        check_origin(request)


@router.get("/rules")
def rules(request: Request, settings: SettingsDep) -> Rules:
    """What a page for signing in needs to know."""
    return Rules(
        solo=request.app.state.solo,
        access_code_required=settings.access_code_required,
        shortest_password=SHORTEST,
        longest_password=LONGEST,
    )


@router.post("/register", status_code=201, dependencies=[Depends(_own_page)])
def register(
    given: Registration, request: Request, response: Response, studio: StudioDep
) -> SignedInOut:
    """Make an account and sign in. The access code changes every hour."""
    signed = accounts.register(
        studio, given.email, given.password, code=given.access_code, **_where(request)
    )
    return _signed_in(studio, signed, request, response)


@router.post("/login", dependencies=[Depends(_own_page)])
def login(given: Login, request: Request, response: Response, studio: StudioDep) -> SignedInOut:
    """Begin a session of seven days."""
    signed = sign_in.sign_in(studio, given.email, given.password, **_where(request))
    return _signed_in(studio, signed, request, response)


@router.post("/logout", status_code=204)
def logout(principal: CurrentUser, response: Response, studio: StudioDep) -> None:
    """End the session that asks."""
    sign_in.sign_out(studio, principal)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")


@router.get("/me")
def me(principal: CurrentUser, studio: StudioDep) -> Me:
    """Who asks, with the quota."""
    return Me.of(accounts.account_of(studio, principal.account_id), principal)


@router.get("/sessions")
def sessions(principal: Owner, studio: StudioDep) -> SessionsOut:
    """Where the account is signed in."""
    found = sign_in.list_sessions(studio, principal)
    return SessionsOut(items=[SessionOut.of(each, asking=principal.session_id) for each in found])


@router.delete("/sessions/{session_id}", status_code=204)
def end_session(session_id: SessionId, principal: Owner, studio: StudioDep) -> None:
    """End one session at once."""
    sign_in.end_session(studio, principal, session_id)


@router.delete("/sessions")
def end_other_sessions(principal: Owner, studio: StudioDep) -> EndedOut:
    """End every session but the one that asks."""
    return EndedOut(ended=sign_in.end_other_sessions(studio, principal))


@router.post("/password", status_code=204)
def change_password(given: PasswordChange, principal: Owner, studio: StudioDep) -> None:
    """Change the password; other sessions end."""
    accounts.change_password(studio, principal, given.current_password, given.new_password)


@router.post("/link/look")
def look_at_link(given: LinkGiven, request: Request, studio: StudioDep) -> LinkOut:
    """What a one-time link is good for, without using it."""
    address = _where(request)["address"]
    return LinkOut.of(one_time_links.look_at_link(studio, given.token, address=address))


@router.post("/link", dependencies=[Depends(_own_page)])
def use_link(
    given: LinkUse, request: Request, response: Response, studio: StudioDep
) -> SignedInOut:
    """Set a new password by a one-time link, and sign in; other sessions end."""
    signed = one_time_links.use_link(
        studio, given.token, given.password, email=given.email, **_where(request)
    )
    return _signed_in(studio, signed, request, response)


def _where(request: Request) -> dict[str, str]:
    address = request.client.host if request.client is not None else ""
    return {"agent": request.headers.get("user-agent", ""), "address": address}


def _signed_in(
    studio: Studio, signed: sign_in.SignedIn, request: Request, response: Response
) -> SignedInOut:
    response.set_cookie(
        COOKIE,
        signed.token,
        max_age=LASTS_S,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    response.headers["Cache-Control"] = "no-store"
    return SignedInOut.of(signed, accounts.account_of(studio, signed.principal.account_id))
