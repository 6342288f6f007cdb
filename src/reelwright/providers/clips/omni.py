"""OmniClips: moving pictures from Gemini Omni, over the Interactions API."""

from __future__ import annotations

import asyncio
import base64
import binascii
from pathlib import Path
from typing import Any

from reelwright.domain.clip import Clip
from reelwright.domain.cover import offered_ms
from reelwright.errors import ClipFailed, OperationExpired, ProviderError, Unavailable
from reelwright.ports import ClipCapabilities, ClipJob, ClipRequest, Resources
from reelwright.providers.clips.downloaded import put_video
from reelwright.providers.google.access import Reached, missing_access, reach
from reelwright.providers.google.client import GoogleClients
from reelwright.providers.google.errors import failed_job, looking
from reelwright.providers.google.interactions import translated_interaction
from reelwright.providers.google.models import GLOBAL, OMNI_MODEL
from reelwright.providers.google.outputs import GS, Delivery, Outputs, outputs_of

PROVIDER = "omni"
OPTION = "--clips omni:MODEL, or in your own price table (REELWRIGHT_PRICES)"
DURATIONS_MS = tuple(range(3_000, 15_001, 1_000))
RESOLUTION = "720p"
RUNNING = frozenset({"in_progress", "queued"})
COMPLETED = "completed"
TYPICAL_MS = 60_000
LONGEST_MS = 900_000


class OmniClips:
    """ClipMaker on background interactions. A request is sent once.

    Over Vertex AI with a bucket the film is written below `clips/<place>/`, where a lost
    answer's output is found; else it comes with the answer, and a lost answer stays lost.
    """

    name = PROVIDER

    def __init__(self, resources: Resources, *, timeout_s: float = 60.0) -> None:
        self._resources = resources
        self._timeout_s = timeout_s
        over_vertex = bool(resources.access("vertex").project)
        self._outputs: Outputs | None = outputs_of(resources, PROVIDER) if over_vertex else None
        self._clients: GoogleClients | None = None

    @property
    def capabilities(self) -> ClipCapabilities:
        """3 to 15 whole seconds; findable with a bucket only."""
        return ClipCapabilities(
            instant=False,
            durations_ms=DURATIONS_MS,
            findable=self._outputs is not None,
            typical_ms=TYPICAL_MS,
            longest_ms=LONGEST_MS,
        )

    def available(self) -> str | None:
        """What is missing, as a sentence; None where it can be asked."""
        return missing_access(self._resources, PROVIDER)

    async def look_up(self, model: str) -> str:
        """The model's name. Raises ModelRetired, ConfigError without a login, ProviderError."""
        return await self._opened().look_up(model or OMNI_MODEL, option=OPTION)

    async def submit(self, request: ClipRequest, *, place: str) -> ClipJob:
        """Raises ModelRetired, ConfigError without key or project, and what the port names."""
        model = request.model or OMNI_MODEL
        seconds = offered_ms(request.duration_ms, DURATIONS_MS) // 1000
        shape: dict[str, Any] = {
            "type": "video",
            "aspect_ratio": "9:16" if request.height > request.width else "16:9",
            "duration": f"{seconds}s",
            "resolution": RESOLUTION,
            "delivery": "inline",
        }
        if self._outputs is not None:
            shape |= {"delivery": "uri", "gcs_uri": self._outputs.folder(place)}
        reached, line = await self._line()
        with translated_interaction(reached, model=model, option=OPTION, in_doubt=True):
            told: Any = await line.create(
                model=model, input=request.prompt, background=True, response_format=shape
            )
        if not told.id:
            raise Unavailable("omni named no interaction.", PROVIDER, retryable=True, sent=True)
        return ClipJob(operation=told.id, progress=0.0)

    async def poll(self, operation: str, *, place: str) -> ClipJob:
        """Raises ClipFiltered, ClipFailed and Rejected: ended is not success."""
        if operation.startswith(GS):
            return ClipJob(operation, done=True)
        told = await self._interaction(operation)
        if str(told.status) in RUNNING:
            return ClipJob(operation)
        _delivered(told)
        return ClipJob(operation, done=True)

    async def find(self, place: str) -> str | None:
        """Address of a finished output at `place`; None also where there is no bucket."""
        if self._outputs is None:
            return None
        return await asyncio.to_thread(self._outputs.find, place)

    async def fetch(
        self, operation: str, request: ClipRequest, *, place: str, folder: Path
    ) -> Clip:
        """The film in `folder`, described as it is. Raises CheckFailed for what is no video."""
        delivery = Delivery(uri=operation)
        if not operation.startswith(GS):
            delivery = await self._delivery(operation, place)

        def write(path: Path) -> None:
            delivery.write(path, self._outputs, provider=PROVIDER)

        return await asyncio.to_thread(put_video, request, folder, write, provider=PROVIDER)

    async def close(self) -> None:
        clients, self._clients = self._clients, None
        if clients is not None:
            await clients.aclose()

    async def _delivery(self, operation: str, place: str) -> Delivery:
        """Where the film lies, or the film; from the interaction, else from the bucket."""
        try:
            told = await self._interaction(operation)
        except OperationExpired:
            found = await self.find(place)
            if found is None:
                raise
            return Delivery(uri=found)
        video = _delivered(told)
        try:
            return Delivery(video.uri or "", base64.b64decode(video.data or "", validate=True))
        except binascii.Error as error:
            raise Unavailable("The answer of omni cannot be read.", PROVIDER, True) from error

    async def _interaction(self, operation: str) -> Any:
        reached, line = await self._line()
        with looking(PROVIDER, operation), translated_interaction(reached, model=operation):
            return await line.get(operation)

    async def _line(self) -> tuple[Reached, Any]:
        """The door, and the SDK's part for interactions, which takes seconds to load."""
        clients = self._opened()
        client = await clients.here()
        return clients.reached, await asyncio.to_thread(lambda: client.interactions)

    def _opened(self) -> GoogleClients:
        if self._clients is None:
            reached = reach(self._resources, PROVIDER, location=GLOBAL)
            self._clients = GoogleClients(reached, timeout_s=self._timeout_s)
        return self._clients


def _delivered(told: Any) -> Any:
    """The one film of an interaction that ended. Raises what became of it instead."""
    if str(told.status) != COMPLETED:
        raise _failure(told)
    video = told.output_video
    if video is None or not (video.uri or video.data):
        raise ClipFailed("omni says it is done and delivers no video.", PROVIDER, retryable=True)
    return video


def _failure(told: Any) -> ProviderError:
    """Why it failed: the interaction's own errors, else those of its steps."""
    for error in told.errors or ():
        return failed_job(PROVIDER, 0, str(error.message or error.code or ""))
    for step in told.steps or ():
        error = getattr(step, "error", None)
        if error is not None:
            return failed_job(PROVIDER, error.code or 0, str(error.message or ""))
    return ClipFailed(f"omni ended as '{told.status}', with no reason.", PROVIDER, retryable=True)
