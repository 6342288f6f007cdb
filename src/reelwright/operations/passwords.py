"""Passwords: hashed with argon2id; bcrypt hashes of the earlier system are accepted and renewed."""

from __future__ import annotations

from functools import lru_cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from reelwright.errors import InputError

if TYPE_CHECKING:
    from pwdlib import PasswordHash

SHORTEST, LONGEST = 8, 128
AT_ONCE = 4
_BCRYPT_BYTES = 72
"""bcrypt reads no further."""


def check_password(password: str, *, common: frozenset[str]) -> None:
    """Raises InputError for one that is too short, too long or among the most common."""
    if not SHORTEST <= len(password) <= LONGEST or not _is_text(password):
        raise InputError(f"A password has {SHORTEST} to {LONGEST} characters.")
    if password.casefold() in common:
        raise InputError("This password is among the most common ones. Choose another.")


def hash_password(password: str) -> str:
    """An argon2id hash."""
    with _turn():
        return _hasher().hash(password)


def verify_password(password: str, kept: str) -> tuple[bool, str | None]:
    """Whether it is the one, and a new hash where the kept one is of an older kind."""
    if len(password) > LONGEST or not _is_text(password):
        return False, None
    if kept.startswith("$2") and len(password.encode()) > _BCRYPT_BYTES:
        return False, None
    with _turn():
        return _hasher().verify_and_update(password, kept)


@lru_cache(maxsize=1)
def _turn() -> BoundedSemaphore:
    """Each hash takes 64 MB by design: a crowd at the door waits instead of filling the memory."""
    return BoundedSemaphore(AT_ONCE)


def _is_text(password: str) -> bool:
    """JSON can spell half of a character, which nothing can hash."""
    return not any("\ud800" <= sign <= "\udfff" for sign in password)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHash:
    from pwdlib import PasswordHash
    from pwdlib.hashers.argon2 import Argon2Hasher
    from pwdlib.hashers.bcrypt import BcryptHasher

    return PasswordHash((Argon2Hasher(), BcryptHasher()))


@lru_cache(maxsize=1)
def never_matching() -> str:
    """A hash that is compared where there is no account, so that both take the same time."""
    return hash_password("no account has this password")
