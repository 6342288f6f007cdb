"""The Protocols that stages need, the capabilities behind them, and what they exchange."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from reelwright.domain.brief import Brief
from reelwright.domain.clip import Clip
from reelwright.domain.narration import Word
from reelwright.domain.policy import Policy
from reelwright.domain.prices import PriceTable, shipped_prices
from reelwright.domain.script import Scene, Script

Samples = npt.NDArray[np.float32]
"""Mono sound, -1 to 1."""


class ScriptWriter(Protocol):
    """Turns a brief into a script. Raises NoKnowledge or ProviderError."""

    name: str

    def write(self, brief: Brief) -> Script: ...


@dataclass(frozen=True)
class Written:
    """A script, and how many answers of its writer were charged for it."""

    script: Script
    answers: int = 1


@runtime_checkable
class CountedWriter(Protocol):
    """A script writer that may ask more than once; each answer is charged.

    What it raises carries in `paid` how many answers came before.
    """

    most_answers: int

    def write_counted(self, brief: Brief) -> Written: ...


@runtime_checkable
class PromptReworder(Protocol):
    """A script writer that can also put a refused visual prompt into other words."""

    def reword(self, prompt: str, reason: str) -> str:
        """Another English prompt for the same scene. Raises ProviderError."""
        ...


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
    languages: tuple[str, ...] = ()
    """Every full tag it speaks, where it speaks more than `language`."""


@dataclass(frozen=True)
class VoiceCapabilities:
    """What a voice provider can do."""

    word_timings: bool
    languages: tuple[str, ...]
    """Short languages."""
    speed: tuple[float, float] = (0.8, 1.2)
    price_microusd_per_character: int = 0
    native_speed: bool = True
    """Whether the voice speaks faster or slower itself; else it is asked for speed 1.0 only."""
    styled: bool = False
    """Whether it heeds the prompt that says how to speak."""
    most_bytes: int = 0
    """UTF-8 bytes of text it takes in one request; 0 means as much as a scene has."""
    remote: bool = False
    """Whether a server speaks, so that this machine only waits."""
    any_name: bool = False
    """Whether it takes names beyond the listed ones (a server of one's own has its own)."""


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

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        """`voice` is the bare name (no provider), empty for the language's default.

        `prompt` says how to speak; voices that are not `styled` leave it be.
        """
        ...


@dataclass(frozen=True)
class Alignment:
    """When the words of a known text are heard in a sound that says them."""

    words: tuple[Word, ...]
    """One per white-space separated word of the text, in order, spelled as the text spells it."""
    agreement: float
    """How well the sound says the text, 0 to 1; see `Aligner.least_agreement`."""
    warnings: tuple[str, ...] = ()


class Aligner(Protocol):
    """Finds the words of a known text in its sound."""

    name: str
    least_agreement: float
    """Below it the sound says something else, or breaks off."""

    def align(self, samples: Samples, rate: int, text: str, *, language: str) -> Alignment:
        """`samples` of any length and rate. Raises InputError for a text without words."""
        ...


class Transcriber(Protocol):
    """Hears what a recording says. Raises Unavailable where its model cannot be had."""

    name: str

    def transcribe(self, samples: Samples, rate: int, *, language: str) -> tuple[Word, ...]:
        """The words heard, punctuation attached, with their times; empty for no speech.

        `language` is a full tag. Raises Unavailable.
        """
        ...


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

    def sweep(self, *, older_than_s: float) -> int:
        """Remove what killed writers left aside that long ago; how many files it was."""
        ...

    def remove(self, key: str) -> None:
        """Remove an object and the record beside it; nothing where there is none."""
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
class Access:
    """How one vendor is reached; its key is never shown."""

    api_key: str = field(default="", repr=False)
    base_url: str = ""
    """Empty means the vendor's own address; a proxy or an emulator otherwise."""
    project: str = ""
    location: str = ""
    credentials: str = ""
    """Path of a service account's file; empty means the machine's own credentials."""


NO_ACCESS = Access()


@dataclass(frozen=True)
class Resources:
    """What providers may use of this machine; hashable, so that it can cross processes."""

    cache: Path
    threads: int = 2
    offline: bool = False
    wikipedia_base_url: str = ""
    weights_base_url: str = ""
    fake_base_url: str = ""
    objects_url: str = ""
    """`gs://bucket/prefix` or `s3://bucket/prefix`; empty means this machine's disk."""
    vendors: tuple[tuple[str, Access], ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    """Models that were set, by what they are for (`script:gemini`); see `model`."""
    whisper: str = "base"
    """Whisper's size or folder; `base` is installed along, `off` means none."""

    def access(self, vendor: str) -> Access:
        """How `vendor` is reached: gemini, vertex, google_tts, openai, pexels, pixabay, gcs, s3."""
        return dict(self.vendors).get(vendor, NO_ACCESS)

    def model(self, kind: str, provider: str) -> str:
        """The model of a `script` or `voice` provider that was set; empty means its default."""
        return dict(self.models).get(f"{kind}:{provider}", "")

    def with_model(self, kind: str, provider: str, model: str) -> Resources:
        """The same with that model for it; what a video was planned with stays with it."""
        if self.model(kind, provider) == model:
            return self
        chosen = {**dict(self.models), f"{kind}:{provider}": model}
        return replace(self, models=tuple(sorted(chosen.items())))


@dataclass(frozen=True)
class Services:
    """Everything the operations need, made once by bootstrap."""

    store: ObjectStore
    workspace: Path
    resources: Resources
    workers: int
    default_voice: str = ""
    policy: Policy = field(default_factory=Policy)
    prices: PriceTable = field(default_factory=shipped_prices)
    link_secret: str = field(default="", repr=False)
    """Signs links to files; empty means the workspace's own secret."""


Watcher = Callable[[Progress], None]
