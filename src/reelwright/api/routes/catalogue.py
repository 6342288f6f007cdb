"""Catalogue: what can be chosen for a video, with pictures and sounds of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from reelwright.api.deps import Reader, StudioDep
from reelwright.api.ranges import answer_file
from reelwright.api.schemas.catalogue import CatalogueOut
from reelwright.api.schemas.given import CleanText
from reelwright.operations import sample_shelf
from reelwright.operations.catalogue import catalogue
from reelwright.operations.estimates import desk_of_app
from reelwright.operations.media import MediaFile
from reelwright.operations.sample_shelf import SampleShelf

router = APIRouter(prefix="/api/catalogue", tags=["catalogue"])

DAY_S = 86_400
KEPT = f"private, max-age={7 * DAY_S}"
"""The addresses name the version of the program, which alone changes them."""
Name = Annotated[str, Path(max_length=60, pattern=r"^[a-z0-9_]+$")]
FontFile = Annotated[str, Path(max_length=60, pattern=r"^[A-Za-z0-9-]+\.ttf$")]
VoiceName = Annotated[str, Path(max_length=200, pattern=r"^[A-Za-z0-9_.:-]+$")]
Language = Annotated[CleanText, Query(max_length=35, description="BCP-47, or a short tag.")]
_FILE: dict[int | str, dict[str, object]] = {
    200: {"description": "All of it"},
    206: {"description": "The range that was asked for"},
    304: {"description": "It did not change"},
    416: {"description": "There is no such range"},
}


def _shelf(request: Request) -> SampleShelf:
    shelf: SampleShelf = request.app.state.samples
    return shelf


def _given(request: Request, file: MediaFile) -> Response:
    return answer_file(request, file, download=False, cache=KEPT)


@router.get("")
def get_catalogue(
    request: Request, studio: StudioDep, principal: Reader, language: Language = "en"
) -> CatalogueOut:
    """Everything that can be chosen for a video in a language, and what it would cost."""
    state = request.app.state
    found = catalogue(studio, language, watch=state.providers, desk=desk_of_app(state))
    return CatalogueOut.of(found)


@router.get("/styles/{name}.webp", responses=_FILE, response_class=Response)
def style_picture(request: Request, principal: Reader, name: Name) -> Response:
    """The same scene in each style."""
    return _given(request, sample_shelf.style_picture(name))


@router.get("/fonts/{file}", responses=_FILE, response_class=Response)
def caption_font(request: Request, principal: Reader, file: FontFile) -> Response:
    """A font that captions are drawn with, under its own free licence."""
    return _given(request, sample_shelf.caption_font_file(file))


@router.get("/voices/{voice}/sample", responses=_FILE, response_class=Response)
def voice_sample(
    request: Request,
    studio: StudioDep,
    principal: Reader,
    voice: VoiceName,
    language: Language = "",
) -> Response:
    """A greeting. The first time takes seconds: a process of its own speaks it, then it is kept."""
    return _given(request, _shelf(request).voice(studio, voice, language))


@router.get("/music/{name}/sample", responses=_FILE, response_class=Response)
def music_sample(request: Request, studio: StudioDep, principal: Reader, name: Name) -> Response:
    """A track's beginning, or that of a mood's first track."""
    return _given(request, _shelf(request).music(studio, name))
