"""collect_clip: a picture that was ordered is waited for, looked up where need be, and fetched."""

from __future__ import annotations

import asyncio
import logging
import uuid
from pathlib import Path

from sqlalchemy import Connection

from reelwright.database import clips, intents
from reelwright.database.artifacts import record_artifacts
from reelwright.database.intents import Intent
from reelwright.database.scenes import change_scene, scene_of
from reelwright.database.videos import load_video, locked
from reelwright.domain.clip import MediaClip
from reelwright.domain.clip_state import ClipState
from reelwright.domain.events import EventType
from reelwright.domain.ladder import Trouble
from reelwright.domain.polling import next_poll_ms
from reelwright.domain.video import ClipStatus, IntentState, Video
from reelwright.errors import (
    CheckFailed,
    ClipFailed,
    ClipFiltered,
    InputError,
    OperationExpired,
    ProviderError,
    Rejected,
    StorageError,
)
from reelwright.ports import ClipRequest
from reelwright.stages import Stage
from reelwright.workflows import money, parts
from reelwright.workflows.clip_trouble import go_down
from reelwright.workflows.shop import DONE, Shop, Turn
from reelwright.workflows.studio import Studio
from reelwright.workflows.submit_clip import accepted

log = logging.getLogger("reelwright.clips")

SHORTEST_SHARE = 0.5
"""A picture shorter than this share of what was asked for is not what was paid for."""
MISSES = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between looks at a vendor that does not answer; the last one repeats."""
FETCH_ATTEMPTS = 20
SETTLED: Turn = {"outcome": "settled"}


async def reconcile_clip(
    shop: Shop, video_id: str, run: int, scene_id: str, generation: int
) -> Turn:
    """Find out what became of a request whose answer was lost.

    Outcomes: accepted (its output was found), doubt (look again later), again (it was never
    accepted), draw and others from the ladder (the outcome stays unknown).
    """
    studio, policy = shop.studio, shop.studio.services.policy
    found = await asyncio.to_thread(
        _read, studio, video_id, scene_id, generation, IntentState.SENDING
    )
    if found is None:
        return SETTLED
    clip, intent = found
    maker = shop.maker(intent.tier)
    able = maker.capabilities
    try:
        operation = await maker.find(intent.key) if able.findable else None
    except ProviderError as error:
        log.warning("%s cannot be looked up: %s", intent.key, error)
        return {"outcome": "doubt", "wait_s": policy.doubt_check_s}
    if operation is not None:
        await asyncio.to_thread(accepted, studio, intent, generation, operation)
        return {"outcome": "accepted"}
    assert intent.sent_at_ms is not None
    left_ms = intent.sent_at_ms + able.longest_ms * policy.doubt_grace - studio.now_ms()
    if left_ms > 0:
        wait_s = min(policy.doubt_check_s, left_ms / 1000 + 0.05)
        return {"outcome": "doubt", "wait_s": wait_s}
    settle = _proved_absent if able.findable else _lost
    return await asyncio.to_thread(settle, studio, clip, intent)


async def poll_clip(shop: Shop, video_id: str, run: int, scene_id: str, generation: int) -> Turn:
    """Look at the job until it ends; one step, however long it takes.

    Outcomes: ended (fetch it), expired (look into the storage), and the ladder's.
    """
    studio = shop.studio
    found = await asyncio.to_thread(
        _read, studio, video_id, scene_id, generation, IntentState.ACCEPTED
    )
    if found is None:
        return SETTLED
    clip, intent = found
    maker = shop.maker(intent.tier)
    able, rules = maker.capabilities, studio.services.policy.polling
    misses = 0
    while True:
        waited = studio.now_ms() - (intent.sent_at_ms or studio.now_ms())
        pause = next_poll_ms(waited, able.typical_ms, rules=rules, seed=intent.key) / 1000
        try:
            job = await maker.poll(intent.operation, place=intent.key)
            if job.done:
                return {"outcome": "ended"}
            misses = 0
        except OperationExpired:
            return {"outcome": "expired"}
        except (ClipFiltered, ClipFailed, Rejected) as error:
            trouble = Trouble.FILTERED if isinstance(error, ClipFiltered) else Trouble.FAILED
            return await asyncio.to_thread(refused, studio, clip, intent, trouble, error.message)
        except ProviderError as error:
            misses += 1
            pause = max(error.retry_after_s or 0.0, MISSES[min(misses, len(MISSES)) - 1])
        if waited > 4 * able.longest_ms:
            return {"outcome": "expired"}
        await asyncio.sleep(pause)


async def locate_clip(shop: Shop, video_id: str, run: int, scene_id: str, generation: int) -> Turn:
    """The vendor forgot the job's name: its output may still lie in the storage.

    Outcomes: ended (found), wait, and the ladder's.
    """
    studio, policy = shop.studio, shop.studio.services.policy
    found = await asyncio.to_thread(
        _read, studio, video_id, scene_id, generation, IntentState.ACCEPTED
    )
    if found is None:
        return SETTLED
    clip, intent = found
    maker = shop.maker(intent.tier)
    try:
        operation = await maker.find(intent.key) if maker.capabilities.findable else None
    except ProviderError:
        return {"outcome": "wait", "wait_s": policy.doubt_check_s}
    if operation is not None:
        return {"outcome": "ended"}
    assert intent.sent_at_ms is not None
    longest = maker.capabilities.longest_ms * policy.doubt_grace
    if maker.capabilities.findable and studio.now_ms() < intent.sent_at_ms + longest:
        return {"outcome": "wait", "wait_s": policy.doubt_check_s}
    return await asyncio.to_thread(_lost, studio, clip, intent)


async def fetch_clip(
    shop: Shop, video_id: str, run: int, scene_id: str, generation: int, attempt: int
) -> Turn:
    """Bring the picture here, look at it, and settle its price.

    Outcomes: done, wait (the download failed), and the ladder's (it cannot be used).
    """
    studio = shop.studio
    found = await asyncio.to_thread(
        _read, studio, video_id, scene_id, generation, IntentState.ACCEPTED
    )
    if found is None:
        return SETTLED
    clip, intent = found
    request = await asyncio.to_thread(_asked, studio, clip, intent)
    folder = studio.services.workspace / "scratch" / uuid.uuid4().hex
    try:
        folder.mkdir(parents=True)
        picture = await shop.maker(intent.tier).fetch(
            intent.operation, request, place=intent.key, folder=folder
        )
        studio.at("fetch:downloaded")
        media = await _kept(shop, picture, intent)
    except (CheckFailed, InputError) as error:
        return await asyncio.to_thread(_unusable, studio, clip, intent, error.message)
    except OperationExpired:
        return {"outcome": "expired"}
    except ProviderError as error:
        if attempt >= FETCH_ATTEMPTS:
            return await asyncio.to_thread(_unusable, studio, clip, intent, error.message)
        wait_s = max(error.retry_after_s or 0.0, studio.services.policy.fetch_wait_s)
        return {"outcome": "wait", "wait_s": wait_s}
    finally:
        await asyncio.to_thread(_remove, folder)
    studio.at("fetch:stored")
    return await asyncio.to_thread(_ready, studio, clip, intent, media)


async def _kept(shop: Shop, picture: object, intent: Intent) -> MediaClip:
    """The downloaded file in the store. Raises CheckFailed where it is not what was asked for."""
    if not isinstance(picture, MediaClip):
        raise CheckFailed(f"{intent.key} is no file.")
    path = Path(picture.path)
    seen = await shop.hands.inspect(path)
    if seen.duration_ms < intent.asked_ms * SHORTEST_SHARE:
        raise CheckFailed(f"{intent.key} lasts {seen.duration_ms} ms only.")
    key = f"{Stage.MAKE_CLIP}/{intent.key}{path.suffix}"

    def move(aside: Path) -> None:
        path.replace(aside)

    await asyncio.to_thread(shop.studio.services.store.put, key, move)
    return picture.model_copy(
        update={
            "path": "",
            "key": key,
            "width": seen.width,
            "height": seen.height,
            "duration_ms": seen.duration_ms,
        }
    )


def refused(studio: Studio, clip: ClipState, intent: Intent, trouble: Trouble, why: str) -> Turn:
    """It came to nothing and costs nothing."""
    return _settle(studio, clip, intent, IntentState.REFUSED, trouble, why)


def _lost(studio: Studio, clip: ClipState, intent: Intent) -> Turn:
    """The outcome stays unknown: the charge is in doubt, and nobody asks for it again."""
    why = "whether the vendor made it, and charges it, could not be found out"
    return _settle(studio, clip, intent, IntentState.LOST, Trouble.IN_DOUBT_LOST, why)


def _unusable(studio: Studio, clip: ClipState, intent: Intent, why: str) -> Turn:
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
        return go_down(c, studio, video, clip, trouble, why=why)


def _proved_absent(studio: Studio, clip: ClipState, intent: Intent) -> Turn:
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


def _ready(studio: Studio, clip: ClipState, intent: Intent, media: MediaClip) -> Turn:
    """The picture is here: its row, its price and what comes next, in one transaction."""
    now_ms = studio.now_ms()
    with studio.database.begin() as c:
        video = locked(c, intent.video_id)
        moved = intents.move_intent(
            c, intent.key, token=intent.token, to=IntentState.DONE, now_ms=now_ms
        )
        if not moved:
            return SETTLED
        money.commit(c, studio, video, intent)
        fell = clip.tier if intent.tier != clip.tier else ""
        clips.change_clip(
            c,
            clip,
            status=ClipStatus.READY,
            clip=media.model_copy(update={"fallback_from": fell}),
            fallback_from=fell,
            notice="",
            ready_at_ms=now_ms,
        )
        record_artifacts(c, video.id, Stage.MAKE_CLIP, [media.key], now_ms=now_ms)
        _show(c, studio, video, clip, intent)
    return DONE


def _show(c: Connection, studio: Studio, video: Video, clip: ClipState, intent: Intent) -> None:
    """Use the picture where it is still the wanted one, and let its scene be rendered."""
    state = scene_of(c, video.id, clip.scene_id)
    studio.tell(
        c,
        video,
        EventType.CLIP_COMPLETED,
        scene_id=clip.scene_id,
        once=intent.key,
        tier=intent.tier,
        microusd=intent.microusd,
    )
    if state.generation != clip.generation:
        return
    change_scene(c, video.id, clip.scene_id, shown=clip.generation)
    parts.pictured(c, studio, video, clip.scene_id)


def _read(
    studio: Studio, video_id: str, scene_id: str, generation: int, state: IntentState
) -> tuple[ClipState, Intent] | None:
    """The clip and its request, None where that is settled already (a step that runs again)."""
    with studio.database.read() as c:
        clip = clips.clip_of(c, video_id, scene_id, generation)
        intent = intents.find_intent(c, clip.key)
    return (clip, intent) if intent is not None and intent.state is state else None


def _asked(studio: Studio, clip: ClipState, intent: Intent) -> ClipRequest:
    """What was asked for, as far as fetching needs it."""
    with studio.database.read() as c:
        state = scene_of(c, clip.video_id, clip.scene_id)
        video = load_video(c, clip.video_id)
    width, height = video.brief.aspect.size
    return ClipRequest(
        scene=state.scene,
        scene_number=state.position + 1,
        duration_ms=intent.asked_ms,
        width=width,
        height=height,
        prompt=clip.prompt,
        model=intent.tier.partition(":")[2],
    )


def _remove(folder: Path) -> None:
    import shutil

    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageError(f"{folder} cannot be removed: {error}.") from error
