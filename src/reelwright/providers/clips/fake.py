"""FakeVendorClips: clips from the fake vendor, over HTTP as from a real one."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2

from reelwright.domain.clip import Clip, MediaClip
from reelwright.domain.cover import covering_ms
from reelwright.errors import (
    CheckFailed,
    ClipFailed,
    ClipFiltered,
    InputError,
    OperationExpired,
    Unavailable,
)
from reelwright.ports import ClipCapabilities, ClipJob, ClipRequest
from reelwright.providers.fake_vendor.client import (
    PROVIDER,
    answered,
    checked_base_url,
    silence,
    timeouts,
)
from reelwright.render.video_file import VideoFile, inspect_video

DURATIONS_MS = (4_000, 6_000, 8_000)
CONNECTIONS = {"paid": 64, "read": 16}
"""Submissions that hang must not hold up polls; the pool looks at all its idle connections at
each request, so that more of them make thousands of polls slower."""
BAD_PROMPT = 3
"""Error code of a job that would fail again."""


class FakeVendorClips:
    """ClipMaker over the fake vendor's API. A request is sent once; nothing is retried.

    Without `findable` it is the vendor `fake:lost`, whose outputs cannot be looked up.
    Connections are opened in the event loop that asks first, and anew in another one.
    """

    name = PROVIDER

    def __init__(
        self,
        base_url: str,
        *,
        findable: bool = True,
        typical_ms: int = 300,
        longest_ms: int = 3_000,
        timeout_s: float = 10.0,
    ) -> None:
        self._base_url = checked_base_url(base_url)
        self._timeout_s = timeout_s
        self._capabilities = ClipCapabilities(
            instant=False,
            durations_ms=DURATIONS_MS,
            findable=findable,
            typical_ms=typical_ms,
            longest_ms=longest_ms,
        )
        self._lines: dict[str, _Line] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def capabilities(self) -> ClipCapabilities:
        return self._capabilities

    async def submit(self, request: ClipRequest, *, place: str) -> ClipJob:
        """Raises ModelRetired for an unknown tier, and what the port names."""
        body = {
            "tier": request.model,
            "prompt": request.prompt,
            "duration_ms": covering_ms(request.duration_ms, DURATIONS_MS),
            "width": request.width,
            "height": request.height,
            "seed": request.seed,
            "place": place,
        }
        response = await self._ask("POST", "/v1/clips", json=body, paid=True)
        told = answered(response, paid=True, model=f"fake:{request.model}")
        operation = told.get("operation")
        if not isinstance(operation, str) or not operation:
            raise Unavailable(
                "The fake vendor named no operation.", PROVIDER, retryable=True, sent=True
            )
        return ClipJob(operation=operation, progress=0.0)

    async def poll(self, operation: str, *, place: str) -> ClipJob:
        """Raises ClipFiltered and ClipFailed: done is not success."""
        told = await self._operation(operation)
        if filtered := told.get("filtered"):
            raise ClipFiltered(f"The fake vendor's filter: {filtered}", PROVIDER, retryable=True)
        if failed := told.get("error"):
            raise ClipFailed(
                f"The fake vendor failed: {failed['message']}",
                PROVIDER,
                retryable=failed["code"] != BAD_PROMPT,
            )
        return ClipJob(operation, done=bool(told.get("done")), progress=told.get("progress"))

    async def find(self, place: str) -> str | None:
        """Operation of a finished output at `place`; None also where nothing can be looked up."""
        if not self._capabilities.findable:
            return None
        outputs = await self._outputs(place)
        return str(outputs[0]["operation"]) if outputs else None

    async def fetch(
        self, operation: str, request: ClipRequest, *, place: str, folder: Path
    ) -> Clip:
        """The film in `folder`, described as it is, which may not be as it was asked for.

        Raises CheckFailed for a file that is no video, OperationExpired where neither the
        operation nor an output is left.
        """
        output = await self._output(operation, place)
        response = await self._ask("GET", f"/v1/outputs/{output}", paid=False)
        if response.status_code == 404:
            raise OperationExpired(f"The output of {place} is gone.", PROVIDER)
        if response.status_code != 200:
            answered(response, paid=False)
        path = folder / f"{request.scene.id}-{uuid.uuid4().hex[:12]}.mp4"
        film = await asyncio.to_thread(_put, path, response.content)
        return MediaClip(
            scene_id=request.scene.id,
            path=str(path),
            sha256=hashlib.sha256(response.content).hexdigest(),
            media="video",
            width=film.width,
            height=film.height,
            duration_ms=film.duration_ms,
        )

    async def close(self) -> None:
        lines, self._lines = self._lines, {}
        for line in lines.values():
            await line.client.aclose()

    async def _output(self, operation: str, place: str) -> str:
        """Name of the output: from the operation, else from the list below the place."""
        try:
            told = await self._operation(operation)
        except OperationExpired:
            if not self._capabilities.findable:
                raise
        else:
            if told.get("output"):
                return str(told["output"])
        for output in await self._outputs(place):
            if output["operation"] == operation:
                return str(output["name"])
        raise OperationExpired(f"The output of {place} is gone.", PROVIDER)

    async def _operation(self, operation: str) -> dict[str, Any]:
        response = await self._ask("GET", f"/v1/operations/{quote(operation)}", paid=False)
        if response.status_code == 404:
            raise OperationExpired(f"The fake vendor no longer knows {operation}.", PROVIDER)
        return answered(response, paid=False)

    async def _outputs(self, place: str) -> list[dict[str, Any]]:
        response = await self._ask("GET", f"/v1/outputs?place={quote(place, safe='')}", paid=False)
        return list(answered(response, paid=False).get("outputs", []))

    async def _ask(
        self, method: str, path: str, *, paid: bool, json: dict[str, Any] | None = None
    ) -> httpx2.Response:
        line = self._line_here("paid" if paid else "read")
        async with line.gate:
            try:
                return await line.client.request(method, path, json=json)
            except httpx2.HTTPError as error:
                raise silence(error, paid=paid) from error

    def _line_here(self, kind: str) -> _Line:
        """The connections of the running loop; those of a loop that ended are dropped."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._lines, self._loop = {}, loop
        if kind not in self._lines:
            self._lines[kind] = _opened(self._base_url, self._timeout_s, CONNECTIONS[kind])
        return self._lines[kind]


@dataclass(frozen=True)
class _Line:
    """Some connections, and the queue before them: the pool's own is slow when it is long."""

    client: httpx2.AsyncClient
    gate: asyncio.Semaphore


def _opened(base_url: str, timeout_s: float, connections: int) -> _Line:
    client = httpx2.AsyncClient(
        base_url=base_url,
        timeout=timeouts(timeout_s),
        limits=httpx2.Limits(max_connections=connections, max_keepalive_connections=connections),
        verify=base_url.startswith("https"),  # else 0.1 s of certificates for nothing
        trust_env=False,
    )
    return _Line(client, asyncio.Semaphore(connections))


def _put(path: Path, content: bytes) -> VideoFile:
    """The file under its name, once it is seen to be a video."""
    aside = path.with_name(f".{path.name}")
    try:
        aside.write_bytes(content)
        film = inspect_video(aside)
        aside.replace(path)
    except InputError as error:
        raise CheckFailed(f"The fake vendor's {path.name} is not a video.") from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
    return film
