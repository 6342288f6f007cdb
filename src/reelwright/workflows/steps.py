"""Steps: what runs in a child process; plain values in, small models out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reelwright.domain.clip import Clip
from reelwright.domain.narration import Narration
from reelwright.domain.plan import Look, SpokenBy
from reelwright.domain.recording import RecordedScript
from reelwright.domain.script import Scene
from reelwright.domain.segment import Segment, Soundtrack
from reelwright.motion.frames import poster
from reelwright.motion.stills import StillFrames
from reelwright.ports import Aligner, Alignment, ObjectStore, Resources, Samples
from reelwright.providers.registry import open_aligner, open_transcriber, open_voice
from reelwright.render.poster import film_poster
from reelwright.render.timing import FPS, Span
from reelwright.stages.find_scenes import Ears
from reelwright.stages.mix_sound import mix_sound
from reelwright.stages.narrate_scene import narrate_scene
from reelwright.stages.record import needed
from reelwright.stages.render_segment import render_segment
from reelwright.stages.take_recording import take_recording

POSTER_SHARE = 0.5
"""Posters are made at half the output's size: they are looked at in lists."""


def speak_step(
    scene: Scene,
    spoken_by: SpokenBy,
    resources: Resources,
    store: ObjectStore,
    take: int,
    aligner: Aligner | None = None,
) -> Narration:
    """Speak one scene with the voice that this process keeps open, and its own aligner."""
    if spoken_by.model:
        resources = resources.with_model("voice", spoken_by.provider, spoken_by.model)
    return narrate_scene(
        scene,
        voice=open_voice(spoken_by.provider, resources),
        voice_name=spoken_by.name,
        language=spoken_by.language,
        speed=spoken_by.speed,
        prompt=spoken_by.prompt,
        store=store,
        aligner=aligner or open_aligner(resources),
        take=take,
    )


def align_step(
    samples: Samples, rate: int, text: str, language: str, resources: Resources
) -> Alignment:
    """Find the words of a sound with the models that this process keeps open."""
    return open_aligner(resources).align(samples, rate, text, language=language)


def cut_step(
    scene: Scene, recorded: RecordedScript, resources: Resources, store: ObjectStore
) -> Narration:
    """Cut one scene out of a person's own recording."""
    ears = Ears(
        resources.whisper, lambda: open_aligner(resources), lambda: open_transcriber(resources)
    )
    return take_recording(scene, recorded, ears=ears, store=store)


def paint_step(
    clip: Clip,
    narration: Narration,
    look: Look,
    last: bool,
    store: ObjectStore,
    tell: Callable[[float], None],
) -> Segment:
    """Draw or decode one scene straight into its captioned segment."""
    return render_segment(clip, narration, look=look, last=last, store=store, tell=tell)


def poster_step(clip: Clip, look: Look, store: ObjectStore, key: str) -> str:
    """Make the still that stands for a clip, unless it is there; its key."""
    if store.find(key) is None:
        width, height = look.aspect.size
        size = (round(width * POSTER_SHARE), round(height * POSTER_SHARE))
        if clip.kind == "drawn":
            picture = poster(clip.recipe, size)
        else:
            path = needed(store, clip.key) if clip.key else Path(clip.path)
            if clip.media == "image":
                still = StillFrames(
                    path, camera=clip.camera, aspect_size=size, frame_count=1, fps=FPS
                )
                picture = still.poster()
            else:
                picture = film_poster(path, size=size, start_ms=clip.start_ms)

        def write(path: Path) -> None:
            path.write_bytes(picture)

        store.put(key, write)
    return key


def mix_step(
    narrations: Sequence[Narration],
    spans: Sequence[Span],
    wanted: str,
    seed: int,
    store: ObjectStore,
) -> Soundtrack:
    """Mix the whole sound."""
    return mix_sound(narrations, spans, wanted=wanted, seed=seed, store=store)
