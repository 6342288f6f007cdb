"""Faults: what goes wrong at the fake vendor, decided by hash so that a seed repeats a day."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reelwright.errors import InputError

FAULTS: dict[str, str] = {
    "slow": "a submission is answered `slow_ms` late",
    "rate_limited": "429 without Retry-After, not accepted",
    "retry_after": "429 with Retry-After of `retry_after_s`, not accepted",
    "retired": '404 "… was not found", not accepted',
    "rejected": "400, not accepted",
    "error_500": "500, not accepted",
    "error_503": "503, not accepted",
    "reset_before_accept": "the connection is reset, not accepted",
    "hang": "no answer, not accepted",
    "reset_after_accept": "accepted, then the connection is reset",
    "error_after_accept": "accepted, then 500",
    "hang_after_accept": "accepted, and no answer",
    "late": "the job takes `late_factor` times as long",
    "filtered": "the job ends filtered, not charged",
    "failed": "the job ends with error `failed_code`, not charged",
    "expired": "404 on a poll once it is done, its output lies in storage, charged",
    "lost": "404 on a poll once it is done, and no output, charged",
    "wrong_duration": "the picture lasts a quarter of what was asked, charged",
    "corrupt": "the picture's file cannot be read, charged",
    "black": "the picture is black, charged",
    "frozen": "the picture stands still, charged",
    "poll_rate_limited": "429 on a poll",
    "poll_error": "503 on a poll",
    "poll_reset": "the connection is reset on a poll",
    "poll_hang": "no answer to a poll",
    "find_error": "503 on the list of outputs",
    "truncated": "a download ends in its middle",
    "download_error": "503 on a download",
}
"""Rates from 0 to 1 of the requests (or, from `late` to `frozen`, of the accepted jobs)."""

SETTINGS: dict[str, float] = {
    "first_fail": 0,
    "slow_ms": 500,
    "retry_after_s": 1,
    "late_factor": 6,
    "failed_code": 13,
    "capacity": 0,
}
"""Numbers that are not rates: the first `first_fail` submissions of a place get 503; more than
`capacity` running jobs of a tier get 429, where it is not 0."""

JOB_ENDINGS = ("filtered", "failed", "expired", "lost")
FLAWS = ("wrong_duration", "corrupt", "black", "frozen")


@dataclass(frozen=True)
class Faults:
    """Rules in order, of which the last that fits counts.

    A scope is empty (fits everything), a tier (`gold`, `voice`, `script`) or a part of a place
    (`/s03/`, `/a1`). The same seed, place and count of requests strike the same fault.
    """

    rules: tuple[tuple[str, str, float], ...] = ()
    """Scope, name, value."""
    seed: int = 0

    def value(self, name: str, *, tier: str = "", place: str = "") -> float:
        """Rate or setting that holds for this tier and place."""
        found = SETTINGS.get(name, 0.0)
        for scope, ruled, value in self.rules:
            if ruled == name and (not scope or scope == tier or scope in place):
                found = value
        return found

    def strikes(self, name: str, *, tier: str, place: str, count: int) -> bool:
        """Whether the fault hits the `count`-th request of its kind at this place."""
        rate = self.value(name, tier=tier, place=place)
        return rate > 0 and share(self.seed, name, place, count) < rate


class Odds:
    """The faults of the moment, with the counts they hang on."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.requests: Counter[str] = Counter()
        self._counts: Counter[tuple[str, str]] = Counter()

    def count(self, kind: str, place: str) -> int:
        """How many requests of this kind the place has seen, this one included."""
        self.requests[kind] += 1
        self._counts[kind, place] += 1
        return self._counts[kind, place]

    def strikes(self, name: str, tier: str, place: str, count: int) -> bool:
        """Whether this fault hits this request."""
        return self.faults.strikes(name, tier=tier, place=place, count=count)

    def first(self, names: tuple[str, ...], tier: str, place: str, count: int) -> str:
        """The first of these faults that hits, empty where none does."""
        if not self.faults.rules:
            return ""
        return next((name for name in names if self.strikes(name, tier, place, count)), "")


def share(*parts: object) -> float:
    """A number from 0 to below 1 that hangs on the parts alone."""
    text = "|".join(str(part) for part in parts)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest()) / 2**48


def parse_faults(spec: str | Mapping[str, Any], *, seed: int = 0) -> Faults:
    """Faults from `filtered=0.1,gold:filtered=1,/s03/:failed=1`, or from JSON of that shape.

    In JSON a scope is an object within the object. Raises InputError naming what it does not
    know.
    """
    if isinstance(spec, str) and not spec.lstrip().startswith("{"):
        return Faults(tuple(_rule(part) for part in spec.split(",") if part.strip()), seed)
    try:
        told: Mapping[str, Any] = json.loads(spec) if isinstance(spec, str) else spec
    except json.JSONDecodeError as error:
        raise InputError(f"The faults are not JSON: {error}.") from error
    rules = []
    for name, value in told.items():
        if isinstance(value, Mapping):
            rules += [_checked(name, inner, number) for inner, number in value.items()]
        else:
            rules.append(_checked("", name, value))
    return Faults(tuple(rules), seed)


def _rule(text: str) -> tuple[str, str, float]:
    left, equals, value = text.strip().rpartition("=")
    if not equals:
        left, value = text.strip(), "1"
    scope, _, name = left.rpartition(":")
    return _checked(scope, name, value)


def _checked(scope: str, name: str, value: Any) -> tuple[str, str, float]:
    known = (*FAULTS, *SETTINGS)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=2) or known
        raise InputError(f"No fault is called '{name}'. There are: {', '.join(near)}.")
    try:
        return scope.removeprefix("fake:"), name, float(value)
    except (TypeError, ValueError) as error:
        raise InputError(f"The fault {name} needs a number, not '{value}'.") from error
