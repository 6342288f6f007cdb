"""UploadCalls: own pictures, clips, music and recordings, to be used in videos."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from reelwright.client.line import Line
from reelwright.client.models import Upload, UploadPage

UploadKind = Literal["picture", "clip", "music", "voice_over"]


class UploadCalls:
    """The part of Client that knows of uploads."""

    _line: Line

    def upload(self, path: str | os.PathLike[str], *, kind: UploadKind) -> Upload:
        """Keep a file, to be named in a brief: `media=[upload.id]`, `music=f"upload:{upload.id}"`.

        Sent once: one whose answer was lost may be there, and `uploads` tells.
        """
        file = Path(path)
        with file.open("rb") as content:
            return self._line.give(
                Upload, "/api/uploads", data={"kind": kind}, files={"file": (file.name, content)}
            )

    def uploads(self, *, kind: UploadKind | None = None, page_size: int = 50) -> Iterator[Upload]:
        """All of them, newest first, page by page as they are asked for."""
        cursor: str | None = ""
        while cursor is not None:
            query = {"kind": kind, "limit": page_size, "cursor": cursor}
            page = self._line.ask(UploadPage, "GET", "/api/uploads", query=query)
            yield from page.items
            cursor = page.next_cursor

    def uploaded(self, upload_id: str) -> Upload:
        """One of them."""
        return self._line.ask(Upload, "GET", f"/api/uploads/{quote(upload_id, safe='')}")

    def remove_upload(self, upload_id: str) -> None:
        """Remove it for good. Videos that use it keep what they need."""
        self._line.send("DELETE", f"/api/uploads/{quote(upload_id, safe='')}")
