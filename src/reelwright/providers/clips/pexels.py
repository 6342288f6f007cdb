"""Pexels: stock clips from pexels.com."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reelwright.domain.stock import StockClip, StockFile
from reelwright.ports import Access, ClipRequest
from reelwright.providers.clips.stock import MOST_BYTES, StockClips
from reelwright.providers.refusal import silence

OWN_URL = "https://api.pexels.com"


class PexelsClips(StockClips):
    """ClipMaker `pexels`: 200 requests an hour for a new key."""

    name = "pexels"
    title = "Pexels"
    setting = "REELWRIGHT_PEXELS_API_KEY"
    _page_size = 80

    def __init__(
        self, access: Access, *, timeout_s: float = 30.0, most_bytes: int = MOST_BYTES
    ) -> None:
        super().__init__(access, timeout_s=timeout_s, most_bytes=most_bytes)
        self._base_url = (access.base_url or OWN_URL).rstrip("/")

    async def _search(self, query: str, request: ClipRequest, page: int) -> list[StockClip]:
        asked: dict[str, str | int] = {
            "query": query,
            "orientation": _orientation(request.width, request.height),
            "per_page": self._page_size,
            "page": page,
        }
        told = await self._ask("/videos/search", asked)
        try:
            return [_clip(each) for each in told["videos"]]
        except (KeyError, TypeError, ValueError) as error:
            raise silence("an answer of another kind", provider=self.name, sent=False) from error

    async def _looked_up(self, clip_id: str) -> StockClip:
        told = await self._ask(f"/videos/videos/{clip_id}", {}, clip_id=clip_id)
        try:
            return _clip(told)
        except (KeyError, TypeError, ValueError) as error:
            raise silence("an answer of another kind", provider=self.name, sent=False) from error

    def _signed(self) -> Mapping[str, str]:
        return {"Authorization": self._access.api_key}


def _orientation(width: int, height: int) -> str:
    return "square" if width == height else "portrait" if height > width else "landscape"


def _clip(told: dict[str, Any]) -> StockClip:
    files = tuple(
        StockFile(str(file["link"]), int(file["width"]), int(file["height"]))
        for file in told["video_files"]
        if file.get("file_type") == "video/mp4" and file.get("width") and file.get("height")
    )
    return StockClip(
        id=str(told["id"]),
        width=int(told["width"]),
        height=int(told["height"]),
        duration_ms=int(told["duration"]) * 1000,
        files=files,
        author=str(told["user"]["name"]),
        page=str(told["url"]),
    )
