"""Rows of clips: every generation of every scene's picture."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, select, update
from sqlalchemy.engine import Row

from reelwright.database import tables
from reelwright.database.connect import insert_or_ignore
from reelwright.domain.clip import Clip
from reelwright.domain.clip_state import ClipState
from reelwright.domain.ladder import LadderState
from reelwright.domain.scene_state import SceneState
from reelwright.domain.video import ClipStatus

T = tables.clips
_CLIP: TypeAdapter[Clip] = TypeAdapter(Clip)


def begin_clip(c: Connection, new: ClipState, *, now_ms: int) -> ClipState:
    """The generation as it stands; made from `new` where it is not there yet."""
    insert_or_ignore(
        c,
        T,
        {
            "video_id": new.video_id,
            "scene_id": new.scene_id,
            "generation": new.generation,
            "status": new.status,
            "tier": new.tier,
            "prompt": new.prompt,
            "retry_count": 0,
            "ladder": new.ladder.model_dump(mode="json"),
            "fallback_from": "",
            "notice": "",
            "created_at_ms": now_ms,
        },
    )
    return clip_of(c, new.video_id, new.scene_id, new.generation)


def clip_of(c: Connection, video_id: str, scene_id: str, generation: int) -> ClipState:
    """A generation that is known to be there."""
    return _clip(c.execute(select(T).where(*_is(video_id, scene_id, generation))).one())


def find_clip(c: Connection, video_id: str, scene_id: str, generation: int) -> ClipState | None:
    """The generation, None where nobody began it."""
    row = c.execute(select(T).where(*_is(video_id, scene_id, generation))).one_or_none()
    return None if row is None else _clip(row)


def seen_clip(c: Connection, video_id: str, state: SceneState) -> Clip | None:
    """What is seen of a scene: the file in use, else what is drawn; None before it is chosen."""
    shown = find_clip(c, video_id, state.scene.id, state.shown) if state.shown else None
    in_use = shown.clip if shown else None
    return in_use if in_use is not None and in_use.kind == "media" else state.drawn


def clips_of(c: Connection, video_id: str) -> tuple[ClipState, ...]:
    """Every generation of every scene, oldest first."""
    query = select(T).where(T.c.video_id == video_id).order_by(T.c.scene_id, T.c.generation)
    return tuple(_clip(row) for row in c.execute(query))


def change_clip(c: Connection, state: ClipState, /, **values: Any) -> None:
    """Set columns of one generation; models are written as JSON."""
    plain = {
        name: value.model_dump(mode="json") if hasattr(value, "model_dump") else value
        for name, value in values.items()
    }
    c.execute(
        update(T).where(*_is(state.video_id, state.scene_id, state.generation)).values(**plain)
    )


def _is(video_id: str, scene_id: str, generation: int) -> tuple[Any, ...]:
    return T.c.video_id == video_id, T.c.scene_id == scene_id, T.c.generation == generation


def _clip(row: Row[Any]) -> ClipState:
    return ClipState(
        video_id=row.video_id,
        scene_id=row.scene_id,
        generation=row.generation,
        status=ClipStatus(row.status),
        tier=row.tier,
        prompt=row.prompt,
        retry_count=row.retry_count,
        ladder=LadderState.model_validate(row.ladder),
        clip=_CLIP.validate_python(row.clip) if row.clip else None,
        fallback_from=row.fallback_from,
        notice=row.notice,
    )
