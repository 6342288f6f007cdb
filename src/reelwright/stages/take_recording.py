"""take_recording: a scene's narration cut out of a person's own recording."""

from __future__ import annotations

from pathlib import Path

from reelwright.domain.heard import respelled
from reelwright.domain.model import fingerprint
from reelwright.domain.narration import Narration, Word
from reelwright.domain.recording import RECORDING, RecordedScript
from reelwright.domain.script import Scene
from reelwright.errors import InputError
from reelwright.ports import ObjectStore, Samples
from reelwright.render.quiet import STEP_MS, quiet_runs, quiet_steps
from reelwright.render.recording import joined, read_piece
from reelwright.render.soundtrack import write_wav
from reelwright.render.timing import SAMPLE_RATE
from reelwright.stages import Stage
from reelwright.stages.find_scenes import Ears, find_scenes
from reelwright.stages.record import find_record, needed, put_record

VERSION = 1
LONGEST_REST_MS = 1_200
"""A longer silence within a scene is shortened to this: a finished video must not fall silent."""


def take_recording(
    scene: Scene, recorded: RecordedScript, *, ears: Ears, store: ObjectStore
) -> Narration:
    """The scene as the person said it, unless the store already has it.

    Raises InputError where the recording does not say the script, or not this scene.
    """
    place = recorded.place_of(scene)
    if place is None:
        raise InputError(f"{recorded.name} does not say “{scene.voice_over}”.")
    whole = find_scenes(recorded, ears=ears, store=store)
    taken = whole.scenes[place]
    words = respelled(taken.words, scene.voice_over)
    # By what is heard alone: another cut of another scene leaves this one as it is.
    heard = (recorded.recording, taken.pieces, words)
    key = fingerprint(Stage.NARRATE_SCENE, RECORDING, VERSION, scene.id, *heard)
    found = find_record(store, Stage.NARRATE_SCENE, key, Narration)
    if found is not None and store.find(found.audio):
        return found
    path = needed(store, recorded.recording)
    samples = joined([read_piece(path, start, end) for start, end in taken.pieces])
    samples, words = _rested(samples, words)
    audio = f"{Stage.NARRATE_SCENE}/{key[:2]}/{key}.wav"

    def write(aside: Path) -> None:
        write_wav(aside, samples)

    store.put(audio, write)
    narration = Narration(
        scene_id=scene.id,
        audio=audio,
        duration_ms=round(len(samples) * 1000 / SAMPLE_RATE),
        words=words,
        voice=f"{RECORDING}:{recorded.name}",
        speed=1.0,
        warnings=whole.warnings if place == 0 else (),
    )
    put_record(store, Stage.NARRATE_SCENE, key, narration)
    return narration


def _rested(samples: Samples, words: tuple[Word, ...]) -> tuple[Samples, tuple[Word, ...]]:
    """Long silences shortened in their middle, word times moved along."""
    half = LONGEST_REST_MS // 2 // STEP_MS
    cuts = [
        ((first + half) * STEP_MS, (last - half) * STEP_MS)
        for first, last in quiet_runs(quiet_steps(samples))
        if last - first > 2 * half
    ]
    if not cuts:
        return samples, words
    kept: list[Samples] = []
    start = 0
    for begin, end in cuts:
        kept.append(samples[start : begin * SAMPLE_RATE // 1000])
        start = end * SAMPLE_RATE // 1000
    kept.append(samples[start:])

    def moved(at_ms: int) -> int:
        return at_ms - sum(max(0, min(at_ms, end) - begin) for begin, end in cuts)

    times = tuple(
        Word(text=word.text, start_ms=moved(word.start_ms), end_ms=moved(word.end_ms))
        for word in words
    )
    return joined(kept), times
