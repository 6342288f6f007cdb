"""Clips of a running fake vendor: asking for one, waiting for it, finding it again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from reelwright.domain.clip import MediaClip
from reelwright.domain.script import Scene
from reelwright.ports import ClipRequest
from reelwright.providers.clips.fake import FakeVendorClips
from tests.support.vendor import Vendor

SCENE = Scene(id="s01", voice_over="Les abeilles fabriquent le miel.")
GOLD_4_S = 800_000
"""What four seconds of gold cost, in micro-dollars."""


def asked(model: str = "gold", duration_ms: int = 4000, seed: int = 0) -> ClipRequest:
    return ClipRequest(
        SCENE, 1, duration_ms, 1080, 1920, prompt="A hive in the sun", model=model, seed=seed
    )


@asynccontextmanager
async def clips(url: str, **options: Any) -> AsyncIterator[FakeVendorClips]:
    maker = FakeVendorClips(url, **options)
    try:
        yield maker
    finally:
        await maker.close()


async def ended(maker: FakeVendorClips, operation: str, place: str) -> None:
    """Poll until the job is done, or raises what it ended with."""
    for _ in range(300):
        if (await maker.poll(operation, place=place)).done:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{operation} never ended")


async def found(maker: FakeVendorClips, place: str) -> str | None:
    """What a patient look-up finds."""
    for _ in range(20):
        if (operation := await maker.find(place)) is not None:
            return operation
        await asyncio.sleep(0.01)
    return None


async def delivered(vendor: Vendor, place: str, folder: Path) -> MediaClip:
    async with clips(vendor.url) as maker:
        job = await maker.submit(asked(), place=place)
        await ended(maker, job.operation, place)
        clip = await maker.fetch(job.operation, asked(), place=place, folder=folder)
        assert isinstance(clip, MediaClip)
        return clip
