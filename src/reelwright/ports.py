"""The Protocols that stages need, the capabilities behind them, and what they exchange."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from reelwright.domain.brief import Brief
from reelwright.domain.clip import Clip
from reelwright.domain.narration import Word
from reelwright.domain.script import Scene, Script

Samples = npt.NDArray[np.float32]
"""Mono sound, -1 to 1."""


class ScriptWriter(Protocol):
    """Turns a brief into a script. Raises NoKnowledge or ProviderError."""

    name: str

    def write(self, brief: Brief) -> Script: ...


@dataclass(frozen=True)
class VoiceInfo:
    """One voice a person can choose."""

    id: str
    """`provider:name`."""
    language: str
    """Full BCP-47 tag."""
    gender: str
    """`F` or `M`."""
    title: str = ""
    note: str = ""


@dataclass(frozen=True)
class VoiceCapabilities:
    """What a voice provider can do."""

    word_timings: bool
    languages: tuple[str, ...]
    """Short languages."""
    speed: tuple[float, float] = (0.8, 1.2)
    price_microusd_per_character: int = 0


@dataclass(frozen=True)
class Speech:
    """What a voice said: sound, and one Word per white-space separated word of the text."""

    samples: Samples
    sample_rate: int
    words: tuple[Word, ...] | None
    """None where the provider gives no timings."""
    voice: str
    warnings: tuple[str, ...] = ()


class Voice(Protocol):
    """Speaks one text. Raises ProviderError, or InputError for a name it does not have."""

    name: str

    @property
    def capabilities(self) -> VoiceCapabilities: ...

    def voices(self) -> tuple[VoiceInfo, ...]: ...

    def speak(self, text: str, *, language: str, voice: str, speed: float) -> Speech:
        """`voice` is the bare name (no provider), empty for the language's default."""
        ...


@dataclass(frozen=True)
class ClipRequest:
    """One scene's picture, asked for."""

    scene: Scene
    scene_number: int
    duration_ms: int
    width: int
    height: int
    clip: Clip | None = None
    """Already chosen for the whole script (drawn recipes, a person's media)."""


@dataclass(frozen=True)
class ClipJob:
    """A clip on its way. `operation` is the provider's own name for it."""

    operation: str
    request: ClipRequest
    done: bool = False
    progress: float | None = None


@dataclass(frozen=True)
class ClipCapabilities:
    """What a clip maker can do and what it costs."""

    instant: bool
    """True when `submit` answers with a finished job."""
    durations_ms: tuple[int, ...] = ()
    """Lengths it can make; empty means any."""
    price_microusd_per_second: int = 0
    findable: bool = True
    """Whether a submission can be looked up again after a crash."""


class ClipMaker(Protocol):
    """Makes moving pictures: submit → poll → fetch."""

    name: str

    @property
    def capabilities(self) -> ClipCapabilities: ...

    def submit(self, request: ClipRequest) -> ClipJob: ...

    def poll(self, job: ClipJob) -> ClipJob: ...

    def fetch(self, job: ClipJob, folder: Path) -> Clip: ...


@dataclass(frozen=True)
class ScreenText:
    """Words drawn over the picture at the output's own resolution, in 1080-wide units.

    Coordinates are of a 1080×1920 page (1080×1080 and 1920×1080 for the other aspects);
    (x, y) is the centre of the line.
    """

    text: str
    x: float
    y: float
    size: float
    font: str = "Anton"
    colour: str = "#ffffff"
    outline: str = "#000000"
    outline_width: float = 6.0
    start_ms: int = 0
    end_ms: int = -1
    """-1 means until the scene ends."""
    entrance: str = "rise"
    """rise, pop or fade."""


class FrameSource(Protocol):
    """Where a segment's pictures come from, drawn or decoded.

    Drawn: `frames()` yields `frame_count` BGRA buffers of `width`×`height`, fed to FFmpeg's
    standard input. Decoded: `input_args` name a file and `filters` shape it; `frames()` is None.
    """

    width: int
    height: int
    input_args: tuple[str, ...]
    filters: tuple[str, ...]
    texts: tuple[ScreenText, ...]

    def frames(self) -> Iterator[memoryview] | None: ...


class ObjectStore(Protocol):
    """Finished artifacts by key; a put is whole or absent."""

    def find(self, key: str) -> Path | None:
        """Path of a finished object, None where there is none."""
        ...

    def put(self, key: str, write: Callable[[Path], None]) -> Path:
        """`write` fills a file aside, which then takes its name at once."""
        ...


@dataclass(frozen=True)
class Progress:
    """One step forward, told to whoever watches."""

    stage: str
    event: str
    """started, advanced, finished, reused or warned."""
    scene_id: str = ""
    fraction: float | None = None
    message: str = ""
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Resources:
    """What providers may use of this machine; hashable, so that it can cross processes."""

    cache: Path
    threads: int = 2
    offline: bool = False
    wikipedia_base_url: str = ""
    weights_base_url: str = ""


@dataclass(frozen=True)
class Services:
    """Everything the operations need, made once by bootstrap."""

    store: ObjectStore
    workspace: Path
    resources: Resources
    workers: int
    default_voice: str = ""


Watcher = Callable[[Progress], None]
