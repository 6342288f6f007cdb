"""faulted: each provider on its emulator, to be used once while something goes wrong."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from reelwright.domain.script import Scene
from reelwright.ports import ClipMaker, ClipRequest, Voice
from tests.support.fault_table import Fault

PATIENT_S, HASTY_S = 20.0, 0.3
"""Timeouts of the providers: HASTY_S where a vendor is to be too slow."""
PLACE = "video/s01/g1/a1"
SCENE = Scene(
    id="s01",
    voice_over="Le panda mange du bambou.",
    visual_prompt="A giant panda eats bamboo in a misty forest",
    keywords=("panda", "bamboo"),
)
REQUEST = ClipRequest(SCENE, 1, 4_000, 1080, 1920, prompt=SCENE.visual_prompt)


class Rig(ABC):
    """One provider and its emulator."""

    secret = ""
    """The key that was shown to the vendor."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="faulted-"))

    def meet(self, fault: Fault | None) -> None:
        """Use the provider for one piece of work while `fault` happens; its error comes out."""
        self.arm(fault)
        self.use(fault, HASTY_S if fault is Fault.SLOW else PATIENT_S)

    def close(self) -> None:
        shutil.rmtree(self.folder)

    @abstractmethod
    def arm(self, fault: Fault | None) -> None:
        """Have the emulator begin anew, with that fault ahead."""

    @abstractmethod
    def use(self, fault: Fault | None, timeout_s: float) -> None:
        """One piece of work, to its end."""

    @abstractmethod
    def requests(self) -> int:
        """How many the emulator counted; of clips the submissions only."""

    @abstractmethod
    def billed(self) -> bool:
        """Whether anything is on the vendor's bill."""


def say(voice: Voice) -> None:
    """One sentence; the connection is closed."""
    try:
        voice.speak(SCENE.voice_over, language="fr-FR", voice="", speed=1.0, prompt="Warm")
    finally:
        voice.close()  # type: ignore[attr-defined]


def make_clip(maker: ClipMaker, folder: Path, *, submitted: Callable[[], None]) -> None:
    """One clip from submission to file; `submitted` is called once it is accepted."""

    async def made() -> None:
        try:
            job = await maker.submit(REQUEST, place=PLACE)
            submitted()
            while not job.done:
                job = await maker.poll(job.operation, place=PLACE)
                await asyncio.sleep(0.01)
            await maker.fetch(job.operation, REQUEST, place=PLACE, folder=folder)
        finally:
            await maker.close()

    asyncio.run(made())


@contextlib.contextmanager
def rigs() -> Iterator[dict[str, Rig]]:
    """Every provider that something can be asked of, by the names of the table."""
    from tests.support.faulted_buckets import bucket_rigs
    from tests.support.faulted_google import google_rigs
    from tests.support.faulted_sites import site_rigs

    with ExitStack() as stack:
        found = {
            **stack.enter_context(google_rigs()),
            **stack.enter_context(site_rigs()),
            **stack.enter_context(bucket_rigs()),
        }
        for rig in found.values():
            stack.callback(rig.close)
        yield found
