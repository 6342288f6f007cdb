"""Trial of a clip maker: a search, a look at its model, or one short clip where it is paid for."""

from __future__ import annotations

import asyncio
import tempfile
import time
import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reelwright.domain.clip import MediaClip
from reelwright.domain.money import dollars
from reelwright.domain.script import Scene
from reelwright.errors import InputError, Unavailable
from reelwright.operations.providers import checked_ready
from reelwright.operations.trial import Tried
from reelwright.ports import ClipMaker, ClipRequest, ModelLookUp, Services
from reelwright.providers.registry import open_clip_maker

WIDTH, HEIGHT = 1080, 1920
SHORTEST_MS = 3_000
"""Of makers that make any length."""
KEYWORDS = ("lighthouse", "sea")
LOOKS = 30
"""Polls in the time that a clip usually takes."""
SHORTEST_PAUSE_S = 0.05


@dataclass(frozen=True)
class _Asked:
    """One maker with what it would be asked for."""

    maker: ClipMaker
    request: ClipRequest
    place: str
    microusd: int | None
    """Price; None where the table does not name the tier."""


def try_clip_maker(services: Services, name: str, *, prompt: str, pay: bool, on: date) -> Tried:
    """The cheapest request to the maker of `provider` or `provider:model`.

    Where the shortest clip costs money, and is not to be paid, its model is looked up.
    """
    tier = _tier(services, name)
    maker = open_clip_maker(tier, services.resources, tier=tier)
    checked_ready(maker)
    able = maker.capabilities
    if able.instant:
        return Tried(did="works on this machine, and asks nobody")
    length_ms = able.durations_ms[0] if able.durations_ms else SHORTEST_MS
    request = ClipRequest(
        scene=Scene(id="s01", voice_over=prompt, visual_prompt=prompt, keywords=KEYWORDS),
        scene_number=1,
        duration_ms=length_ms,
        width=WIDTH,
        height=HEIGHT,
        prompt=prompt,
        model=tier.partition(":")[2],
    )
    place = f"trial-{uuid.uuid4().hex[:12]}/s01/g1/a1"
    asked = _Asked(maker, request, place, _microusd(services, tier, length_ms, on))
    return asyncio.run(_asked(asked, name, pay=pay))


def _tier(services: Services, name: str) -> str:
    """The tier taken where only the provider is named; the name itself where none is priced."""
    try:
        return name if ":" in name else services.prices.default_tier(name)
    except InputError:
        return name


def _microusd(services: Services, tier: str, length_ms: int, on: date) -> int | None:
    try:
        return services.prices.clip_cost_microusd(tier, length_ms, on=on)
    except InputError:
        return None


async def _asked(asked: _Asked, name: str, *, pay: bool) -> Tried:
    try:
        if asked.microusd == 0:
            job = await asked.maker.submit(asked.request, place=asked.place)
            return Tried(did=f"searched, and chose clip {job.operation}")
        if pay:
            return await _made(asked)
        return await _looked_up(asked, name)
    finally:
        await asked.maker.close()


async def _looked_up(asked: _Asked, name: str) -> Tried:
    """What can be asked for nothing: the model, else an output that is not there."""
    maker, model = asked.maker, asked.request.model
    price = "an unknown price" if asked.microusd is None else dollars(asked.microusd)
    note = (
        f"The shortest clip costs {price}; `reelwright providers test {name} --pay` has one made."
    )
    if isinstance(maker, ModelLookUp):
        return Tried(did=f"knows the login and {await maker.look_up(model)}", note=note)
    if maker.capabilities.findable:
        await maker.find(asked.place)
        return Tried(did="answers when asked for an earlier clip", note=note)
    return Tried(did="was not asked", note=note)


async def _made(asked: _Asked) -> Tried:
    """One clip from submission to file. Raises Unavailable where it takes longer than it may."""
    maker, able = asked.maker, asked.maker.capabilities
    job = await maker.submit(asked.request, place=asked.place)
    last = time.monotonic() + able.longest_ms / 1000
    while not job.done:
        job = await maker.poll(job.operation, place=asked.place)
        if job.done:
            break
        if time.monotonic() > last:
            raise Unavailable(
                f"{maker.name} has made no clip in {able.longest_ms // 1000} s: {job.operation}.",
                maker.name,
                sent=True,
            )
        await asyncio.sleep(max(SHORTEST_PAUSE_S, able.typical_ms / 1000 / LOOKS))
    with tempfile.TemporaryDirectory() as folder:
        clip = await maker.fetch(
            job.operation, asked.request, place=asked.place, folder=Path(folder)
        )
    return Tried(did=f"made {_described(clip)}", microusd=asked.microusd)


def _described(clip: object) -> str:
    if not isinstance(clip, MediaClip):
        return "a picture"
    size = f"{clip.width}×{clip.height}"
    if clip.media == "image":
        return f"a still of {size}"
    return f"a clip of {clip.duration_ms / 1000:.1f} s, {size}"
