"""Scenes: the script of a video, edited scene by scene."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from reelwright.api.deps import Reader, StudioDep, Writer
from reelwright.api.idempotency import OnceDep
from reelwright.api.schemas.given import SceneName, VideoId
from reelwright.api.schemas.scene import (
    NewScene,
    Regenerate,
    Revert,
    SceneEdit,
    SceneOrder,
    SceneOut,
)
from reelwright.api.schemas.video import Started
from reelwright.operations import control, scenes
from reelwright.operations.library import view_video
from reelwright.operations.media import poster_link, signer_of
from reelwright.operations.sharing import is_own

router = APIRouter(prefix="/api/videos/{video_id}", tags=["scenes"])


@router.get("/scenes")
def list_scenes(studio: StudioDep, principal: Reader, video_id: VideoId) -> list[SceneOut]:
    """In playing order, each with its picture."""
    own, signer = is_own(studio, principal, video_id), signer_of(studio)
    return [
        SceneOut.of(scene, poster_link(signer, video_id, scene.id), own=own)
        for scene in view_video(studio, video_id).scenes
    ]


@router.post("/scenes", status_code=202, response_model=Started)
def add_scene(
    studio: StudioDep, principal: Writer, video_id: VideoId, new: NewScene, once: OnceDep
) -> JSONResponse:
    """One scene more; it alone is made, and the join."""
    return once.started(
        202,
        lambda along: scenes.add(
            studio,
            video_id,
            voice_over=new.voice_over,
            visual_prompt=new.visual_prompt,
            keywords=new.keywords,
            after=new.after,
            account_id=principal.sees,
            along=along,
            **_terms(new),
        ),
    )


@router.patch("/scenes/{scene}", status_code=202, response_model=Started)
def edit_scene(
    studio: StudioDep,
    principal: Writer,
    video_id: VideoId,
    scene: SceneName,
    change: SceneEdit,
    once: OnceDep,
) -> JSONResponse:
    """Other words or another picture for one scene."""
    return once.started(
        202,
        lambda along: scenes.edit(
            studio,
            video_id,
            scene,
            voice_over=change.voice_over,
            visual_prompt=change.visual_prompt,
            keywords=change.keywords,
            own=change.own(studio, principal),
            account_id=principal.sees,
            along=along,
            **_terms(change),
        ),
    )


@router.delete("/scenes/{scene}", status_code=202, response_model=Started)
def remove_scene(
    studio: StudioDep,
    principal: Writer,
    video_id: VideoId,
    scene: SceneName,
    once: OnceDep,
    revision: Annotated[int | None, Query(ge=0, lt=2**31)] = None,
    run: bool = True,
) -> JSONResponse:
    """Take a scene out; an earlier revision brings it back."""
    return once.started(
        202,
        lambda along: scenes.remove(
            studio,
            video_id,
            scene,
            account_id=principal.sees,
            along=along,
            revision=revision,
            run=run,
        ),
    )


@router.put("/scenes/order", status_code=202, response_model=Started)
def reorder_scenes(
    studio: StudioDep, principal: Writer, video_id: VideoId, wanted: SceneOrder, once: OnceDep
) -> JSONResponse:
    """All scenes in another order; nothing but the join is made anew."""
    return once.started(
        202,
        lambda along: scenes.reorder(
            studio,
            video_id,
            wanted.order,
            account_id=principal.sees,
            along=along,
            **_terms(wanted),
        ),
    )


@router.post("/scenes/{scene}/regenerate", status_code=202, response_model=Started)
def regenerate_scene(
    studio: StudioDep,
    principal: Writer,
    video_id: VideoId,
    scene: SceneName,
    once: OnceDep,
    wanted: Regenerate | None = None,
) -> JSONResponse:
    """A bought picture once more; the last good one stays in use until the new one is there."""
    budget = wanted.budget_microusd if wanted else None
    return once.started(
        202,
        lambda along: control.retry(
            studio,
            video_id,
            scene=scene,
            budget_microusd=budget,
            account_id=principal.sees,
            along=along,
        ),
    )


@router.post("/revert", status_code=202, response_model=Started)
def revert_script(
    studio: StudioDep, principal: Writer, video_id: VideoId, wanted: Revert, once: OnceDep
) -> JSONResponse:
    """The script as it was at an earlier revision; its pictures come back."""
    return once.started(
        202,
        lambda along: scenes.revert(
            studio,
            video_id,
            wanted.to,
            account_id=principal.sees,
            along=along,
            **_terms(wanted),
        ),
    )


def _terms(change: NewScene | SceneEdit | SceneOrder | Revert) -> Any:
    return {
        "revision": change.revision,
        "budget_microusd": change.budget_microusd,
        "run": change.run,
    }
