"""Admin: what those who run the installation are told; times in UTC, money in micro-dollars."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, computed_field

from reelwright.api.schemas.moment import Moment
from reelwright.domain.money import dollars


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True)


class CapOut(_Told):
    """A month's limit; None where there is none."""

    name: str
    cap_microusd: int | None
    setting: str


class SpentOut(_Told):
    """What one provider, or all of them, took in a month."""

    name: str
    reserved_microusd: int
    committed_microusd: int
    doubt_microusd: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def spent(self) -> str:
        """For people: committed and in doubt."""
        return dollars(self.committed_microusd + self.doubt_microusd)


class DayOut(_Told):
    """What was charged on one day, UTC."""

    day: str
    committed_microusd: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def spent(self) -> str:
        return dollars(self.committed_microusd)


class BudgetOut(_Told):
    """A month of the installation."""

    month: str
    caps: tuple[CapOut, ...]
    total: SpentOut
    left_microusd: int | None
    """Until the installation's cap; None where there is none."""
    by_provider: tuple[SpentOut, ...]
    by_day: tuple[DayOut, ...]


class ProviderHealthOut(_Told):
    """How one provider's paid requests of one kind ended."""

    provider: str
    kind: str
    sent: int
    succeeded: int
    failed: int
    in_flight: int
    success_share: float | None
    p50_ms: int
    p95_ms: int
    causes: dict[str, int]
    last_error: str
    last_error_at: Moment | None = Field(validation_alias="last_error_at_ms")


class WorkingVideoOut(_Told):
    """A video that somebody is at work on."""

    video_id: str
    account_id: str
    title: str
    status: str
    run: int
    scenes: int
    pictures: int
    created_at: Moment = Field(validation_alias="created_at_ms")
    updated_at: Moment = Field(validation_alias="updated_at_ms")


class InFlightOut(_Told):
    """Paid requests under way at one provider."""

    provider: str
    kind: str
    count: int
    microusd: int
    oldest_sent_at: Moment | None = Field(validation_alias="oldest_sent_ms")


class RunningOut(_Told):
    """What is being made at this moment."""

    live_workers: int
    by_status: dict[str, int]
    in_flight: tuple[InFlightOut, ...]
    videos: tuple[WorkingVideoOut, ...]


class FailureOut(_Told):
    """How often one cause met one prompt."""

    what: str
    cause: str
    tier: str
    prompt: str
    count: int
    last_at: Moment = Field(validation_alias="last_at_ms")
    last_error: str


class StageOut(_Told):
    """How long one stage took, on the wall."""

    stage: str
    runs: int
    mean_ms: int
    p50_ms: int
    p95_ms: int
    longest_ms: int


class ClipShareOut(_Told):
    """Pictures of one tier, and the share that came at the first attempt."""

    tier: str
    ready: int
    without_retry: int
    retries: int
    fell_back: int
    share_without_retry: float


class VideoCostOut(_Told):
    """What one finished video was billed."""

    video_id: str
    account_id: str
    title: str
    bill_microusd: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def bill(self) -> str:
        return dollars(self.bill_microusd)


class CostsOut(_Told):
    """What finished videos were billed."""

    videos: int
    free_videos: int
    total_microusd: int
    mean_microusd: int
    p50_microusd: int
    p95_microusd: int
    items: tuple[VideoCostOut, ...]


class QuotaLineOut(_Told):
    """How much of its quota an account uses; `max_videos` -1 means any number."""

    account_id: str
    email: str
    video_count: int
    max_videos: int
    disabled: bool


class QuotaOut(_Told):
    """Accounts, the fullest first."""

    accounts: int
    full: int
    unlimited: int
    disabled: int
    lines: tuple[QuotaLineOut, ...]


class MetricsOut(_Told):
    """The installation's figures of the last days, on one page."""

    days: int
    stages: tuple[StageOut, ...]
    clips: tuple[ClipShareOut, ...]
    costs: CostsOut
    quota: QuotaOut
