"""narrate_scene: a scene's voice-over spoken, with the time of every word."""

from __future__ import annotations

from pathlib import Path

from reelwright.domain.model import fingerprint
from reelwright.domain.narration import Narration, Word
from reelwright.domain.script import Scene
from reelwright.errors import Misspoken
from reelwright.ports import Aligner, ObjectStore, Speech, Voice
from reelwright.render.soundtrack import write_wav
from reelwright.render.timing import SAMPLE_RATE
from reelwright.stages import Stage
from reelwright.stages.record import find_record, put_record
from reelwright.stages.speak_text import speak_text

VERSION = 1
"""Raised when the same inputs would sound or be timed differently."""


def narration_fingerprint(
    scene: Scene, *, voice: str, language: str, speed: float, prompt: str = ""
) -> str:
    """What a narration is made from; the scene's id is part, so that its record names it."""
    parts = (Stage.NARRATE_SCENE, VERSION, scene.id, scene.voice_over, voice, language, speed)
    # Without a prompt the key is what it was before there were prompts: nothing is said anew.
    return fingerprint(*parts, prompt) if prompt else fingerprint(*parts)


def known_narration(
    scene: Scene,
    *,
    voice: str,
    language: str,
    speed: float,
    prompt: str = "",
    store: ObjectStore,
) -> Narration | None:
    """What was spoken of just this before, None where it is not in the store."""
    key = narration_fingerprint(scene, voice=voice, language=language, speed=speed, prompt=prompt)
    found = find_record(store, Stage.NARRATE_SCENE, key, Narration)
    return found if found is not None and store.find(found.audio) else None


def narrate_scene(
    scene: Scene,
    *,
    voice: Voice,
    voice_name: str,
    language: str,
    speed: float,
    prompt: str = "",
    store: ObjectStore,
    aligner: Aligner,
    take: int = 1,
) -> Narration:
    """Speak `scene` unless the store already has it. Raises what the voice raises.

    `prompt` says how to speak (domain/speaking_style.py), for voices that heed one. A sound
    without word times is given to `aligner`; where it does not say the text, the first `take`
    raises Misspoken and a later one is kept with a warning.
    """
    key = narration_fingerprint(
        scene,
        voice=f"{voice.name}:{voice_name}",
        language=language,
        speed=speed,
        prompt=prompt,
    )
    found = find_record(store, Stage.NARRATE_SCENE, key, Narration)
    if found is not None and store.find(found.audio):
        return found
    speech = speak_text(
        scene.voice_over,
        voice=voice,
        voice_name=voice_name,
        language=language,
        speed=speed,
        prompt=prompt,
        store=store,
        take=take,
    )
    words, warnings = _timed(scene, speech, aligner, language=language, take=take)
    audio = f"{Stage.NARRATE_SCENE}/{key[:2]}/{key}.wav"

    def write(path: Path) -> None:
        write_wav(path, speech.samples)

    store.put(audio, write)
    narration = Narration(
        scene_id=scene.id,
        audio=audio,
        duration_ms=round(len(speech.samples) * 1000 / SAMPLE_RATE),
        words=words,
        voice=speech.voice,
        speed=speed,
        warnings=(*speech.warnings, *warnings),
    )
    put_record(store, Stage.NARRATE_SCENE, key, narration)
    return narration


def _timed(
    scene: Scene, speech: Speech, aligner: Aligner, *, language: str, take: int
) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The voice's own word times, else found ones, and warnings."""
    if speech.words is not None:
        return speech.words, ()
    found = aligner.align(speech.samples, SAMPLE_RATE, scene.voice_over, language=language)
    if found.agreement >= aligner.least_agreement:
        return found.words, found.warnings
    told = f"The sound of {speech.voice} does not seem to say this text: {scene.voice_over[:60]}"
    if take == 1:
        raise Misspoken(f"{told}. Say it in other words.", provider=speech.voice)
    return found.words, (*found.warnings, f"{told}. Listen to scene {scene.id}.")
