"""FaultyClips: a clip maker in this process whose every answer is written down beforehand."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path

from reelwright.domain.clip import Clip, MediaClip
from reelwright.domain.cover import covering_ms
from reelwright.errors import (
    CheckFailed,
    ClipFailed,
    ClipFiltered,
    ModelRetired,
    OperationExpired,
    ProviderError,
    RateLimited,
    Rejected,
    Unavailable,
)
from reelwright.ports import ClipCapabilities, ClipJob, ClipRequest
from reelwright.providers.fake_vendor.pictures import film
from reelwright.render.video_file import inspect_video


class Fault(Enum):
    """One answer of FaultyClips."""

    NONE = "as it should be"
    RATE_LIMITED = "asked too often, to be asked again after 10 ms"
    REJECTED = "refused for good"
    RETIRED = "the model is no longer served"
    UNREACHABLE = "certainly not accepted"
    UNANSWERED = "submit: accepted, and the answer is lost; else no answer"
    SWALLOWED = "submit: not accepted, but nobody can tell"
    RUNNING = "poll: not done yet"
    FILTERED = "poll: refused by a filter"
    FAILED = "poll: came to nothing"
    EXPIRED = "poll: the operation's name is gone, its output is not"
    LOST = "poll: the operation and its output are gone"
    TOO_SHORT = "fetch: a quarter of the length asked for"
    UNUSABLE = "fetch: a file that is no video"


class FaultyClips:
    """ClipMaker that takes the next fault of a list at each call, and none when it is used up.

    `accepted` counts accepted submissions by place, `asked` all calls by kind. What has been
    accepted is found at its place unless it is not `findable`.
    """

    name = "faulty"

    def __init__(
        self,
        submits: Sequence[Fault] = (),
        *,
        polls: Sequence[Fault] = (),
        fetches: Sequence[Fault] = (),
        capabilities: ClipCapabilities | None = None,
    ) -> None:
        self.accepted: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self._plans = {"submit": _plan(submits), "poll": _plan(polls), "fetch": _plan(fetches)}
        self._outputs: dict[str, str] = {}
        self._capabilities = capabilities or ClipCapabilities(
            instant=False, durations_ms=(4_000, 6_000, 8_000), typical_ms=20, longest_ms=200
        )

    @property
    def capabilities(self) -> ClipCapabilities:
        return self._capabilities

    async def submit(self, request: ClipRequest, *, place: str) -> ClipJob:
        fault = await self._next("submit")
        _raise_refusal(fault)
        if fault is Fault.SWALLOWED:
            raise _unanswered(sent=True)
        self.accepted[place] += 1
        operation = f"{place}#{self.accepted[place]}"
        self._outputs[operation] = place
        if fault is Fault.UNANSWERED:
            raise _unanswered(sent=True)
        return ClipJob(operation)

    async def poll(self, operation: str, *, place: str) -> ClipJob:
        fault = await self._next("poll")
        _raise_refusal(fault)
        if fault is Fault.UNANSWERED:
            raise _unanswered(sent=False)
        if fault is Fault.RUNNING:
            return ClipJob(operation, progress=0.5)
        endings: dict[Fault, ProviderError] = {
            Fault.FILTERED: ClipFiltered("The filter refuses it.", self.name, retryable=True),
            Fault.FAILED: ClipFailed("The job came to nothing.", self.name, retryable=True),
            Fault.EXPIRED: OperationExpired(f"{operation} is not known.", self.name),
            Fault.LOST: OperationExpired(f"{operation} is not known.", self.name),
        }
        if fault in endings:
            if fault is not Fault.EXPIRED:
                self._outputs.pop(operation, None)
            raise endings[fault]
        if operation not in self._outputs:
            raise OperationExpired(f"{operation} is not known.", self.name)
        return ClipJob(operation, done=True, progress=1.0)

    async def find(self, place: str) -> str | None:
        await self._next("find")
        if not self._capabilities.findable:
            return None
        return next((name for name, where in self._outputs.items() if where == place), None)

    async def fetch(
        self, operation: str, request: ClipRequest, *, place: str, folder: Path
    ) -> Clip:
        """A real little film. Raises CheckFailed for UNUSABLE, OperationExpired for LOST."""
        fault = await self._next("fetch")
        _raise_refusal(fault)
        if fault is Fault.UNANSWERED:
            raise _unanswered(sent=False)
        if fault is Fault.UNUSABLE:
            raise CheckFailed(f"What came for {place} is not a video.")
        if operation not in self._outputs:
            raise OperationExpired(f"The output of {place} is gone.", self.name)
        path = folder / f"{request.scene.id}-{uuid.uuid4().hex[:12]}.mp4"
        return await asyncio.to_thread(self._put, path, request, fault)

    async def close(self) -> None:
        """Nothing is open."""

    async def _next(self, kind: str) -> Fault:
        self.asked[kind] += 1
        await asyncio.sleep(0)  # as any real call does
        return next(self._plans[kind]) if kind in self._plans else Fault.NONE

    def _put(self, path: Path, request: ClipRequest, fault: Fault) -> MediaClip:
        made = film(
            duration_ms=covering_ms(request.duration_ms, self._capabilities.durations_ms),
            width=request.width,
            height=request.height,
            seed=request.seed,
            flaw="wrong_duration" if fault is Fault.TOO_SHORT else "",
        )
        path.write_bytes(made)
        seen = inspect_video(path)
        return MediaClip(
            scene_id=request.scene.id,
            path=str(path),
            sha256=hashlib.sha256(made).hexdigest(),
            media="video",
            width=seen.width,
            height=seen.height,
            duration_ms=seen.duration_ms,
        )


def _plan(faults: Sequence[Fault]) -> Iterator[Fault]:
    return itertools.chain(faults, itertools.repeat(Fault.NONE))


def _raise_refusal(fault: Fault) -> None:
    """What can meet any call, and leaves nothing behind."""
    if fault is Fault.RATE_LIMITED:
        raise RateLimited("Asked too often.", FaultyClips.name, True, retry_after_s=0.01)
    if fault is Fault.REJECTED:
        raise Rejected("The prompt is refused.", FaultyClips.name)
    if fault is Fault.RETIRED:
        raise ModelRetired("The model is no longer served.", FaultyClips.name)
    if fault is Fault.UNREACHABLE:
        raise Unavailable("Out of reach.", FaultyClips.name, retryable=True)


def _unanswered(*, sent: bool) -> Unavailable:
    return Unavailable("No answer.", FaultyClips.name, retryable=True, sent=sent)
