"""Stock: a clip that somebody filmed, searched for, chosen and brought here; it costs nothing."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import time
import uuid
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2

from reelwright.domain.clip import Clip, MediaClip
from reelwright.domain.stock import (
    StockClip,
    choose_file,
    choose_stock,
    shelf_of,
    stock_queries,
)
from reelwright.errors import (
    CheckFailed,
    ConfigError,
    InputError,
    ProviderError,
    RateLimited,
    Rejected,
)
from reelwright.ports import Access, ClipCapabilities, ClipJob, ClipRequest
from reelwright.providers.refusal import refusal, seconds, silence
from reelwright.render.video_file import VideoFile, inspect_video

MOST_BYTES = 300_000_000
PAGES = 2
"""Of each query that are looked through before a wider one."""
_REDIRECTS = 3
_EPOCH_S = 1_000_000_000
"""A reset time above this is a moment, below it a number of seconds."""


class StockClips(ABC):
    """ClipMaker over a stock site's search.

    `submit` searches and chooses; the operation is the clip's own id, so that what was chosen is
    kept with the request and fetched again whenever need be. Nothing is paid, so nothing can be
    in doubt: an answer that is lost is asked for again.
    """

    name: str
    title: str
    """As it stands in credits."""
    setting: str
    """The setting that holds the key."""

    def __init__(
        self, access: Access, *, timeout_s: float = 30.0, most_bytes: int = MOST_BYTES
    ) -> None:
        self._access = access
        self._timeout_s = timeout_s
        self._most_bytes = most_bytes
        self._lines: dict[str, httpx2.AsyncClient] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def capabilities(self) -> ClipCapabilities:
        """Any length; a search that was never answered has left nothing behind."""
        return ClipCapabilities(instant=False, findable=True, typical_ms=1_000, longest_ms=5_000)

    def available(self) -> str | None:
        """What is missing, as a sentence; None where it can be asked."""
        if self._access.api_key:
            return None
        return f"No key for {self.name}. Set {self.setting}; the site gives one for nothing."

    async def submit(self, request: ClipRequest, *, place: str) -> ClipJob:
        """Raises Rejected where the site has no clip for this scene, else what the port names."""
        shelf = shelf_of(request.scene, request.scene_number, place)
        for query in stock_queries(request.scene):
            found: list[StockClip] = []
            for page in range(1, PAGES + 1):
                more = await self._search(query, request, page)
                found += more
                chosen = choose_stock(
                    found,
                    shelf,
                    width=request.width,
                    height=request.height,
                    duration_ms=request.duration_ms,
                )
                if chosen is not None:
                    return ClipJob(operation=chosen.id, progress=0.0)
                if len(more) < self._page_size:
                    break
        raise Rejected(
            f"{self.title} has no clip for scene {request.scene_number} that no other scene may "
            "take. Give the scene other keywords.",
            self.name,
        )

    async def poll(self, operation: str, *, place: str) -> ClipJob:
        """Done at once: the clip was there before it was asked for."""
        return ClipJob(operation, done=True, progress=1.0)

    async def find(self, place: str) -> str | None:
        """None: the site keeps nothing of ours, and a lost search is simply made again."""
        return None

    async def fetch(
        self, operation: str, request: ClipRequest, *, place: str, folder: Path
    ) -> Clip:
        """The film in `folder`, with its credit. Raises CheckFailed for one that is of no use."""
        clip = await self._looked_up(operation)
        file = choose_file(clip.files, width=request.width, height=request.height)
        path = folder / f"{request.scene.id}-{uuid.uuid4().hex[:12]}.mp4"
        aside = path.with_name(f".{path.name}")
        try:
            sha256 = await self._download(file.url, aside)
            film = await asyncio.to_thread(_inspected, aside, self.title)
            aside.replace(path)
        finally:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
        return MediaClip(
            scene_id=request.scene.id,
            path=str(path),
            sha256=sha256,
            media="video",
            width=film.width,
            height=film.height,
            duration_ms=film.duration_ms,
            credit=f"{clip.author} on {self.title}, {clip.page}",
        )

    async def close(self) -> None:
        lines, self._lines = self._lines, {}
        for line in lines.values():
            await line.aclose()

    # What a site does its own way

    _page_size: int
    _base_url: str

    @abstractmethod
    async def _search(self, query: str, request: ClipRequest, page: int) -> list[StockClip]:
        """One page in the site's order."""

    @abstractmethod
    async def _looked_up(self, clip_id: str) -> StockClip:
        """One clip, with addresses that are still good. Raises CheckFailed where it is gone."""

    def _signed(self) -> httpx2.AsyncBaseTransport | Mapping[str, str]:
        """The key: headers, or a transport that adds it where a header is not taken."""
        return {}

    # Asking

    async def _ask(
        self, path: str, asked: Mapping[str, str | int], *, clip_id: str = ""
    ) -> dict[str, Any]:
        """The JSON of a good answer. Raises ConfigError without a key, ProviderError.

        Where one clip is asked for, a 404 says that the site no longer has it.
        """
        missing = self.available()
        if missing is not None:
            raise ConfigError(missing)
        try:
            response = await self._line("api").get(path, params=dict(asked))
        except httpx2.HTTPError as error:
            raise silence(type(error).__name__, provider=self.name, sent=False) from error
        if response.status_code == 404 and clip_id:
            raise self._gone(clip_id)
        if response.status_code != 200:
            raise self._refused(response)
        try:
            told = response.json()
        except ValueError as error:
            raise silence("an answer cut short", provider=self.name, sent=False) from error
        if not isinstance(told, dict):
            raise silence("an answer of another kind", provider=self.name, sent=False)
        return told

    def _gone(self, clip_id: str) -> CheckFailed:
        """Not OperationExpired, after which the same clip would be ordered without an end."""
        return CheckFailed(f"{self.title} no longer has clip {clip_id}.")

    def _refused(self, response: httpx2.Response) -> ProviderError:
        if response.status_code == 429:
            return RateLimited(
                f"{self.title} was asked too often.",
                self.name,
                retryable=True,
                retry_after_s=_reset_s(response.headers),
            )
        return refusal(
            response.status_code,
            response.text,
            provider=self.name,
            paid=False,
            key_step=f"Check {self.setting}.",
            secrets=(self._access.api_key,),
        )

    async def _download(self, url: str, path: Path) -> str:
        """Its SHA-256. Raises CheckFailed for what is too big or no video, ProviderError."""
        secure = not self._base_url.startswith("http://")
        if secure and urlsplit(url).scheme != "https":
            raise CheckFailed(f"{self.title} names a file at an address that is not secure.")
        try:
            async with self._line("files").stream("GET", url) as response:
                if response.status_code in {404, 410}:
                    raise CheckFailed(f"{self.title} no longer has this file.")
                if response.status_code != 200:
                    raise self._refused(response)
                kind = response.headers.get("content-type", "")
                if not kind.startswith(("video/", "application/octet-stream", "binary/")):
                    raise CheckFailed(f"{self.title} sent {kind[:60] or 'nothing'}, no video.")
                return await self._written(response, path)
        except httpx2.HTTPError as error:
            raise silence(type(error).__name__, provider=self.name, sent=False) from error

    async def _written(self, response: httpx2.Response, path: Path) -> str:
        """Piece by piece, so that no film is ever whole in memory."""
        digest, size = hashlib.sha256(), 0
        with path.open("wb") as file:
            async for piece in response.aiter_bytes(1 << 20):
                size += len(piece)
                if size > self._most_bytes:
                    raise CheckFailed(
                        f"{self.title}'s file is larger than {self._most_bytes // 1_000_000} MB."
                    )
                digest.update(piece)
                await asyncio.to_thread(file.write, piece)
        return digest.hexdigest()

    def _line(self, kind: str) -> httpx2.AsyncClient:
        """Connections of the running loop: `api` shows the key, `files` never does."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._lines, self._loop = {}, loop
        if kind not in self._lines:
            tls = not self._base_url.startswith("http://")
            signed = self._signed() if kind == "api" else {}
            transport = signed if isinstance(signed, httpx2.AsyncBaseTransport) else None
            self._lines[kind] = httpx2.AsyncClient(
                base_url=self._base_url if kind == "api" else "",
                headers=None if isinstance(signed, httpx2.AsyncBaseTransport) else dict(signed),
                timeout=httpx2.Timeout(self._timeout_s, connect=min(10.0, self._timeout_s)),
                follow_redirects=kind == "files",
                max_redirects=_REDIRECTS,
                transport=transport,
                verify=tls,  # else 0.1 s of certificates for nothing
                trust_env=tls,
            )
        return self._lines[kind]


def _inspected(path: Path, title: str) -> VideoFile:
    try:
        return inspect_video(path)
    except InputError as error:
        raise CheckFailed(f"{title}'s file is not a video that can be read.") from error


def _reset_s(headers: httpx2.Headers) -> float | None:
    """Seconds until more may be asked: a number of seconds, or the moment in Unix time."""
    after = seconds(headers.get("retry-after"))
    if after is not None:
        return after
    reset = seconds(headers.get("x-ratelimit-reset"))
    if reset is None or reset < _EPOCH_S:
        return reset
    return max(0.0, reset - time.time())
