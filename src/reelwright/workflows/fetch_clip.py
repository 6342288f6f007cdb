"""fetch_clip: a bought picture is brought here, looked at, and kept."""

from __future__ import annotations

import asyncio
import shutil
import uuid
from pathlib import Path

from sqlalchemy import Connection

from reelwright.database import clips, intents
from reelwright.database.artifacts import record_artifacts
from reelwright.database.intents import Intent
from reelwright.database.scenes import change_scene, find_scene
from reelwright.database.videos import load_video, locked
from reelwright.domain.clip import MediaClip
from reelwright.domain.clip_state import ClipState
from reelwright.domain.events import EventType
from reelwright.domain.video import ClipStatus, IntentState, Video
from reelwright.errors import (
    CheckFailed,
    InputError,
    OperationExpired,
    ProviderError,
    StorageError,
)
from reelwright.ports import ClipRequest
from reelwright.stages import Stage
from reelwright.workflows import money, parts
from reelwright.workflows.settle_clip import SETTLED, ordered, unusable
from reelwright.workflows.shop import DONE, Shop, Turn
from reelwright.workflows.studio import Studio

SHORTEST_SHARE = 0.5
"""A picture shorter than this share of what was asked for is not what was paid for."""
FETCH_ATTEMPTS = 20


async def fetch_clip(
    shop: Shop, video_id: str, run: int, scene_id: str, generation: int, attempt: int
) -> Turn:
    """Bring the picture here, look at it, and settle its price.

    Outcomes: done, wait (the download failed), and the ladder's (it cannot be used).
    """
    studio = shop.studio
    found = await ordered(shop, video_id, scene_id, generation, IntentState.ACCEPTED)
    if found is None:
        return SETTLED
    clip, intent, maker = found.clip, found.intent, found.maker
    request = await asyncio.to_thread(_asked, studio, clip, intent)
    if request is None:
        return await asyncio.to_thread(unusable, studio, clip, intent, "its scene was removed")
    folder = studio.services.workspace / "scratch" / uuid.uuid4().hex
    try:
        folder.mkdir(parents=True)
        picture = await maker.fetch(intent.operation, request, place=intent.key, folder=folder)
        studio.at("fetch:downloaded")
        media = await _kept(shop, picture, intent)
    except (CheckFailed, InputError) as error:
        return await asyncio.to_thread(unusable, studio, clip, intent, error.message)
    except OperationExpired:
        return {"outcome": "expired"}
    except ProviderError as error:
        if attempt >= FETCH_ATTEMPTS:
            return await asyncio.to_thread(unusable, studio, clip, intent, error.message)
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
    if picture.media == "video":
        seen = await shop.hands.inspect(path)
        if seen.duration_ms < intent.asked_ms * SHORTEST_SHARE:
            raise CheckFailed(f"{intent.key} lasts {seen.duration_ms} ms only.")
    key = f"{Stage.MAKE_CLIP}/{intent.key}{path.suffix}"

    def move(aside: Path) -> None:
        path.replace(aside)

    await asyncio.to_thread(shop.studio.services.store.put, key, move)
    return picture.model_copy(update={"path": "", "key": key})


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
    state = find_scene(c, video.id, clip.scene_id)
    studio.tell(
        c,
        video,
        EventType.CLIP_COMPLETED,
        scene_id=clip.scene_id,
        once=intent.key,
        tier=intent.tier,
        microusd=intent.microusd,
    )
    if state is None or state.generation != clip.generation:
        return
    change_scene(c, video.id, clip.scene_id, shown=clip.generation)
    parts.pictured(c, studio, video, clip.scene_id)


def _asked(studio: Studio, clip: ClipState, intent: Intent) -> ClipRequest | None:
    """What was asked for, as far as fetching needs it; None where its scene was removed."""
    with studio.database.read() as c:
        state = find_scene(c, clip.video_id, clip.scene_id)
        video = load_video(c, clip.video_id)
    if state is None:
        return None
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
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageError(f"{folder} cannot be removed: {error}.") from error
