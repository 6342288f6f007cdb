"""Media: files behind signed links, which need no sign-in, and the way to them for who has one."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from reelwright.api.deps import Reader, StudioDep
from reelwright.api.ranges import answer_file
from reelwright.api.schemas.given import SceneName, VideoId
from reelwright.operations import media
from reelwright.operations.shelf import card_of

router = APIRouter(prefix="/api", tags=["media"])

FileName = Annotated[str, Path(max_length=40, pattern=r"^[a-z]+\.[a-z0-9]+$")]
Version = Annotated[int, Path(ge=1, lt=2**31)]
Expires = Annotated[str, Query(max_length=20, pattern=r"^[0-9]*$")]
Signature = Annotated[str, Query(max_length=128, pattern=r"^[0-9a-f]*$")]
_FILE: dict[int | str, dict[str, object]] = {
    200: {"description": "All of it"},
    206: {"description": "The range that was asked for"},
    304: {"description": "It did not change"},
    416: {"description": "There is no such range"},
}


@router.head("/media/{video_id}/posters/{scene}", include_in_schema=False)
@router.get("/media/{video_id}/posters/{scene}", responses=_FILE, response_class=Response)
def poster(
    request: Request,
    studio: StudioDep,
    video_id: VideoId,
    scene: SceneName,
    expires: Expires = "",
    signature: Signature = "",
) -> Response:
    """The still of a scene."""
    file = media.open_poster(studio, video_id, scene, expires=expires, signature=signature)
    return answer_file(request, file, download=False)


@router.head("/media/{video_id}/v{version}/{name}", include_in_schema=False)
@router.get("/media/{video_id}/v{version}/{name}", responses=_FILE, response_class=Response)
def file(
    request: Request,
    studio: StudioDep,
    video_id: VideoId,
    version: Version,
    name: FileName,
    expires: Expires = "",
    signature: Signature = "",
    download: bool = False,
) -> Response:
    """One file of a finished version."""
    found = media.open_media(studio, video_id, version, name, expires=expires, signature=signature)
    return answer_file(request, found, download=download)


_WAY: dict[str, Any] = {"status_code": 307, "response_class": RedirectResponse}


def _way(studio: StudioDep, principal: Reader, video_id: str, name: str) -> RedirectResponse:
    card = card_of(studio, principal, video_id)
    return RedirectResponse(media.link_to(studio, card.id, name, version=card.version), 307)


@router.get("/videos/{video_id}/stream", **_WAY)
def stream(studio: StudioDep, principal: Reader, video_id: VideoId) -> RedirectResponse:
    """To the newest finished file, to be played."""
    return _way(studio, principal, video_id, media.VIDEO)


@router.get("/videos/{video_id}/download", **_WAY)
def download(studio: StudioDep, principal: Reader, video_id: VideoId) -> RedirectResponse:
    """To the same, to be kept."""
    way = _way(studio, principal, video_id, media.VIDEO)
    way.headers["location"] += "&download=1"
    return way


@router.get("/videos/{video_id}/thumbnail", **_WAY)
def thumbnail(studio: StudioDep, principal: Reader, video_id: VideoId) -> RedirectResponse:
    """To its cover."""
    return _way(studio, principal, video_id, media.THUMBNAIL)


@router.get("/videos/{video_id}/subtitles.{kind}", **_WAY)
def subtitles(
    studio: StudioDep,
    principal: Reader,
    video_id: VideoId,
    kind: Annotated[str, Path(pattern="^(srt|vtt)$")],
) -> RedirectResponse:
    """To its words with their times, `srt` or `vtt`."""
    return _way(studio, principal, video_id, media.SRT if kind == "srt" else media.VTT)


@router.get("/videos/{video_id}/provenance", **_WAY)
def provenance(studio: StudioDep, principal: Reader, video_id: VideoId) -> RedirectResponse:
    """To what it was made of: models, sources, licences, credits."""
    return _way(studio, principal, video_id, media.PROVENANCE)
