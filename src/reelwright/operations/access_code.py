"""Access code: eight characters that change every hour, and that every process knows."""

from __future__ import annotations

import hashlib
import hmac
import logging
from dataclasses import dataclass
from typing import Literal

from reelwright.database import access_codes
from reelwright.errors import Forbidden
from reelwright.operations.attempts import MINUTE_S, Limit, limited
from reelwright.operations.tokens import secret_for
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.house")

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody takes for another: no O and 0, no I and 1."""
LENGTH = 8
HOUR_MS = 3_600_000
CATCH_UP = 7 * 24
"""Hours that are noted afterwards where no worker ran."""
WRONG_CODES = Limit("code", most=20, window_s=15 * MINUTE_S)
_PURPOSE = "access-code"


@dataclass(frozen=True)
class AccessCode:
    """A code and when it works."""

    code: str
    begins_at_ms: int
    ends_at_ms: int
    """Without the grace."""


@dataclass(frozen=True)
class Codes:
    """What an administrator tells others; `previous` only while it still works."""

    now: AccessCode
    next: AccessCode
    previous: AccessCode | None


@dataclass(frozen=True)
class Rotation:
    """A change of the code that was noted."""

    code: AccessCode
    rotated_at_ms: int
    uses: int


def code_of(secret: bytes, hour: int) -> str:
    """The code of an hour since 1970: 40 bits of an HMAC, five a character."""
    seal = hmac.new(secret_for(secret, _PURPOSE), str(hour).encode(), hashlib.sha256).digest()
    number = int.from_bytes(seal[:5], "big")
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def codes_now(studio: Studio) -> Codes:
    """Now, next, and the last one within its grace."""
    hour, secret = studio.now_ms() // HOUR_MS, studio.secret()
    previous = _code(secret, hour - 1) if _in_grace(studio) else None
    return Codes(_code(secret, hour), _code(secret, hour + 1), previous)


def code_history(studio: Studio, *, limit: int = 48) -> tuple[Rotation, ...]:
    """Changes that were noted, newest first; the last ones also where no worker runs."""
    secret = studio.secret()
    note_rotation(studio)
    with studio.database.read() as c:
        hours = access_codes.code_hours(c, limit)
    return tuple(
        Rotation(_code(secret, each.hour), each.rotated_at_ms, each.uses) for each in hours
    )


def is_required(studio: Studio, required_for: Literal["signup", "create"]) -> bool:
    """Whether the installation wants a code for it."""
    return required_for in studio.services.policy.accounts.access_code_required.split("+")


def check_access_code(
    studio: Studio, required_for: Literal["signup", "create"], code: str, address: str
) -> None:
    """Pass where no code is wanted, or this one is right.

    Raises Forbidden for a wrong one, RateLimited after too many wrong ones from `address`.
    """
    if not is_required(studio, required_for):
        return
    given = "".join(code.split()).replace("-", "").upper()
    if not given:
        raise Forbidden("This needs the access code of this hour. Ask the owner for it.")
    with limited(studio, (WRONG_CODES, address)):
        hour = _hour_of(studio, given)
        if hour is None:
            raise Forbidden(
                "The access code is wrong or over: it changes every hour. Ask the owner for it."
            )
    note_rotation(studio)
    with studio.database.begin() as c:
        access_codes.note_use(c, hour)


def note_rotation(studio: Studio) -> None:
    """Note that the code changed, once for each hour however many workers see it.

    Hours in which none ran are made up for. A duty of every round; a server without a worker
    notes it when a code is used or looked up.
    """
    now_ms = studio.now_ms()
    hour = now_ms // HOUR_MS
    with studio.database.read() as c:
        last = access_codes.last_hour(c)
    if last is not None and last >= hour:
        return
    first = hour if last is None else max(last + 1, hour - CATCH_UP)
    with studio.database.begin() as c:
        for each in range(first, hour + 1):
            access_codes.note_hour(c, each, now_ms=now_ms)
    log.info("The access code changed.")


def _hour_of(studio: Studio, given: str) -> int | None:
    """The hour whose code it is, of those that work now."""
    hour, secret = studio.now_ms() // HOUR_MS, studio.secret()
    hours = (hour, hour - 1) if _in_grace(studio) else (hour,)
    # Every one is compared, and wholly: the time taken tells nothing.
    right = [
        each
        for each in hours
        if hmac.compare_digest(code_of(secret, each).encode(), given.encode("utf-8", "replace"))
    ]
    return right[0] if right else None


def _in_grace(studio: Studio) -> bool:
    return studio.now_ms() % HOUR_MS < studio.services.policy.accounts.access_code_grace_ms


def _code(secret: bytes, hour: int) -> AccessCode:
    return AccessCode(code_of(secret, hour), hour * HOUR_MS, (hour + 1) * HOUR_MS)
