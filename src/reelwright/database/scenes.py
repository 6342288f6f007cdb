"""Rows of scenes: the script in order, with what was chosen and made for each scene."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.engine import Row

from reelwright.database import tables
from reelwright.database.connect import insert_or_ignore
from reelwright.domain.clip import DrawnClip
from reelwright.domain.narration import Narration
from reelwright.domain.scene_state import SceneState
from reelwright.domain.script import Scene, Script
from reelwright.domain.segment import Segment
from reelwright.errors import NotFound

T = tables.scenes


def scenes_of(c: Connection, video_id: str) -> tuple[SceneState, ...]:
    """In playing order."""
    rows = c.execute(select(T).where(T.c.video_id == video_id).order_by(T.c.position))
    return tuple(_scene(row) for row in rows)


def scene_ids(c: Connection, video_id: str) -> tuple[str, ...]:
    """Ids alone, in playing order."""
    query = select(T.c.id).where(T.c.video_id == video_id).order_by(T.c.position)
    return tuple(c.execute(query).scalars())


def all_pictured(c: Connection, video_id: str) -> bool:
    """Whether every scene has the picture that is wanted."""
    without = select(func.count()).where(T.c.video_id == video_id, T.c.shown != T.c.generation)
    return c.execute(without).scalar_one() == 0


def find_scene(c: Connection, video_id: str, scene_id: str) -> SceneState | None:
    """The scene, None where there is none (any more)."""
    row = c.execute(select(T).where(T.c.video_id == video_id, T.c.id == scene_id)).one_or_none()
    return None if row is None else _scene(row)


def scene_of(c: Connection, video_id: str, scene_id: str) -> SceneState:
    """Raises NotFound, naming the scenes that there are."""
    found = find_scene(c, video_id, scene_id)
    if found is None:
        names = ", ".join(scene_ids(c, video_id))
        raise NotFound(f"{video_id} has no scene '{scene_id[:40]}'. It has: {names or 'none yet'}.")
    return found


def script_of(c: Connection, video_id: str) -> Script | None:
    """The script as it stands, None while there is none."""
    query = select(tables.videos.c.script).where(tables.videos.c.id == video_id)
    header = c.execute(query).scalar_one()
    if not header:
        return None
    scenes = [state.scene.model_dump(mode="json") for state in scenes_of(c, video_id)]
    return Script.model_validate({**header, "scenes": scenes})


def put_script(c: Connection, video_id: str, script: Script) -> None:
    """The script's header, and its scenes in order; what was made for those that stay is kept."""
    header = script.model_dump(mode="json", exclude={"scenes"})
    c.execute(update(tables.videos).where(tables.videos.c.id == video_id).values(script=header))
    _put_scenes(c, video_id, script.scenes)


def _put_scenes(c: Connection, video_id: str, scenes: Sequence[Scene]) -> None:
    wanted = [scene.id for scene in scenes]
    c.execute(delete(T).where(T.c.video_id == video_id, T.c.id.not_in(wanted)))
    for position, scene in enumerate(scenes):
        values = {"position": position, "scene": scene.model_dump(mode="json")}
        there = c.execute(
            update(T).where(T.c.video_id == video_id, T.c.id == scene.id).values(**values)
        )
        if there.rowcount == 0:
            c.execute(insert(T).values(video_id=video_id, id=scene.id, **values))


def change_scene(c: Connection, video_id: str, scene_id: str, **values: Any) -> None:
    """Set columns of one scene; models are written as JSON."""
    plain = {
        name: value.model_dump(mode="json") if hasattr(value, "model_dump") else value
        for name, value in values.items()
    }
    c.execute(update(T).where(T.c.video_id == video_id, T.c.id == scene_id).values(**plain))


def left_to_do(c: Connection, video_id: str, run: int) -> tuple[int, int]:
    """How many scenes this run has yet to narrate, and to render."""
    narrated = select(func.count()).where(T.c.video_id == video_id, T.c.narrated_run != run)
    rendered = select(func.count()).where(T.c.video_id == video_id, T.c.rendered_run != run)
    return c.execute(narrated).scalar_one(), c.execute(rendered).scalar_one()


def keep_script_version(
    c: Connection, video_id: str, revision: int, script: Script, *, why: str, now_ms: int
) -> None:
    """Remember the script as it was at a revision; the first writing of one holds."""
    insert_or_ignore(
        c,
        tables.script_versions,
        {
            "video_id": video_id,
            "revision": revision,
            "script": script.model_dump(mode="json"),
            "why": why,
            "at_ms": now_ms,
        },
    )


def script_version(c: Connection, video_id: str, revision: int) -> Script:
    """Raises NotFound."""
    versions = tables.script_versions
    kept = c.execute(
        select(versions.c.script).where(
            versions.c.video_id == video_id, versions.c.revision == revision
        )
    ).scalar_one_or_none()
    if kept is None:
        raise NotFound(f"{video_id} has no revision {revision}. `reelwright show` lists them.")
    return Script.model_validate(kept)


def _scene(row: Row[Any]) -> SceneState:
    return SceneState(
        scene=Scene.model_validate(row.scene),
        position=row.position,
        drawn=DrawnClip.model_validate(row.drawn) if row.drawn else None,
        drawn_for=row.drawn_for,
        tier=row.tier,
        generation=row.generation,
        shown=row.shown,
        narration=Narration.model_validate(row.narration) if row.narration else None,
        segment=Segment.model_validate(row.segment) if row.segment else None,
        narrated_run=row.narrated_run,
        rendered_run=row.rendered_run,
    )
