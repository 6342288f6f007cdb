"""Videos: asked for, listed, looked at and removed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from starlette.responses import PlainTextResponse, Response

from reelwright.api.deps import Reader, StudioDep, Writer, address_of
from reelwright.api.idempotency import OnceDep
from reelwright.api.schemas.given import CleanText, VideoId
from reelwright.api.schemas.order import EstimateOut, VideoOrder
from reelwright.api.schemas.progress import ProgressOut
from reelwright.api.schemas.video import Started, VideoDetail, VideoOut, VideoPage
from reelwright.domain.script import Script
from reelwright.domain.script_text import format_script
from reelwright.domain.shelf import Of, Sort, Wanted
from reelwright.domain.video import WORKING, Video, VideoStatus
from reelwright.operations import orders, shelf
from reelwright.operations.along import Along
from reelwright.operations.estimates import desk_of_app, estimate_order
from reelwright.operations.library import script_of, view_video
from reelwright.operations.media import signer_of
from reelwright.operations.pace import pace_of
from reelwright.operations.progress import progress_of
from reelwright.operations.sharing import is_own

router = APIRouter(prefix="/api/videos", tags=["videos"])

_AS_TEXT: dict[int | str, Any] = {200: {"content": {"text/plain": {"schema": {"type": "string"}}}}}
_CREATED: dict[str, Any] = {"status_code": 201, "response_model": Started}


@router.post("/create", **_CREATED, include_in_schema=False)
@router.post("", **_CREATED)
def create_video(
    request: Request, studio: StudioDep, principal: Writer, order: VideoOrder, once: OnceDep
) -> JSONResponse:
    """Have a video made. With an Idempotency-Key the same request makes one, however often sent."""

    def act(along: Along) -> Video:
        # Its uploads may be gone when the same request comes again: the first answer stands.
        asked = orders.read_order(order.request(), order.own_files(studio, principal))
        orders.check_code(studio, principal, order.access_code, address=address_of(request))
        account_id, approve = principal.account_id, order.approve
        return orders.order_video(
            asked, studio, account_id=account_id, approve=approve, along=along
        )

    return once.started(201, act)


@router.post("/estimate")
def estimate(
    request: Request, studio: StudioDep, principal: Writer, order: VideoOrder
) -> EstimateOut:
    """Every choice and the price, without making or spending anything."""
    asked = orders.read_order(order.request(), order.own_files(studio, principal))
    return EstimateOut.of(estimate_order(asked, studio, desk=desk_of_app(request.app.state)))


@router.get("")
def list_videos(
    studio: StudioDep,
    principal: Reader,
    of: Of = Of.MINE,
    sort: Sort = Sort.DATE,
    status: Annotated[list[VideoStatus] | None, Query(max_length=12)] = None,
    search: Annotated[CleanText, Query(max_length=200, description="Part of the title.")] = "",
    cursor: Annotated[CleanText, Query(max_length=400)] = "",
    limit: Annotated[int, Query(ge=1, le=shelf.MOST)] = 20,
) -> VideoPage:
    """One's own videos, all that are shared, or those one keeps at heart."""
    wanted = Wanted(of=of, sort=sort, statuses=tuple(status or ()), title=search.strip())
    page = shelf.page(studio, principal, wanted, cursor=cursor, limit=limit)
    signer = signer_of(studio)
    return VideoPage(
        items=[VideoOut.of(card, signer) for card in page.cards], next_cursor=page.next_cursor
    )


@router.get("/{video_id}")
def get_video(studio: StudioDep, principal: Reader, video_id: VideoId) -> VideoDetail:
    """Everything about one video."""
    card = shelf.card_of(studio, principal, video_id)
    view, pace = view_video(studio, video_id), None
    if card.own and card.status in WORKING:
        pace = pace_of(studio, video_id)
    return VideoDetail.made_of(card, view, signer_of(studio), pace=pace)


@router.get("/{video_id}/status")
def get_status(studio: StudioDep, principal: Reader, video_id: VideoId) -> ProgressOut:
    """Where it stands, clip by clip."""
    return ProgressOut.of(progress_of(studio, principal, video_id))


@router.get("/{video_id}/script", response_model=Script, responses=_AS_TEXT)
def get_script(
    studio: StudioDep,
    principal: Reader,
    video_id: VideoId,
    form: Annotated[str, Query(alias="format", pattern="^(json|text)$")] = "json",
) -> Response:
    """The script as it stands; `format=text` is the one that people edit."""
    is_own(studio, principal, video_id)
    script = script_of(studio, video_id)
    if form == "text":
        return PlainTextResponse(format_script(script))
    return JSONResponse(script.model_dump(mode="json"))
