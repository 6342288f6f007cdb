"""render_segment: a scene's clip and narration become an encoded, captioned segment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from reelwright.domain.brief import Aspect
from reelwright.domain.caption_preset import caption_preset
from reelwright.domain.caption_text import expected_words
from reelwright.domain.captions import caption_pages
from reelwright.domain.clip import Clip, MediaClip
from reelwright.domain.model import fingerprint
from reelwright.domain.narration import Narration, Word
from reelwright.domain.plan import Look
from reelwright.domain.segment import Segment
from reelwright.errors import CheckFailed
from reelwright.motion.frames import DrawnFrames
from reelwright.motion.stills import StillFrames
from reelwright.ports import FrameSource, ObjectStore
from reelwright.render.ass import ass_document
from reelwright.render.caption_check import caption_box, words_of_ass
from reelwright.render.fonts import measurer
from reelwright.render.media_source import MediaSource
from reelwright.render.segment import SegmentJob, encode_segment
from reelwright.render.timing import FPS, LEAD_MS, scene_frames
from reelwright.stages import Stage
from reelwright.stages.record import find_record, needed, put_record

VERSION = 1
TELL_EVERY = 10
"""Frames between two words on how far the drawing is."""


def render_segment(
    clip: Clip,
    narration: Narration,
    *,
    look: Look,
    last: bool,
    store: ObjectStore,
    tell: Callable[[float], None] = lambda _: None,
) -> Segment:
    """Encode one scene unless the store already has it; `tell` hears fractions 0…1.

    Black and frozen stretches are kept in the record; finishing refuses them. Raises CheckFailed
    for missing frames or wrong captions, RenderError from FFmpeg.
    """
    frame_count = scene_frames(narration.duration_ms, last=last)
    timed = [(word.text, word.start_ms, word.end_ms) for word in narration.words]
    key = fingerprint(
        *(Stage.RENDER_SEGMENT, VERSION, clip, timed, frame_count),
        *(look.captions, look.language, look.aspect, look.quality),
    )
    found = find_record(store, Stage.RENDER_SEGMENT, key, Segment)
    if found is not None and store.find(found.video):
        return found
    source = frame_source(clip, look.aspect, frame_count, store)
    document = caption_document(narration, source, look, frame_count)
    said, box = words_of_ass(document), caption_box(document)
    if said != expected_words(narration.words):
        raise CheckFailed(f"The captions of scene {clip.scene_id} do not spell its voice-over.")
    job = SegmentJob(
        source=_Told(source, frame_count, tell),
        frame_count=frame_count,
        captions=document,
        quality=look.quality,
    )
    video = f"{Stage.RENDER_SEGMENT}/{key[:2]}/{key}.mp4"

    seen: list[str] = []

    def write(path: Path) -> None:
        seen.extend(encode_segment(job, path).problems)

    store.put(video, write)
    segment = Segment(
        scene_id=clip.scene_id,
        video=video,
        frame_count=frame_count,
        caption_words=tuple(said),
        caption_box=box,
        problems=tuple(seen),
    )
    put_record(store, Stage.RENDER_SEGMENT, key, segment)
    return segment


def frame_source(clip: Clip, aspect: Aspect, frame_count: int, store: ObjectStore) -> FrameSource:
    """Where the pictures of a clip come from: drawn, an image in motion, or a decoded file."""
    if not isinstance(clip, MediaClip):
        return DrawnFrames(clip.recipe, aspect_size=aspect.size, frame_count=frame_count, fps=FPS)
    path = needed(store, clip.key) if clip.key else Path(clip.path)
    if clip.media == "image":
        return StillFrames(
            path,
            camera=clip.camera,
            aspect_size=aspect.size,
            frame_count=frame_count,
            fps=FPS,
        )
    return MediaSource(
        path,
        aspect_size=aspect.size,
        frame_count=frame_count,
        fps=FPS,
        start_ms=clip.start_ms,
    )


def caption_document(
    narration: Narration, source: FrameSource, look: Look, frame_count: int
) -> str:
    """The scene's ASS document on the segment's clock, words on screen included."""
    words = [
        Word(text=word.text, start_ms=word.start_ms + LEAD_MS, end_ms=word.end_ms + LEAD_MS)
        for word in narration.words
    ]
    preset, canvas = caption_preset(look.captions), look.aspect.size
    duration_ms = round(frame_count * 1000 / FPS)
    pages = caption_pages(
        words,
        preset=preset,
        language=look.language,
        canvas=canvas,
        measure=measurer(look.language),
        duration_ms=duration_ms,
    )
    return ass_document(
        pages,
        preset=preset,
        language=look.language,
        canvas=canvas,
        texts=source.texts,
        duration_ms=duration_ms,
    )


class _Told:
    """A frame source that says how far it is while its frames are taken."""

    def __init__(
        self, source: FrameSource, frame_count: int, tell: Callable[[float], None]
    ) -> None:
        self.width, self.height = source.width, source.height
        self.input_args, self.filters, self.texts = (
            source.input_args,
            source.filters,
            source.texts,
        )
        self._source, self._count, self._tell = source, frame_count, tell

    def frames(self) -> Iterator[memoryview] | None:
        frames = self._source.frames()
        return None if frames is None else self._counted(frames)

    def _counted(self, frames: Iterator[memoryview]) -> Iterator[memoryview]:
        for index, frame in enumerate(frames):
            if index % TELL_EVERY == 0:
                self._tell(max(0.01, 0.99 * index / self._count))
            yield frame
