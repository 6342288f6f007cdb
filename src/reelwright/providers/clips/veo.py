"""VeoClips: moving pictures from Google's Veo, over Vertex AI."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.domain.clip import Clip
from reelwright.domain.cover import offered_ms
from reelwright.errors import ClipFailed, ClipFiltered, OperationExpired, Unavailable
from reelwright.ports import ClipCapabilities, ClipJob, ClipRequest, Resources
from reelwright.providers.clips.downloaded import put_video
from reelwright.providers.google.access import missing_access, reach
from reelwright.providers.google.client import GoogleClients
from reelwright.providers.google.errors import failed_job, looking, translated
from reelwright.providers.google.models import VEO_MODEL
from reelwright.providers.google.outputs import GS, Delivery, outputs_of

if TYPE_CHECKING:
    from google.genai import types

PROVIDER = "veo"
OPTION = "--clips veo:MODEL, or in your own price table (REELWRIGHT_PRICES)"
DURATIONS_MS = (4_000, 6_000, 8_000)
RESOLUTION = "720p"
"""1080p can be had for 8 s only, and costs more; the segment is scaled anyway."""
PEOPLE = "allow_adult"
SEEDS = 2**32
TYPICAL_MS = 60_000
LONGEST_MS = 900_000


class VeoClips:
    """ClipMaker on Vertex AI's long-running predictions. A request is sent once.

    With a bucket (REELWRIGHT_OBJECTS_URL=gs://…) Veo writes below `clips/<place>/`, where a
    lost answer's output is found; without one it answers with the film itself, and a lost
    answer stays lost.
    """

    name = PROVIDER

    def __init__(self, resources: Resources, *, timeout_s: float = 60.0) -> None:
        self._resources = resources
        self._timeout_s = timeout_s
        self._outputs = outputs_of(resources, PROVIDER)
        self._clients: GoogleClients | None = None

    @property
    def capabilities(self) -> ClipCapabilities:
        """4, 6 or 8 seconds; findable with a bucket only."""
        return ClipCapabilities(
            instant=False,
            durations_ms=DURATIONS_MS,
            findable=self._outputs is not None,
            typical_ms=TYPICAL_MS,
            longest_ms=LONGEST_MS,
        )

    def available(self) -> str | None:
        """What is missing, as a sentence; None where it can be asked."""
        return missing_access(self._resources, PROVIDER, vertex_only=True)

    async def look_up(self, model: str) -> str:
        """The model's name. Raises ModelRetired, ConfigError without a project, ProviderError."""
        return await self._opened().look_up(model or VEO_MODEL, option=OPTION)

    async def submit(self, request: ClipRequest, *, place: str) -> ClipJob:
        """Raises ModelRetired, ConfigError without a project, and what the port names."""
        clients = self._opened()
        line = await clients.here()
        from google.genai import types

        model = request.model or VEO_MODEL
        config = types.GenerateVideosConfig(
            number_of_videos=1,
            duration_seconds=offered_ms(request.duration_ms, DURATIONS_MS) // 1000,
            aspect_ratio="9:16" if request.height > request.width else "16:9",
            resolution=RESOLUTION,
            seed=request.seed % SEEDS,
            person_generation=PEOPLE,
            negative_prompt=request.negative_prompt or None,
            generate_audio=False,
            output_gcs_uri=self._outputs.folder(place) if self._outputs else None,
        )
        source = types.GenerateVideosSource(prompt=request.prompt)
        with translated(clients.reached, model=model, option=OPTION, in_doubt=True):
            job = await line.models.generate_videos(model=model, source=source, config=config)
        if not job.name:
            raise Unavailable("veo named no operation.", PROVIDER, retryable=True, sent=True)
        return ClipJob(operation=job.name, progress=0.0)

    async def poll(self, operation: str, *, place: str) -> ClipJob:
        """Raises ClipFiltered, ClipFailed and Rejected: done is not success."""
        if operation.startswith(GS):
            return ClipJob(operation, done=True)
        job = await self._job(operation)
        if not job.done:
            return ClipJob(operation)
        _delivered(job)
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
        """Where the film lies, or the film; from the operation, else from the bucket."""
        try:
            job = await self._job(operation)
        except OperationExpired:
            found = await self.find(place)
            if found is None:
                raise
            return Delivery(uri=found)
        video = _delivered(job)
        return Delivery(video.uri or "", video.video_bytes or b"")

    async def _job(self, operation: str) -> types.GenerateVideosOperation:
        clients = self._opened()
        line = await clients.here()
        from google.genai import types

        with looking(PROVIDER, operation), translated(clients.reached, model=operation):
            asked = types.GenerateVideosOperation.model_validate({"name": operation})
            return await line.operations.get(asked)

    def _opened(self) -> GoogleClients:
        if self._clients is None:
            reached = reach(self._resources, PROVIDER, vertex_only=True)
            self._clients = GoogleClients(reached, timeout_s=self._timeout_s)
        return self._clients


def _delivered(job: types.GenerateVideosOperation) -> types.Video:
    """The one film of a job that is done. Raises what became of it instead."""
    if job.error:
        code = job.error.get("code", 0)
        message = str(job.error.get("message", ""))
        raise failed_job(PROVIDER, code if isinstance(code, int) else 0, message)
    answer = job.response or job.result
    if answer is not None and answer.rai_media_filtered_count:
        said = " ".join(answer.rai_media_filtered_reasons or ("no reason is given",))
        raise ClipFiltered(f"veo filtered the clip: {said[:400]}", PROVIDER, retryable=True)
    videos = answer.generated_videos if answer is not None else None
    video = videos[0].video if videos else None
    if video is None or not (video.uri or video.video_bytes):
        raise ClipFailed("veo says it is done and delivers no video.", PROVIDER, retryable=True)
    return video
