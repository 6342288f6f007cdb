"""Pixabay: stock clips from pixabay.com."""

from __future__ import annotations

from typing import Any

import httpx2

from reelwright.domain.stock import StockClip, StockFile
from reelwright.errors import LoginRefused, ProviderError
from reelwright.ports import Access, ClipRequest
from reelwright.providers.clips.stock import MOST_BYTES, StockClips
from reelwright.providers.refusal import silence

OWN_URL = "https://pixabay.com"
_BAD_KEY = "api key"


class PixabayClips(StockClips):
    """ClipMaker `pixabay`: 100 requests a minute."""

    name = "pixabay"
    title = "Pixabay"
    setting = "REELWRIGHT_PIXABAY_API_KEY"
    _page_size = 200

    def __init__(
        self, access: Access, *, timeout_s: float = 30.0, most_bytes: int = MOST_BYTES
    ) -> None:
        super().__init__(access, timeout_s=timeout_s, most_bytes=most_bytes)
        self._base_url = (access.base_url or OWN_URL).rstrip("/")

    async def _search(self, query: str, request: ClipRequest, page: int) -> list[StockClip]:
        asked: dict[str, str | int] = {
            "q": query,
            "lang": "en",
            "safesearch": "true",
            "per_page": self._page_size,
            "page": page,
        }
        return self._clips(await self._ask("/api/videos/", asked))

    async def _looked_up(self, clip_id: str) -> StockClip:
        found = self._clips(await self._ask("/api/videos/", {"id": clip_id}, clip_id=clip_id))
        if not found:
            raise self._gone(clip_id)
        return found[0]

    def _clips(self, told: dict[str, Any]) -> list[StockClip]:
        try:
            return [_clip(each) for each in told["hits"]]
        except (KeyError, TypeError, ValueError) as error:
            raise silence("an answer of another kind", provider=self.name, sent=False) from error

    def _refused(self, response: httpx2.Response) -> ProviderError:
        """A wrong key is a 400 with a sentence."""
        if response.status_code == 400 and _BAD_KEY in response.text.lower():
            return LoginRefused(f"pixabay refuses the key (400). Check {self.setting}.", self.name)
        return super()._refused(response)

    def _signed(self) -> httpx2.AsyncBaseTransport:
        tls = not self._base_url.startswith("http://")
        return _KeyedTransport(self._access.api_key, httpx2.AsyncHTTPTransport(verify=tls))


class _KeyedTransport(httpx2.AsyncBaseTransport):
    """Adds the key to the address last of all: Pixabay takes it nowhere else, and the client's
    log writes addresses down."""

    def __init__(self, key: str, within: httpx2.AsyncHTTPTransport) -> None:
        self._key = key
        self._within = within

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        keyed = httpx2.Request(
            method=request.method,
            url=request.url.copy_merge_params({"key": self._key}),
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions,
        )
        return await self._within.handle_async_request(keyed)

    async def aclose(self) -> None:
        await self._within.aclose()


def _clip(told: dict[str, Any]) -> StockClip:
    sizes = [each for each in told["videos"].values() if each.get("url") and each.get("width")]
    files = tuple(
        StockFile(str(size["url"]), int(size["width"]), int(size["height"]), int(size["size"]))
        for size in sizes
    )
    largest = max(files, key=lambda file: file.width * file.height, default=None)
    return StockClip(
        id=str(told["id"]),
        width=largest.width if largest else 0,
        height=largest.height if largest else 0,
        duration_ms=int(told["duration"]) * 1000,
        files=files,
        author=str(told["user"]),
        page=str(told["pageURL"]),
    )
