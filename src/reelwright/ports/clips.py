"""Clip makers: who makes a scene's moving picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from reelwright.domain.clip import Clip
from reelwright.domain.script import Scene


@dataclass(frozen=True)
class ClipRequest:
    """One scene's picture, asked for."""

    scene: Scene
    scene_number: int
    duration_ms: int
    """What the scene lasts; a maker with fixed lengths gets the one that covers it best."""
    width: int
    height: int
    clip: Clip | None = None
    """Already chosen for the whole script (drawn recipes, a person's media)."""
    prompt: str = ""
    """English; what a generating maker is told, style and rewording included."""
    negative_prompt: str = ""
    """English; what must not be seen. Makers whose vendor has no place for it leave it be."""
    model: str = ""
    """The maker's model or tier, pinned with the video."""
    seed: int = 0


@dataclass(frozen=True)
class ClipJob:
    """A clip on its way. `operation` is the provider's own name for it."""

    operation: str
    done: bool = False
    progress: float | None = None


@dataclass(frozen=True)
class ClipCapabilities:
    """What a clip maker can do."""

    instant: bool
    """True when `submit` answers with a finished job that costs nothing."""
    durations_ms: tuple[int, ...] = ()
    """Lengths it can make, ascending; empty means any."""
    findable: bool = True
    """Whether the output of a submission whose answer was lost can be looked up by `place`."""
    typical_ms: int = 60_000
    """How long a job usually takes; polling begins around then."""
    longest_ms: int = 900_000
    """No job takes longer; what cannot be found after that was never accepted."""


class ClipMaker(Protocol):
    """Makes moving pictures: submit → poll → fetch. Never retries by itself.

    `place` is the business key of one paid request (`video/scene/g1/a1`): the maker has its
    output written below it, so that a lost answer can be looked up.

    Errors: RateLimited (not accepted, ask later), Rejected (not accepted for good),
    ClipFiltered (refused by a safety filter, not charged), ClipFailed (accepted, came to
    nothing, not charged), OperationExpired (the name is no longer known), Unavailable with
    `sent=False` (certainly not accepted) or `sent=True` (outcome unknown: in doubt).
    """

    name: str

    @property
    def capabilities(self) -> ClipCapabilities: ...

    async def submit(self, request: ClipRequest, *, place: str) -> ClipJob: ...

    async def poll(self, operation: str, *, place: str) -> ClipJob: ...

    async def find(self, place: str) -> str | None:
        """Operation whose finished output lies at `place`, None where there is none (yet)."""
        ...

    async def fetch(
        self, operation: str, request: ClipRequest, *, place: str, folder: Path
    ) -> Clip:
        """Write the picture into `folder` and describe it. Its file is checked by the caller."""
        ...

    async def close(self) -> None: ...


@runtime_checkable
class ModelLookUp(Protocol):
    """A paid maker that can show, for nothing, whether it may be asked for a model."""

    async def look_up(self, model: str) -> str:
        """The model's name, empty meaning the default one. Raises ProviderError, ConfigError."""
        ...
