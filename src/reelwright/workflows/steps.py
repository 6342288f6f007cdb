"""Steps: what runs in a child process; plain values in, small models out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.clip import Clip
from reelwright.domain.narration import Narration
from reelwright.domain.script import Scene
from reelwright.domain.segment import Segment, Soundtrack
from reelwright.ports import ObjectStore, Resources
from reelwright.providers.registry import open_voice
from reelwright.render.timing import Span
from reelwright.stages.mix_sound import mix_sound
from reelwright.stages.narrate_scene import narrate_scene
from reelwright.stages.render_segment import Look, render_segment
from reelwright.workflows.crew import Slot


@dataclass(frozen=True)
class SpokenBy:
    """Which voice speaks a whole script, and how fast."""

    provider: str
    name: str
    language: str
    speed: float


def speak_step(
    scene: Scene, spoken_by: SpokenBy, resources: Resources, store: ObjectStore
) -> Narration:
    """Speak one scene with the voice that this process keeps open."""
    return narrate_scene(
        scene,
        voice=open_voice(spoken_by.provider, resources),
        voice_name=spoken_by.name,
        language=spoken_by.language,
        speed=spoken_by.speed,
        store=store,
    )


def paint_step(
    clip: Clip, narration: Narration, look: Look, last: bool, store: ObjectStore, slot: Slot
) -> Segment:
    """Draw or decode one scene straight into its captioned segment."""
    return render_segment(clip, narration, look=look, last=last, store=store, tell=slot.tell)


def mix_step(
    narrations: Sequence[Narration],
    spans: Sequence[Span],
    wanted: str,
    seed: int,
    store: ObjectStore,
) -> Soundtrack:
    """Mix the whole sound."""
    return mix_sound(narrations, spans, wanted=wanted, seed=seed, store=store)
