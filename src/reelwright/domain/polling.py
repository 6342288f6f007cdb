"""Polling: when to look at a running job again, seldom before and after it is expected."""

from __future__ import annotations

import hashlib

from pydantic import Field

from reelwright.domain.model import Model


class PollRules(Model):
    """Shares of the typical time; ceilings in milliseconds."""

    first_share: float = Field(default=0.6, gt=0)
    """The first look."""
    dense_share: float = Field(default=0.04, gt=0)
    """Between two looks at the expected end."""
    slack: float = Field(default=0.25, ge=0)
    """How much the pause grows with the distance from the expected end."""
    floor_ms: int = Field(default=200, ge=1)
    ceiling_ms: int = Field(default=30_000, ge=1)
    """No pause after the first look is longer."""
    jitter: float = Field(default=0.15, ge=0, lt=1)
    """Every pause is shortened or lengthened by up to this share."""

    def scaled(self, factor: float) -> PollRules:
        """The same rules with every pause multiplied, for jobs that take no time; the floor
        stays."""
        return self.model_copy(
            update={
                "first_share": self.first_share * factor,
                "dense_share": self.dense_share * factor,
                "slack": self.slack * factor,
            }
        )


def next_poll_ms(
    waited_ms: int, typical_ms: int, *, rules: PollRules | None = None, seed: int | str = 0
) -> int:
    """Pause before the next look at a job that has run for `waited_ms`.

    The same arguments give the same pause; another `seed` (the job's key) another jitter, so
    that jobs sent together are not looked at together.
    """
    rules = rules or PollRules()
    first_ms = typical_ms * rules.first_share
    if waited_ms < first_ms * (1 - rules.jitter):
        pause = first_ms - waited_ms
    else:
        distance = abs(waited_ms - typical_ms)
        pause = typical_ms * rules.dense_share + distance * rules.slack
        pause = min(pause, rules.ceiling_ms)
    shaken = max(rules.floor_ms, pause) * (1 + rules.jitter * _noise(seed, waited_ms))
    return max(1, round(shaken))


def _noise(seed: int | str, waited_ms: int) -> float:
    """Evenly between -1 and 1, the same for the same arguments in every process."""
    digest = hashlib.blake2b(f"{seed}/{waited_ms}".encode(), digest_size=4).digest()
    return int.from_bytes(digest) / 2**31 - 1
