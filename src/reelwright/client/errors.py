"""The client's own tree of errors, each with the problem document that the service sent.

ClientError
├── Unreachable          no answer came, also after several tries
└── ApiError             the service said no; `problem` is what it said
    ├── NotSignedIn      401: no key, or one that opens nothing any more
    ├── BudgetExceeded   402: the money set aside does not reach
    ├── Forbidden        403: known, and not allowed to do this
    │   └── QuotaExceeded    the account may make no more videos
    ├── NotFound         404: not there, or another account's
    ├── Conflict         409: does not fit what the video is doing now
    ├── Refused          422: what was sent cannot be used; `problem.errors` says which field
    ├── RateLimited      429: asked too often, also after waiting
    └── ServerTrouble    5xx: nothing the caller can change
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """An RFC 9457 problem document."""

    type: str = "about:blank"
    title: str = ""
    status: int = 0
    detail: str = ""
    instance: str = ""
    """Names the request in the service's log."""
    errors: tuple[Mapping[str, str], ...] = ()
    """`field` and `message` of each field that cannot be used."""
    retry_after_s: float | None = None

    @property
    def name(self) -> str:
        """The last part of its type, e.g. `quota-exceeded`."""
        return self.type.rpartition("/")[2]


class ClientError(Exception):
    """Root of the tree."""


class Unreachable(ClientError):
    """No answer came, also after several tries."""


class ApiError(ClientError):
    """The service refused; `str(error)` is fit to be shown to a person."""

    def __init__(self, problem: Problem = Problem()) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return self.problem.detail or self.problem.title or f"HTTP {self.problem.status}"


class NotSignedIn(ApiError):
    """Without a key, or with one that opens nothing any more."""


class BudgetExceeded(ApiError):
    """The money of this video, account or installation is spent."""


class Forbidden(ApiError):
    """The key is known and may not do this."""


class QuotaExceeded(Forbidden):
    """The account may make no more videos."""


class NotFound(ApiError):
    """It is not there, or belongs to another account."""


class Conflict(ApiError):
    """It does not fit what the video is doing now; nothing was changed."""


class Refused(ApiError):
    """What was sent cannot be used."""


class RateLimited(ApiError):
    """Asked too often, also after waiting."""


class ServerTrouble(ApiError):
    """The service cannot do it now."""


_BY_STATUS: dict[int, type[ApiError]] = {
    401: NotSignedIn,
    402: BudgetExceeded,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    422: Refused,
    429: RateLimited,
}


def error_of(problem: Problem) -> ApiError:
    """The error of the tree that fits."""
    if problem.name == "quota-exceeded":
        return QuotaExceeded(problem)
    if problem.status >= 500:
        return ServerTrouble(problem)
    return _BY_STATUS.get(problem.status, ApiError)(problem)
