"""Uploads: own pictures, clips, music and voice-overs, to be used in videos."""

from __future__ import annotations

from pathlib import Path as File
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from reelwright.api.deps import Reader, StudioDep, Writer
from reelwright.api.ranges import answer_file
from reelwright.api.reception import ReceptionDep
from reelwright.api.schemas.given import CleanText
from reelwright.api.schemas.upload import UploadOut, UploadsOut
from reelwright.api.upload_form import read_form
from reelwright.domain.upload import Upload, UploadKind
from reelwright.operations import uploads
from reelwright.operations.principal import Principal
from reelwright.workflows.studio import Studio

router = APIRouter(prefix="/api/uploads", tags=["uploads"])

UploadId = Annotated[str, Path(max_length=64, pattern=r"^[0-9a-z]+$")]
Expires = Annotated[str, Query(max_length=20, pattern=r"^[0-9]*$")]
Signature = Annotated[str, Query(max_length=128, pattern=r"^[0-9a-f]*$")]
_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["kind", "file"],
                    "properties": {
                        "kind": {"type": "string", "enum": [kind.value for kind in UploadKind]},
                        "file": {"type": "string", "format": "binary"},
                    },
                }
            }
        },
    }
}
_FILE: dict[int | str, dict[str, object]] = {
    200: {"description": "All of it"},
    206: {"description": "The range that was asked for"},
    304: {"description": "It did not change"},
    416: {"description": "There is no such range"},
}


@router.post("", status_code=201, openapi_extra=_FORM)
async def send_upload(
    request: Request,
    response: Response,
    studio: StudioDep,
    principal: Writer,
    reception: ReceptionDep,
) -> UploadOut:
    """Keep a file, as a multipart form: `kind`, then `file`. Its content decides what it is.

    What is kept is decoded and encoded anew; of the file itself nothing remains.
    """
    with reception.guest(principal.account_id):
        await run_in_threadpool(uploads.check_room, studio, principal.account_id)
        with uploads.upload_folder(studio) as folder:
            path = folder / "sent"
            with path.open("wb") as target:
                kind, name = await read_form(request, studio.services.policy.uploads, target)
            async with reception.bench():
                kept = await run_in_threadpool(_keep, studio, principal, kind, name, path)
    response.headers["Location"] = f"{router.prefix}/{kept.id}"
    return UploadOut.of(kept, uploads.upload_signer(studio))


def _keep(studio: Studio, principal: Principal, kind: UploadKind, name: str, path: File) -> Upload:
    return uploads.keep_upload(studio, principal, kind, name, path)


@router.get("")
def list_uploads(
    studio: StudioDep,
    principal: Reader,
    kind: UploadKind | None = None,
    cursor: Annotated[CleanText, Query(max_length=400)] = "",
    limit: Annotated[int, Query(ge=1, le=uploads.MOST)] = 20,
) -> UploadsOut:
    """One's own, newest first."""
    page = uploads.list_uploads(studio, principal, kind=kind, cursor=cursor, limit=limit)
    return UploadsOut.of(page, uploads.upload_signer(studio))


@router.get("/{upload_id}")
def get_upload(studio: StudioDep, principal: Reader, upload_id: UploadId) -> UploadOut:
    """One of them."""
    found = uploads.upload_of(studio, principal, upload_id)
    return UploadOut.of(found, uploads.upload_signer(studio))


@router.head("/{upload_id}/content", include_in_schema=False)
@router.get("/{upload_id}/content", responses=_FILE, response_class=Response)
def content(
    request: Request,
    studio: StudioDep,
    upload_id: UploadId,
    expires: Expires = "",
    signature: Signature = "",
    download: bool = False,
) -> Response:
    """The clean file, for whoever has the link."""
    file = uploads.open_upload(studio, upload_id, expires=expires, signature=signature)
    return answer_file(request, file, download=download)


@router.delete("/{upload_id}", status_code=204)
def delete_upload(studio: StudioDep, principal: Writer, upload_id: UploadId) -> None:
    """Remove it for good. Videos that use it keep what they need, until they are purged."""
    uploads.remove_upload(studio, principal, upload_id)
