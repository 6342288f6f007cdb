"""Control: a video is stopped, taken up again, approved, removed, shown to others and kept."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from reelwright.api.deps import Reader, StudioDep, Writer, address_of
from reelwright.api.idempotency import OnceDep
from reelwright.api.schemas.given import Budgeted, Given, VideoId
from reelwright.api.schemas.video import Started
from reelwright.domain.video import Video
from reelwright.operations import control, orders, sharing
from reelwright.operations.along import Along

router = APIRouter(prefix="/api/videos/{video_id}", tags=["videos"])


class GoOn(Budgeted):
    """How to go on."""

    draw_rest: bool = Field(False, description="Draw every picture that is not bought yet.")


class Again(Budgeted):
    """How to make it once more."""


class Copy(Given):
    """A video like it."""

    access_code: str = Field("", max_length=40, description="Where the installation asks for it.")


class DeletedOut(BaseModel):
    """What became of it."""

    video_id: str
    purged: bool = Field(description="Gone for good; else it lies in the trash.")
    on_their_way: int = Field(description="Paid pictures that a vendor still makes.")


class ViewsOut(BaseModel):
    """How often it was watched: once for each account and day."""

    views: int


@router.post("/cancel", response_model=Started)
def cancel(studio: StudioDep, principal: Writer, video_id: VideoId) -> Started:
    """Stop it and keep what was made."""
    return Started.of(control.cancel(studio, video_id, account_id=principal.sees))


@router.post("/resume", status_code=202, response_model=Started)
def resume(
    studio: StudioDep,
    principal: Writer,
    video_id: VideoId,
    once: OnceDep,
    how: GoOn | None = None,
) -> JSONResponse:
    """Go on where it stopped, or make what was edited."""
    wanted = how or GoOn.model_validate({})
    budget = wanted.budget_microusd
    return once.started(
        202,
        lambda along: control.resume(
            studio,
            video_id,
            budget_microusd=budget,
            draw_rest=wanted.draw_rest,
            account_id=principal.sees,
            along=along,
        ),
    )


@router.post("/retry", status_code=202, response_model=Started)
def retry(
    studio: StudioDep,
    principal: Writer,
    video_id: VideoId,
    once: OnceDep,
    how: Again | None = None,
) -> JSONResponse:
    """Make what is missing once more."""
    budget = how.budget_microusd if how else None
    return once.started(
        202,
        lambda along: control.retry(
            studio, video_id, budget_microusd=budget, account_id=principal.sees, along=along
        ),
    )


@router.post("/approve", status_code=202, response_model=Started)
def approve(studio: StudioDep, principal: Writer, video_id: VideoId, once: OnceDep) -> JSONResponse:
    """Have the storyboard made at the price it named."""
    return once.started(
        202,
        lambda along: control.approve(studio, video_id, account_id=principal.sees, along=along),
    )


@router.post("/duplicate", status_code=201, response_model=Started)
def duplicate(
    request: Request,
    studio: StudioDep,
    principal: Writer,
    video_id: VideoId,
    once: OnceDep,
    how: Copy | None = None,
) -> JSONResponse:
    """A new video of the same wishes and words; it waits at its storyboard."""

    def act(along: Along) -> Video:
        code = how.access_code if how else ""
        orders.check_code(studio, principal, code, address=address_of(request))
        owner_id, sees = principal.account_id, principal.sees
        return orders.duplicate(studio, video_id, owner_id=owner_id, account_id=sees, along=along)

    return once.started(201, act)


@router.delete("")
def delete(
    studio: StudioDep, principal: Writer, video_id: VideoId, purge: bool = False
) -> DeletedOut:
    """Into the trash; `purge` removes it for good."""
    gone = control.delete(studio, video_id, now=purge, account_id=principal.sees)
    return DeletedOut(video_id=video_id, purged=gone.purged, on_their_way=gone.on_their_way)


@router.post("/restore", response_model=Started)
def restore(studio: StudioDep, principal: Writer, video_id: VideoId) -> Started:
    """Out of the trash, as it was before."""
    return Started.of(control.restore(studio, video_id, account_id=principal.sees))


@router.put("/share", status_code=204)
def share(studio: StudioDep, principal: Writer, video_id: VideoId) -> None:
    """Everybody who is signed in may look at it."""
    sharing.share(studio, video_id, account_id=principal.sees)


@router.delete("/share", status_code=204)
def unshare(studio: StudioDep, principal: Writer, video_id: VideoId) -> None:
    """Only its owner sees it from now on."""
    sharing.unshare(studio, video_id, account_id=principal.sees)


@router.put("/favourite", status_code=204)
def favourite(studio: StudioDep, principal: Writer, video_id: VideoId) -> None:
    """Keep it at heart."""
    sharing.set_favourite(studio, principal, video_id)


@router.delete("/favourite", status_code=204)
def unfavourite(studio: StudioDep, principal: Writer, video_id: VideoId) -> None:
    """No longer."""
    sharing.unset_favourite(studio, principal, video_id)


@router.post("/views")
def count_view(studio: StudioDep, principal: Reader, video_id: VideoId) -> ViewsOut:
    """It was watched; counted once for each account and day."""
    return ViewsOut(views=sharing.count_view(studio, principal, video_id))
