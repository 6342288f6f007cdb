"""Uploads on the wire."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, Field

from reelwright.api.schemas.moment import Moment, moment
from reelwright.domain.upload import Upload, UploadKind
from reelwright.operations.uploads import UploadPage, content_link
from reelwright.storage.signing import LinkSigner


class UploadOut(BaseModel):
    """An own file, in its clean form."""

    id: str
    kind: UploadKind
    name: str = Field(description="As the file was called when it was sent.")
    media_type: str = Field(examples=["image/jpeg"])
    size_bytes: int
    width: int | None = Field(description="Upright, in pixels; none for sound.")
    height: int | None
    duration_ms: int | None = Field(description="None for a picture.")
    created_at: Moment
    content: str = Field(description="A signed address of the clean file.")

    @classmethod
    def of(cls, upload: Upload, signer: LinkSigner) -> Self:
        """On the wire."""
        return cls(
            id=upload.id,
            kind=upload.kind,
            name=upload.name,
            media_type=upload.media_type,
            size_bytes=upload.size_bytes,
            width=upload.width or None,
            height=upload.height or None,
            duration_ms=upload.duration_ms or None,
            created_at=moment(upload.created_at_ms),
            content=content_link(signer, upload.id),
        )


class UploadsOut(BaseModel):
    """Some uploads, newest first."""

    items: list[UploadOut]
    next_cursor: str | None = Field(description="For the next ones; none at the end.")

    @classmethod
    def of(cls, page: UploadPage, signer: LinkSigner) -> Self:
        """On the wire."""
        items = [UploadOut.of(upload, signer) for upload in page.items]
        return cls(items=items, next_cursor=page.next_cursor)
