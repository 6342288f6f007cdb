"""Forged tokens: every sort of token that must open nothing."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update

from reelwright.database import service_tables, tables
from reelwright.operations import tokens
from reelwright.operations.api_keys import make_key, revoke_key
from reelwright.operations.sign_in import principal_of, sign_out
from reelwright.operations.tokens import secret_for
from tests.support.served import Caller, Served


@dataclass(frozen=True)
class House:
    """Ada's things in a service that others use too."""

    served: Served
    ada: Caller
    ids: dict[str, str]

    def path(self, template: str, **other: str) -> str:
        return template.format(**(self.ids | other))


Forge = Callable[[House], str]


def _b64(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def _claims(house: House, **other: Any) -> dict[str, Any]:
    now_s = house.served.studio.now_ms() // 1000
    return {
        "sub": house.ada.id,
        "sid": house.ada.session_id,
        "email": house.ada.email,
        "is_admin": True,
        "typ": tokens.KIND,
        "aud": tokens.AUDIENCE,
        "iat": now_s,
        "exp": now_s + 3600,
    } | other


def _signed(house: House, algorithm: str, digest: str = "sha256", **claims: Any) -> str:
    """With the right secret, by hand: libraries refuse to make such tokens."""
    header = {"alg": algorithm, "typ": "JWT"}
    body = ".".join(_b64(json.dumps(part).encode()) for part in (header, _claims(house, **claims)))
    secret = secret_for(house.served.studio.secret(), tokens.KIND)
    return f"{body}.{_b64(hmac.new(secret, body.encode(), digest).digest())}"


def _unsigned(house: House) -> str:
    return _signed(house, "none").rpartition(".")[0] + "."


def _other_secret(house: House) -> str:
    token = tokens.Token(house.ada.id, house.ada.session_id, house.ada.email, True)
    return tokens.issue(token, b"x" * 32, now_s=house.served.studio.now_ms() // 1000)


def _expired(house: House) -> str:
    token = tokens.Token(house.ada.id, house.ada.session_id, house.ada.email, True)
    past = house.served.studio.now_ms() // 1000 - tokens.LASTS_S - 1
    return tokens.issue(token, house.served.studio.secret(), now_s=past)


def _her_words_his_signature(house: House) -> str:
    bob = house.served.account("bob@example.org")
    head, words, _ = house.ada.token.split(".")
    return ".".join((head, words, bob.token.split(".")[2]))


def _her_session_his_name(house: House) -> str:
    bob = house.served.account("bob@example.org")
    return _signed(house, "HS256", sub=bob.id)


def _revoked(house: House) -> str:
    other = house.served.account("gone@example.org")
    sign_out(house.served.studio, principal_of(house.served.studio, other.token))
    return other.token


def _disabled(house: House) -> str:
    other = house.served.account("disabled@example.org")
    _disable(house, other.id)
    return other.token


def _disable(house: House, account_id: str) -> None:
    with house.served.studio.database.begin() as c:
        row = tables.accounts
        c.execute(update(row).where(row.c.id == account_id).values(disabled=True))


def _disabled_key(house: House) -> str:
    other = house.served.account("disabled@example.org")
    studio = house.served.studio
    _, key = make_key(studio, principal_of(studio, other.token), "ci", ("videos:read",))
    _disable(house, other.id)
    return key


def _revoked_key(house: House) -> str:
    studio = house.served.studio
    principal = principal_of(studio, house.ada.token)
    about, key = make_key(studio, principal, "ci", ("videos:read", "videos:write"))
    revoke_key(studio, principal, about.id)
    return key


def _expired_key(house: House) -> str:
    studio = house.served.studio
    about, key = make_key(studio, principal_of(studio, house.ada.token), "ci", ("videos:read",))
    row = service_tables.api_keys
    with studio.database.begin() as c:
        c.execute(update(row).where(row.c.id == about.id).values(expires_at_ms=1))
    return key


FORGED: dict[str, Forge] = {
    "none at all": lambda _: "",
    "of an expired session": _expired,
    "of a revoked session": _revoked,
    "of a disabled user": _disabled,
    "signed with another secret": _other_secret,
    "without a signature": _unsigned,
    "HS384": lambda house: _signed(house, "HS384", "sha384"),
    "HS512": lambda house: _signed(house, "HS512", "sha512"),
    "RS256 that is an HMAC": lambda house: _signed(house, "RS256"),
    "for another audience": lambda house: _signed(house, "HS256", aud="elsewhere"),
    "for another purpose": lambda house: _signed(house, "HS256", typ="ticket"),
    "with another's signature": _her_words_his_signature,
    "of her session in another's name": _her_session_his_name,
    "of no session": lambda house: _signed(house, "HS256", sid="0" * 24),
    "a key that nobody has": lambda _: "rw_" + "A" * 43,
    "a revoked key": _revoked_key,
    "an expired key": _expired_key,
    "a disabled user's key": _disabled_key,
    "no token but words": lambda _: "let-me-in",
}
