"""Money: micro-dollars written and read, an estimate with its parts, caps, and one charge."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from enum import StrEnum

from pydantic import Field

from reelwright.domain.model import Model
from reelwright.errors import InputError

MICROUSD = 1_000_000
CENT = 10_000
SHARES = (50, 90, 100)
"""Per cent of a cap at which somebody is told."""

MOST_MICROUSD = 1_000_000 * MICROUSD
_AMOUNT = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,6}))?|[.,]([0-9]{1,6})", re.ASCII)


def dollars(microusd: int) -> str:
    """Money for people: `0.96 $`; below a cent with the digits it needs, `0.0006 $`."""
    sign, amount = ("-" if microusd < 0 else ""), abs(microusd)
    if 0 < amount < CENT:
        return f"{sign}0.{amount:06d}".rstrip("0") + " $"
    cents = (amount + CENT // 2) // CENT
    return f"{sign}{cents // 100}.{cents % 100:02d} $"


def dollars_up(microusd: int) -> str:
    """The same, raised to the next whole cent: what somebody must add to have enough."""
    return dollars(-(-microusd // CENT) * CENT)


def parse_dollars(text: str) -> int:
    """Micro-dollars of `1.50`, `1,50` or `$1.50`. Raises InputError."""
    bare = text.strip().removeprefix("$").removesuffix("$").strip()
    found = _AMOUNT.fullmatch(bare)
    if found is None:
        raise InputError(f"'{text}' is not an amount in dollars. Write it like 1.50.")
    whole, part = found[1] or "0", found[2] or found[3] or ""
    if int(whole) and len(part) == 3:
        # 1,500 is fifteen hundred to one reader and one and a half to another.
        raise InputError(f"'{text}' can be read in two ways. Write 1500 or 1.50.")
    microusd = int(whole) * MICROUSD + int(part.ljust(6, "0"))
    if microusd > MOST_MICROUSD:
        raise InputError(f"'{text}' is more than {dollars(MOST_MICROUSD)}. Write it like 1.50.")
    return microusd


def month_of(at_ms: int) -> str:
    """The month a moment lies in, UTC: `2026-11`."""
    return f"{datetime.fromtimestamp(at_ms // 1000, UTC):%Y-%m}"


class Part(StrEnum):
    """What money goes to."""

    SCRIPT = "script"
    VOICE = "voice"
    CLIPS = "clips"
    STORAGE = "storage"


class EstimateLine(Model):
    """One part's expected price: `quantity` of `unit` from `what`."""

    part: Part
    what: str
    """Provider and model, e.g. `veo:veo-3.1-fast-generate-001`."""
    quantity: int = Field(ge=0)
    unit: str
    """`s`, `characters`, `calls`, `MB` …"""
    microusd: int = Field(ge=0)
    priced_on: str = ""
    """Day the price was read, `2026-11-01`."""


class Estimate(Model):
    """What a video is expected to cost, before anything is spent."""

    lines: tuple[EstimateLine, ...] = ()

    @property
    def microusd(self) -> int:
        return sum(line.microusd for line in self.lines)

    def of(self, part: Part) -> int:
        """Micro-dollars of one part."""
        return sum(line.microusd for line in self.lines if line.part == part)


class Caps(Model):
    """What may be spent at most, micro-dollars; None is without limit."""

    video: int | None = Field(default=None, ge=0)
    account_month: int | None = Field(default=None, ge=0)
    installation_month: int | None = Field(default=None, ge=0)


class LedgerKind(StrEnum):
    """What one row of the ledger does."""

    RESERVE = "reserve"
    """Set aside before the call."""
    COMMIT = "commit"
    """Spent."""
    RELEASE = "release"
    """Not spent, given back."""
    DOUBT = "doubt"
    """Perhaps spent: the answer was lost. Taken back by a negative row when that is cleared up."""


class Charge(Model):
    """One paid request and its price; `intent` is its business key."""

    intent: str = Field(min_length=1, max_length=200)
    microusd: int = Field(ge=0)
    account_id: str
    video_id: str
    scene_id: str = ""
    provider: str
    tier: str
    priced_on: str = ""
    note: str = ""


def crossed(before: int, after: int, cap: int | None) -> tuple[int, ...]:
    """Shares of the cap (50, 90, 100 %) passed or met on the way from `before` to `after`."""
    if cap is None:
        return ()
    return tuple(share for share in SHARES if before * 100 < share * cap <= after * 100)
