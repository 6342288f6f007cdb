"""fault_table: what each fault of each vendor becomes; tests run it and docs/faults.md shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from reelwright.errors import (
    CheckFailed,
    ClipFailed,
    ClipFiltered,
    ConfigError,
    LoginRefused,
    ModelRetired,
    OperationExpired,
    RateLimited,
    ReelwrightError,
    Rejected,
    StorageError,
    Unavailable,
)


class Fault(StrEnum):
    """What goes wrong, as the documents word it."""

    BAD_REQUEST = "400"
    NO_LOGIN = "401"
    FORBIDDEN = "403"
    RETIRED = "404, model retired"
    EXPIRED = "404, operation expired"
    TOO_OFTEN_TOLD = "429 with Retry-After"
    TOO_OFTEN = "429 without Retry-After"
    BROKEN = "500"
    AWAY = "503"
    SLOW = "slower than the timeout"
    DROPPED_BEFORE = "connection dropped before the request is accepted"
    DROPPED_AFTER = "connection dropped after it is accepted"
    FILTERED = "refused by a safety filter"
    NO_VIDEO = "done, without a video"
    TRUNCATED = "half of the answer"
    WRONG_AUDIO = "an answer without readable sound"


class Kind(Enum):
    """What is asked of a vendor, by who handles its errors."""

    CALL = "a script or a sentence: one request, one answer"
    SUBMIT = "a clip: submitted, waited for, fetched"
    POLL = "a look at a clip that was accepted"
    KEEP = "an object, kept and brought"


@dataclass(frozen=True)
class Outcome:
    """What a fault becomes."""

    error: type[ReelwrightError]
    sent: bool | None = None
    """Of an Unavailable: whether a charge is in doubt."""
    told_wait: bool = False
    """Whether the error knows how long to wait."""
    requests: int = 1
    """Requests that the vendor counts, the paid one among them."""
    billed: bool = False
    """Whether the vendor charges all the same."""
    paid: float = 0
    """Answers that came before and are charged, as the error tells."""


Row = Mapping[Fault, Outcome | str]
"""An Outcome for every fault that can occur, for the others the reason why it cannot."""


@dataclass(frozen=True)
class Provider:
    """One vendor's service through one of its doors."""

    name: str
    kind: Kind
    row: Row


NO_OPERATION = "The answer is the result: there is no operation that could be forgotten."
NO_SOUND = "It sends no sound."
NO_VIDEO = "It sends no video."
REFUSED = Outcome(Rejected)
NO_LOGIN = Outcome(LoginRefused)
IN_DOUBT = Outcome(Unavailable, sent=True)
IN_DOUBT_BILLED = Outcome(Unavailable, sent=True, billed=True)
FREE = Outcome(Unavailable, sent=False)

_ANSWERED: Row = {
    Fault.BAD_REQUEST: REFUSED,
    Fault.NO_LOGIN: NO_LOGIN,
    Fault.FORBIDDEN: NO_LOGIN,
    Fault.RETIRED: Outcome(ModelRetired),
    Fault.EXPIRED: NO_OPERATION,
    Fault.TOO_OFTEN_TOLD: Outcome(RateLimited, told_wait=True),
    Fault.TOO_OFTEN: Outcome(RateLimited),
    Fault.BROKEN: IN_DOUBT,
    Fault.AWAY: IN_DOUBT,
    Fault.SLOW: IN_DOUBT_BILLED,
    Fault.DROPPED_BEFORE: IN_DOUBT,
    Fault.DROPPED_AFTER: IN_DOUBT_BILLED,
    Fault.NO_VIDEO: NO_VIDEO,
    Fault.TRUNCATED: IN_DOUBT_BILLED,
    Fault.WRONG_AUDIO: NO_SOUND,
}
_FREE_ERRORS: Row = {Fault.BROKEN: FREE, Fault.AWAY: FREE}
"""Where the vendor charges nothing for an answer that is an error."""

_SCRIPT: Row = {**_ANSWERED, Fault.FILTERED: Outcome(Rejected, requests=2, paid=2)}
"""An answer of no use is asked for once more, with the reason."""
_OPENAI_SCRIPT: Row = {
    **_SCRIPT,
    Fault.FILTERED: Outcome(Rejected, requests=2, paid=2, billed=True),
}
_VOICE: Row = {**_ANSWERED, Fault.WRONG_AUDIO: IN_DOUBT_BILLED}
_GEMINI_VOICE: Row = {**_VOICE, Fault.FILTERED: REFUSED}
_CLOUD_VOICE: Row = {**_VOICE, Fault.FILTERED: "It refuses such a text with a 400."}
_GENERATED: Row = {
    **_ANSWERED,
    Fault.EXPIRED: Outcome(OperationExpired, billed=True),
    Fault.FILTERED: Outcome(ClipFiltered),
    Fault.NO_VIDEO: Outcome(ClipFailed),
}
_LOOK = Outcome(Unavailable, sent=False, billed=True)
_AT_THE_END = "It is told at the end of the job: see the submission."
_POLLED: Row = {
    **dict.fromkeys(Fault, _LOOK),
    Fault.RETIRED: "A 404 of a look is an operation that expired.",
    Fault.EXPIRED: Outcome(OperationExpired, billed=True),
    Fault.TOO_OFTEN_TOLD: Outcome(RateLimited, told_wait=True, billed=True),
    Fault.TOO_OFTEN: Outcome(RateLimited, billed=True),
    Fault.FILTERED: _AT_THE_END,
    Fault.NO_VIDEO: _AT_THE_END,
    Fault.WRONG_AUDIO: NO_SOUND,
}
_STOCK: Row = {
    **dict.fromkeys(Fault, FREE),
    Fault.BAD_REQUEST: REFUSED,
    Fault.NO_LOGIN: NO_LOGIN,
    Fault.FORBIDDEN: NO_LOGIN,
    Fault.RETIRED: REFUSED,
    Fault.EXPIRED: Outcome(CheckFailed, requests=2),
    Fault.TOO_OFTEN_TOLD: Outcome(RateLimited, told_wait=True),
    Fault.TOO_OFTEN: Outcome(RateLimited),
    Fault.FILTERED: "Its films were filmed before: nothing is generated that could be filtered.",
    Fault.NO_VIDEO: Outcome(CheckFailed, requests=2),
    Fault.WRONG_AUDIO: "The sound of a stock clip is not used.",
}
_REPEATED = Outcome(StorageError, requests=3)
"""A put may be made again unseen: the same bytes under the same name. (Twice in the tests.)"""
_MISSET = Outcome(ConfigError)
_OBJECTS: Row = {
    **dict.fromkeys(Fault, _REPEATED),
    Fault.BAD_REQUEST: Outcome(StorageError),
    Fault.NO_LOGIN: _MISSET,
    Fault.FORBIDDEN: _MISSET,
    Fault.RETIRED: "A bucket serves no models; one that is not there is a ConfigError.",
    Fault.EXPIRED: "An object that is gone is an answer: it is made again.",
    Fault.TOO_OFTEN_TOLD: "Buckets tell no delay; the waits between repeats grow by themselves.",
    Fault.FILTERED: "A bucket looks at nothing that it keeps.",
    Fault.NO_VIDEO: NO_VIDEO,
    Fault.WRONG_AUDIO: NO_SOUND,
}
_NO_VEO: Row = dict.fromkeys(
    Fault, "Only Vertex AI serves Veo: with a key alone nothing is sent (ConfigError)."
)

PROVIDERS: tuple[Provider, ...] = (
    Provider("script gemini (key)", Kind.CALL, {**_SCRIPT, **_FREE_ERRORS}),
    Provider("script gemini (Vertex AI)", Kind.CALL, {**_SCRIPT, **_FREE_ERRORS}),
    Provider("script openai", Kind.CALL, _OPENAI_SCRIPT),
    Provider("voice google", Kind.CALL, _CLOUD_VOICE),
    Provider("voice chirp", Kind.CALL, _CLOUD_VOICE),
    Provider("voice gemini (key)", Kind.CALL, _GEMINI_VOICE),
    Provider("voice gemini (Vertex AI)", Kind.CALL, _GEMINI_VOICE),
    Provider("voice openai", Kind.CALL, _CLOUD_VOICE),
    Provider("clips veo (key)", Kind.SUBMIT, _NO_VEO),
    Provider("clips veo (Vertex AI, bucket)", Kind.SUBMIT, _GENERATED),
    Provider("clips veo (Vertex AI, inline)", Kind.SUBMIT, _GENERATED),
    Provider("clips veo (Vertex AI), poll", Kind.POLL, _POLLED),
    Provider("clips omni (key)", Kind.SUBMIT, _GENERATED),
    Provider("clips omni (Vertex AI, bucket)", Kind.SUBMIT, _GENERATED),
    Provider("clips omni (key), poll", Kind.POLL, _POLLED),
    Provider("clips omni (Vertex AI), poll", Kind.POLL, _POLLED),
    Provider("clips stills (key)", Kind.SUBMIT, {**_GENERATED, **_FREE_ERRORS}),
    Provider("clips stills (Vertex AI)", Kind.SUBMIT, {**_GENERATED, **_FREE_ERRORS}),
    Provider("clips pexels", Kind.SUBMIT, _STOCK),
    Provider("clips pixabay", Kind.SUBMIT, _STOCK),
    Provider("objects gs", Kind.KEEP, _OBJECTS),
    Provider("objects s3", Kind.KEEP, _OBJECTS),
)
