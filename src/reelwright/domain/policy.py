"""Policy: what an installation allows and how patient it is; made from settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from reelwright.domain.ladder import LadderRules
from reelwright.domain.model import Model
from reelwright.domain.money import Caps
from reelwright.domain.polling import PollRules
from reelwright.domain.upload import UploadRules


class Limits(Model):
    """How hard one provider may be used, by all workers together."""

    in_flight: int = 10
    per_user: int = 10
    per_minute: int = 30


class AccountRules(Model):
    """Who may become an account of the service, and how much a new one may make."""

    access_code_required: Literal["signup", "signup+create", "never"] = "signup"
    access_code_grace_ms: int = 600_000
    """For so long after the hour the last code still works."""
    max_videos: int = 2
    """-1 means any number."""
    history_days: int = 90
    """For so long it is known who was signed in, and which access codes there were."""


class Policy(Model):
    """Limits, caps and waits."""

    limits: Mapping[str, Limits] = Field(default_factory=dict)
    """By provider; others get the defaults."""
    accounts: AccountRules = AccountRules()
    uploads: UploadRules = UploadRules()
    caps: Caps = Caps()
    """Per video (where its own budget is not lower), per account and month, for all."""
    ladder: LadderRules = LadderRules()
    polling: PollRules = PollRules()
    call_waits_s: tuple[float, ...] = (5.0, 30.0, 120.0)
    """Between attempts of a sentence or a script."""
    doubt_grace: float = 1.2
    """Times the maker's longest job until an unknown submission counts as never accepted."""
    doubt_check_s: float = 20.0
    fetch_wait_s: float = 5.0
    """After a download that failed."""
    database_patience_s: float = 60.0
    """How long a worker waits for a database that cannot be reached or written."""
    lease_check_s: float = 2.0
    """Between two looks for workers that died; their work goes on after this long."""
    house_s: float = 5.0
    """Between two rounds of the inbox and the caretaker."""
    stalled_s: float = 300.0
    """Without any event for so long, a video whose work got lost is taken up anew."""
    trash_days: int = 30
    retention_days: int | None = None
    webhooks_local: bool = False
    """Whether webhooks may be told at http:// and inside the network."""

    def limits_of(self, provider: str) -> Limits:
        return self.limits.get(provider, Limits())
