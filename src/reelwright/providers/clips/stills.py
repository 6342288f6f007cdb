"""StillClips: one picture a scene from an image model; the renderer's camera moves over it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reelwright.domain.clip import Clip
from reelwright.domain.model import fingerprint
from reelwright.errors import (
    ClipFailed,
    ClipFiltered,
    OperationExpired,
    ProviderError,
    StorageError,
    Unavailable,
)
from reelwright.ports import ClipCapabilities, ClipJob, ClipRequest, Resources
from reelwright.providers.clips.downloaded import put_image
from reelwright.providers.google.access import missing_access, reach
from reelwright.providers.google.client import GoogleClients
from reelwright.providers.google.errors import translated
from reelwright.providers.google.models import GLOBAL, IMAGE_MODEL
from reelwright.providers.google.outputs import GS, outputs_of

if TYPE_CHECKING:
    from google.genai import types

PROVIDER = "stills"
OPTION = "--clips stills:MODEL or REELWRIGHT_IMAGE_MODEL"
SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}
MOVES: tuple[Literal["push", "left", "pull", "right", "rise"], ...] = (
    *("push", "left", "pull", "right", "rise"),
)
FILE = "file:"
"""What the operation of a picture that is kept in the cache begins with."""
KEPT_S = 86_400
"""A picture that nobody fetched for a day is not wanted any more."""
REFUSALS = frozenset(
    {
        *("SAFETY", "IMAGE_SAFETY", "PROHIBITED_CONTENT", "IMAGE_PROHIBITED_CONTENT"),
        *("BLOCKLIST", "SPII", "RECITATION", "IMAGE_RECITATION"),
    }
)


class StillClips:
    """ClipMaker on generate_content with image output. A request is sent once.

    The picture comes with the answer to `submit` and is kept until it is fetched: in the bucket
    (REELWRIGHT_OBJECTS_URL=gs://…), else in this machine's cache. A lost answer stays lost.
    """

    name = PROVIDER

    def __init__(self, resources: Resources, *, timeout_s: float = 120.0) -> None:
        self._resources = resources
        self._timeout_s = timeout_s
        self._outputs = outputs_of(resources, PROVIDER)
        self._clients: GoogleClients | None = None

    @property
    def capabilities(self) -> ClipCapabilities:
        """Any length, for a still has none."""
        return ClipCapabilities(
            instant=False, findable=False, typical_ms=1_000, longest_ms=round(self._timeout_s * 1e3)
        )

    def available(self) -> str | None:
        """What is missing, as a sentence; None where it can be asked."""
        return missing_access(self._resources, PROVIDER)

    async def look_up(self, model: str) -> str:
        """The model's name. Raises ModelRetired, ConfigError without a login, ProviderError."""
        return await self._opened().look_up(model or IMAGE_MODEL, option=OPTION)

    async def submit(self, request: ClipRequest, *, place: str) -> ClipJob:
        """Done at once. Raises ModelRetired, ConfigError without key or project, ClipFiltered and
        ClipFailed (both free), and what the port names."""
        clients, model = self._opened(), request.model or IMAGE_MODEL
        line = await clients.here()
        from google.genai import types

        config = types.GenerateContentConfig(
            response_modalities=["IMAGE"],
            image_config=types.ImageConfig(aspect_ratio=_ratio(request)),
        )
        with translated(
            clients.reached, model=model, option=OPTION, in_doubt=True, errors_are_free=True
        ):
            answer = await line.models.generate_content(
                model=model, contents=request.prompt, config=config
            )
        blob = _picture(answer)
        try:
            operation = await asyncio.to_thread(self._keep, blob, place)
        except (ProviderError, StorageError) as error:
            # It is charged, and nowhere: the charge must not be given back.
            raise Unavailable(
                f"The picture that stills sent cannot be kept: {error}", PROVIDER, True, sent=True
            ) from error
        return ClipJob(operation, done=True)

    async def poll(self, operation: str, *, place: str) -> ClipJob:
        """Done: the picture came with the answer to `submit`."""
        return ClipJob(operation, done=True)

    async def find(self, place: str) -> str | None:
        """Always None: what was not answered is nowhere."""
        return None

    async def fetch(
        self, operation: str, request: ClipRequest, *, place: str, folder: Path
    ) -> Clip:
        """The picture in `folder`. Raises CheckFailed for what is no picture."""
        suffix = Path(operation).suffix

        def write(path: Path) -> None:
            if operation.startswith(GS) and self._outputs is not None:
                self._outputs.fetch(operation, path)
                return
            try:
                path.write_bytes((self._folder / operation.removeprefix(FILE)).read_bytes())
            except FileNotFoundError as error:
                raise OperationExpired(f"The still of {place} is gone.", PROVIDER) from error

        clip = await asyncio.to_thread(
            put_image, request, folder, write, suffix=suffix, provider=PROVIDER
        )
        return clip.model_copy(update={"camera": MOVES[request.scene_number % len(MOVES)]})

    async def close(self) -> None:
        clients, self._clients = self._clients, None
        if clients is not None:
            await clients.aclose()

    def _opened(self) -> GoogleClients:
        if self._clients is None:
            reached = reach(self._resources, PROVIDER, location=GLOBAL)
            self._clients = GoogleClients(reached, timeout_s=self._timeout_s)
        return self._clients

    @property
    def _folder(self) -> Path:
        return self._resources.cache / PROVIDER

    def _keep(self, blob: types.Blob, place: str) -> str:
        """Put the picture where `fetch` finds it, also in another process; its operation."""
        suffix, content = SUFFIXES.get(blob.mime_type or "", ".png"), blob.data or b""
        if self._outputs is not None:
            return self._outputs.put(place, f"still{suffix}", content)
        name = f"{fingerprint(place)}{suffix}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            aside = self._folder / f".{name}"
            aside.write_bytes(content)
            aside.replace(self._folder / name)
        except OSError as error:
            raise StorageError(f"{self._folder} cannot be written: {error.strerror}.") from error
        self._sweep()
        return f"{FILE}{name}"

    def _sweep(self) -> None:
        old = time.time() - KEPT_S
        with contextlib.suppress(OSError):  # another process sweeps too
            for path in self._folder.iterdir():
                if path.stat().st_mtime < old:
                    path.unlink()


def forget_stills(cache: Path, places: Iterable[str]) -> None:
    """Remove from this machine's cache what was kept for these places; safe to repeat."""
    for place in places:
        for path in (cache / PROVIDER).glob(f"{fingerprint(place)}.*"):
            path.unlink(missing_ok=True)


def _ratio(request: ClipRequest) -> str:
    if request.width == request.height:
        return "1:1"
    return "9:16" if request.height > request.width else "16:9"


def _picture(answer: types.GenerateContentResponse) -> types.Blob:
    """Raises ClipFiltered and ClipFailed where there is none."""
    if not answer.candidates:
        feedback = answer.prompt_feedback
        raise _filtered(_name(feedback.block_reason) if feedback else "")
    first = answer.candidates[0]
    parts = (first.content.parts if first.content else None) or ()
    for part in parts:
        blob = part.inline_data
        if blob is not None and blob.data and (blob.mime_type or "").startswith("image/"):
            return blob
    reason = _name(first.finish_reason)
    if reason in REFUSALS:
        raise _filtered(reason)
    why = reason or "no reason is given"
    raise ClipFailed(f"stills: the answer has no picture ({why}).", PROVIDER, retryable=True)


def _filtered(reason: str) -> ClipFiltered:
    why = reason or "no reason is given"
    return ClipFiltered(f"stills: the picture was filtered ({why}).", PROVIDER, retryable=True)


def _name(reason: object) -> str:
    return str(getattr(reason, "value", reason) or "")
