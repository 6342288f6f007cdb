"""Tokens: what a session carries, signed with the installation's secret."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from reelwright.errors import NotSignedIn

ALGORITHM = "HS256"
AUDIENCE = "reelwright"
KIND = "session"
LASTS_S = 7 * 24 * 3600


@dataclass(frozen=True)
class Token:
    """What a signed token says."""

    account_id: str
    session_id: str
    email: str
    is_admin: bool


def secret_for(secret: bytes, purpose: str) -> bytes:
    """A secret of its own for each purpose, derived from the installation's."""
    return hmac.new(secret, purpose.encode(), hashlib.sha256).digest()


def issue(token: Token, secret: bytes, *, now_s: int) -> str:
    """A JWT of seven days."""
    import jwt

    claims = {
        "sub": token.account_id,
        "sid": token.session_id,
        "email": token.email,
        "is_admin": token.is_admin,
        "typ": KIND,
        "aud": AUDIENCE,
        "iat": now_s,
        "exp": now_s + LASTS_S,
    }
    return jwt.encode(claims, secret_for(secret, KIND), algorithm=ALGORITHM)


def read(text: str, secret: bytes, *, now_s: int) -> Token:
    """Raises NotSignedIn for what is expired, forged or meant for something else."""
    import jwt

    try:
        claims = jwt.decode(
            text,
            secret_for(secret, KIND),
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            # Expiry is checked by our own clock, which tests can set.
            options={
                "require": ["sub", "sid", "exp", "iat", "aud"],
                "verify_exp": False,
                "verify_iat": False,
            },
        )
    except jwt.InvalidTokenError as error:
        raise NotSignedIn("This session is not valid. Sign in again.") from error
    if claims.get("typ") != KIND or int(claims["exp"]) <= now_s:
        raise NotSignedIn("This session has ended. Sign in again.")
    return Token(
        account_id=str(claims["sub"]),
        session_id=str(claims["sid"]),
        email=str(claims.get("email", "")),
        is_admin=bool(claims.get("is_admin")),
    )
