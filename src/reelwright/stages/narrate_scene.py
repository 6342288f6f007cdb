"""narrate_scene: a scene's voice-over spoken, with the time of every word."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from reelwright.domain.model import fingerprint
from reelwright.domain.narration import Narration
from reelwright.domain.script import Scene
from reelwright.errors import ProviderError
from reelwright.ports import ObjectStore, Samples, Speech, Voice
from reelwright.render.soundtrack import write_wav
from reelwright.render.timing import SAMPLE_RATE
from reelwright.stages import Stage
from reelwright.stages.record import find_record, put_record

VERSION = 1
"""Raised when the same inputs would sound or be timed differently."""


def narration_fingerprint(scene: Scene, *, voice: str, language: str, speed: float) -> str:
    """What a narration is made from; the scene's id is part, so that its record names it."""
    parts = (Stage.NARRATE_SCENE, VERSION, scene.id, scene.voice_over, voice, language, speed)
    return fingerprint(*parts)


def known_narration(
    scene: Scene, *, voice: str, language: str, speed: float, store: ObjectStore
) -> Narration | None:
    """What was spoken of just this before, None where it is not in the store."""
    key = narration_fingerprint(scene, voice=voice, language=language, speed=speed)
    found = find_record(store, Stage.NARRATE_SCENE, key, Narration)
    return found if found is not None and store.find(found.audio) else None


def narrate_scene(
    scene: Scene, *, voice: Voice, voice_name: str, language: str, speed: float, store: ObjectStore
) -> Narration:
    """Speak `scene` unless the store already has it. Raises ProviderError from the voice."""
    full_name = f"{voice.name}:{voice_name}"
    found = known_narration(scene, voice=full_name, language=language, speed=speed, store=store)
    if found is not None:
        return found
    key = narration_fingerprint(scene, voice=full_name, language=language, speed=speed)
    speech = voice.speak(scene.voice_over, language=language, voice=voice_name, speed=speed)
    return _kept(scene, speech, speed=speed, key=key, store=store)


def _kept(scene: Scene, speech: Speech, *, speed: float, key: str, store: ObjectStore) -> Narration:
    if speech.words is None:
        raise ProviderError(
            f"The voice {speech.voice} gives no word times, so its words cannot be captioned. "
            "Choose another voice (`reelwright voices`).",
            provider=speech.voice,
        )
    samples = resample(speech.samples, speech.sample_rate)
    audio = f"{Stage.NARRATE_SCENE}/{key[:2]}/{key}.wav"

    def write(path: Path) -> None:
        write_wav(path, samples)

    store.put(audio, write)
    narration = Narration(
        scene_id=scene.id,
        audio=audio,
        duration_ms=round(len(samples) * 1000 / SAMPLE_RATE),
        words=speech.words,
        voice=speech.voice,
        speed=speed,
        warnings=speech.warnings,
    )
    put_record(store, Stage.NARRATE_SCENE, key, narration)
    return narration


def resample(samples: Samples, rate: int) -> Samples:
    """To 48 kHz, by FFmpeg's resampler."""
    if rate == SAMPLE_RATE:
        return samples
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples.reshape(1, -1), np.float32), format="flt", layout="mono"
    )
    frame.sample_rate = rate
    resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
    parts = [
        out.to_ndarray().reshape(-1)
        for out in (*resampler.resample(frame), *resampler.resample(None))
    ]
    joined: Samples = np.concatenate(parts).astype(np.float32)
    return joined
