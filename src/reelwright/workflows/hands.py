"""Hands: who does the work of the stages; child processes in a worker, instant ones in tests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from reelwright.domain.clip import Clip
from reelwright.domain.narration import Narration
from reelwright.domain.plan import Look, SpokenBy
from reelwright.domain.recording import RecordedScript
from reelwright.domain.script import Scene
from reelwright.domain.segment import Segment, Soundtrack
from reelwright.ports import (
    Aligner,
    Alignment,
    ObjectStore,
    Resources,
    Samples,
    Written,
)
from reelwright.providers.align.known_text import KnownTextAligner
from reelwright.providers.registry import MODEL_WRITERS, open_voice
from reelwright.render.timing import Span
from reelwright.render.video_file import VideoFile, inspect_video
from reelwright.stages.finish_video import FinishedVideo, Parts, finish_video
from reelwright.workflows.casting import Cast, CastOrder, cast
from reelwright.workflows.crew import Crew
from reelwright.workflows.steps import (
    align_step,
    cut_step,
    mix_step,
    paint_step,
    poster_step,
    speak_step,
)
from reelwright.workflows.writing import WriteOrder, write

Told = Callable[[float], None]
"""Hears how far a piece of work is, 0 … 1; called in the worker's own process."""


class Hands(Protocol):
    """Each method does one stage's work and raises what the stage raises."""

    async def write(self, order: WriteOrder) -> Written: ...

    async def cast(self, order: CastOrder) -> Cast: ...

    async def speak(self, scene: Scene, spoken_by: SpokenBy, *, take: int) -> Narration: ...

    async def cut(self, scene: Scene, recorded: RecordedScript) -> Narration: ...

    async def poster(self, clip: Clip, look: Look, key: str) -> str: ...

    async def inspect(self, picture: Path) -> VideoFile: ...

    async def paint(
        self, clip: Clip, narration: Narration, look: Look, *, last: bool, told: Told
    ) -> Segment: ...

    async def mix(
        self, narrations: Sequence[Narration], spans: Sequence[Span], *, music: str, seed: int
    ) -> Soundtrack: ...

    async def finish(self, parts: Parts, folder: Path) -> FinishedVideo: ...

    def close(self, *, now: bool = False) -> None: ...


class _AlignerElsewhere:
    """An aligner whose work is done in another process."""

    name = KnownTextAligner.name
    least_agreement = KnownTextAligner.least_agreement

    def __init__(self, align: Callable[[Samples, int, str, str], Alignment]) -> None:
        self._align = align

    def align(self, samples: Samples, rate: int, text: str, *, language: str) -> Alignment:
        return self._align(samples, rate, text, language)


class CrewHands:
    """Hands whose work is done in child processes, so that none can stop the worker."""

    def __init__(
        self,
        *,
        painters: int,
        resources: Resources,
        store: ObjectStore,
        speaker_idle_s: float = 0.5,
    ) -> None:
        self._crew = Crew(painters=painters, speaker_idle_s=speaker_idle_s)
        self._resources = resources
        self._store = store

    async def write(self, order: WriteOrder) -> Written:
        # The process that speaks keeps the model that hears, and cuts the scenes out after.
        if order.brief.source == "recording":
            return await self._crew.listen(write, order)
        asks = order.brief.writer.partition(":")[0] in MODEL_WRITERS
        return await (self._crew.call if asks else self._crew.paint)(write, order)

    async def cast(self, order: CastOrder) -> Cast:
        return await self._crew.paint(cast, order)

    async def speak(self, scene: Scene, spoken_by: SpokenBy, *, take: int) -> Narration:
        given = (speak_step, scene, spoken_by, self._resources, self._store, take)
        if not open_voice(spoken_by.provider, self._resources).capabilities.remote:
            return await self._crew.speak(*given)
        return await self._crew.call(*given, self._aligner())

    def _aligner(self) -> Aligner:
        """Heard in the speaking process, asked from any thread beside the loop."""
        crew, loop = self._crew, asyncio.get_running_loop()

        def align(samples: Samples, rate: int, text: str, language: str) -> Alignment:
            heard = crew.listen(align_step, samples, rate, text, language, self._resources)
            return asyncio.run_coroutine_threadsafe(heard, loop).result()

        return _AlignerElsewhere(align)

    async def cut(self, scene: Scene, recorded: RecordedScript) -> Narration:
        return await self._crew.listen(cut_step, scene, recorded, self._resources, self._store)

    async def poster(self, clip: Clip, look: Look, key: str) -> str:
        return await self._crew.paint(poster_step, clip, look, self._store, key)

    async def inspect(self, picture: Path) -> VideoFile:
        return await self._crew.mix(inspect_video, picture)

    async def paint(
        self, clip: Clip, narration: Narration, look: Look, *, last: bool, told: Told
    ) -> Segment:
        with self._crew.telling(told) as tell:
            return await self._crew.paint(
                paint_step, clip, narration, look, last, self._store, tell
            )

    async def mix(
        self, narrations: Sequence[Narration], spans: Sequence[Span], *, music: str, seed: int
    ) -> Soundtrack:
        return await self._crew.mix(mix_step, narrations, spans, music, seed, self._store)

    async def finish(self, parts: Parts, folder: Path) -> FinishedVideo:
        def join() -> FinishedVideo:
            return finish_video(parts, store=self._store, folder=folder)

        return await self._crew.mix(join)

    def close(self, *, now: bool = False) -> None:
        self._crew.close(now=now)
