"""settle_clip: a paid picture's request comes to its end: its row, its money, and what follows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from reelwright.database import clips, intents
from reelwright.database.intents import Intent
from reelwright.database.scenes import find_scene
from reelwright.database.videos import locked
from reelwright.domain.clip_state import ClipState
from reelwright.domain.ladder import Trouble
from reelwright.domain.video import ClipStatus, IntentState
from reelwright.ports import ClipMaker
from reelwright.workflows import money
from reelwright.workflows.clip_trouble import go_down
from reelwright.workflows.shop import Shop, Turn
from reelwright.workflows.studio import Studio

SETTLED: Turn = {"outcome": "settled"}
"""Somebody else came first, or this step runs again: `submit` sees where it stands."""
SCENE_GONE: Turn = {"outcome": "gone"}
"""The scene was removed meanwhile; only the money was of interest."""


@dataclass(frozen=True)
class Ordered:
    """A request that went out and is not settled, with whom it went to."""

    clip: ClipState
    intent: Intent
    maker: ClipMaker


async def ordered(
    shop: Shop, video_id: str, scene_id: str, generation: int, state: IntentState
) -> Ordered | None:
    """The clip's request where it is in `state`, None where it is settled already."""

    def read() -> tuple[ClipState, Intent | None]:
        with shop.studio.database.read() as c:
            clip = clips.clip_of(c, video_id, scene_id, generation)
            return clip, intents.find_intent(c, clip.key)

    clip, intent = await asyncio.to_thread(read)
    if intent is None or intent.state is not state:
        return None
    return Ordered(clip, intent, shop.maker(intent.tier))


def refused(studio: Studio, clip: ClipState, intent: Intent, trouble: Trouble, why: str) -> Turn:
    """It came to nothing and costs nothing."""
    return _settle(studio, clip, intent, IntentState.REFUSED, trouble, why)


def lost(studio: Studio, clip: ClipState, intent: Intent) -> Turn:
    """The outcome stays unknown: the charge is in doubt, and nobody asks for it again."""
    why = "whether the vendor made it, and charges it, could not be found out"
    return _settle(studio, clip, intent, IntentState.LOST, Trouble.IN_DOUBT_LOST, why)


def unusable(studio: Studio, clip: ClipState, intent: Intent, why: str) -> Turn:
    """It was delivered, and charged, and cannot be used."""
    return _settle(studio, clip, intent, IntentState.DONE, Trouble.WRONG_RESULT, why)


def _settle(
    studio: Studio, clip: ClipState, intent: Intent, to: IntentState, trouble: Trouble, why: str
) -> Turn:
    settle = {
        IntentState.REFUSED: money.release,
        IntentState.LOST: money.doubt,
        IntentState.DONE: money.commit,
    }[to]
    with studio.database.begin() as c:
        video = locked(c, intent.video_id)
        moved = intents.move_intent(
            c, intent.key, token=intent.token, to=to, now_ms=studio.now_ms(), note=why
        )
        if not moved:
            return SETTLED
        settle(c, studio, video, intent)
        if find_scene(c, video.id, clip.scene_id) is None:
            return SCENE_GONE
        return go_down(c, studio, video, clip, trouble, why=why)


def proved_absent(studio: Studio, clip: ClipState, intent: Intent) -> Turn:
    """No job takes this long, and there is no output: it was never accepted."""
    with studio.database.begin() as c:
        video = locked(c, intent.video_id)
        note = "proved absent"
        moved = intents.move_intent(
            c,
            intent.key,
            token=intent.token,
            to=IntentState.NEW,
            now_ms=studio.now_ms(),
            note=note,
        )
        if not moved:
            return SETTLED
        money.release(c, studio, video, intent)
        clips.change_clip(c, clip, status=ClipStatus.PENDING)
    return {"outcome": "again"}
