"""InstantHands: the stages without their pictures, for campaigns, load tests and demos of the flow.

Every artifact is a small real file, written through the same store; its last line is the hash of
what comes before, so that a half-written one is told from a whole one.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path

from reelwright.domain.clip import Clip, DrawnClip, Recipe
from reelwright.domain.model import fingerprint
from reelwright.domain.narration import Narration
from reelwright.domain.plan import Look, SpokenBy
from reelwright.domain.recording import RecordedScript
from reelwright.domain.script import Scene
from reelwright.domain.segment import Segment, Soundtrack
from reelwright.errors import StorageError
from reelwright.ports import ObjectStore, Resources, Written
from reelwright.render.checks import QualityReport
from reelwright.render.timing import Span, scene_frames
from reelwright.render.video_file import VideoFile, inspect_video
from reelwright.stages import Stage
from reelwright.stages.finish_video import FinishedVideo, Parts
from reelwright.stages.record import needed
from reelwright.storage.local import place
from reelwright.workflows.casting import Cast, CastOrder, own_clips
from reelwright.workflows.hands import Told
from reelwright.workflows.steps import cut_step, speak_step
from reelwright.workflows.writing import WriteOrder, write


class InstantHands:
    """Hands that take no time; scripts and voices are those the brief names, so name fakes."""

    def __init__(self, *, resources: Resources, store: ObjectStore) -> None:
        self._resources = resources
        self._store = store
        # The process that speaks does one after the other, so that a recording is heard once.
        self._cutting = asyncio.Lock()

    async def write(self, order: WriteOrder) -> Written:
        return await asyncio.to_thread(write, order)

    async def cast(self, order: CastOrder) -> Cast:
        drawn = {}
        for number, scene in enumerate(order.script.scenes):
            seen = fingerprint(scene.voice_over, scene.visual_prompt)
            recipe = Recipe(kit="papercut", kit_version=1, seed=int(seen[:6], 16) + number)
            drawn[scene.id] = DrawnClip(scene_id=scene.id, recipe=recipe)
        warnings: list[str] = []
        media = await asyncio.to_thread(own_clips, order, warnings.append)
        return Cast(drawn, media, tuple(warnings))

    async def speak(self, scene: Scene, spoken_by: SpokenBy, *, take: int) -> Narration:
        return await asyncio.to_thread(
            speak_step, scene, spoken_by, self._resources, self._store, take
        )

    async def cut(self, scene: Scene, recorded: RecordedScript) -> Narration:
        async with self._cutting:
            return await asyncio.to_thread(cut_step, scene, recorded, self._resources, self._store)

    async def poster(self, clip: Clip, look: Look, key: str) -> str:
        return await asyncio.to_thread(self._put, key, fingerprint(clip))

    async def inspect(self, picture: Path) -> VideoFile:
        return await asyncio.to_thread(inspect_video, picture)

    async def paint(
        self, clip: Clip, narration: Narration, look: Look, *, last: bool, told: Told
    ) -> Segment:
        made_from = fingerprint(clip, narration, look, last)
        key = f"{Stage.RENDER_SEGMENT}/{made_from[:2]}/{made_from}.mp4"
        if clip.kind == "media" and clip.key:
            await asyncio.to_thread(needed, self._store, clip.key)
        await asyncio.to_thread(self._put, key, made_from)
        return Segment(
            scene_id=narration.scene_id,
            video=key,
            frame_count=scene_frames(narration.duration_ms, last=last),
            caption_words=tuple(word.text for word in narration.words),
            caption_box=None,
        )

    async def mix(
        self, narrations: Sequence[Narration], spans: Sequence[Span], *, music: str, seed: int
    ) -> Soundtrack:
        made_from = fingerprint([n.audio for n in narrations], music, seed)
        key = f"{Stage.MIX_SOUND}/{made_from[:2]}/{made_from}.aac"
        await asyncio.to_thread(self._put, key, made_from)
        return Soundtrack(audio=key, loudness_lufs=-14.0, true_peak_dbtp=-1.0)

    async def finish(self, parts: Parts, folder: Path) -> FinishedVideo:
        return await asyncio.to_thread(self._join, parts, folder)

    def close(self, *, now: bool = False) -> None:
        """Nothing runs beside."""

    def _join(self, parts: Parts, folder: Path) -> FinishedVideo:
        keys = [*(segment.video for segment in parts.segments), parts.soundtrack.audio]
        for key in keys:
            if not is_whole(needed(self._store, key)):
                raise StorageError(f"{key} is half written.")
        video, thumbnail = folder / "final.mp4", folder / "thumbnail.jpg"
        for path in (thumbnail, video):
            _write(path, "\n".join(keys))
        frames = sum(segment.frame_count for segment in parts.segments)
        return FinishedVideo(
            video=str(video),
            thumbnail=str(thumbnail),
            duration_ms=frames * 1000 // 30,
            size_bytes=video.stat().st_size,
            report=QualityReport(checks=()),
        )

    def _put(self, key: str, text: str) -> str:
        if self._store.find(key) is None:
            self._store.put(key, lambda aside: _fill(aside, text))
        return key


def is_whole(path: Path) -> bool:
    """Whether a file that instant hands wrote is complete."""
    body, _, seal = path.read_text(encoding="utf-8").rpartition("\n")
    return seal == _seal(body)


def _write(path: Path, text: str) -> None:
    place(path, lambda aside: _fill(aside, text))


def _fill(path: Path, text: str) -> None:
    body = "\n".join([text] * 64)
    with path.open("w", encoding="utf-8") as file:
        # In pieces, so that a process killed here leaves half a file behind.
        for start in range(0, len(body), 512):
            file.write(body[start : start + 512])
            file.flush()
        file.write("\n" + _seal(body))


def _seal(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
