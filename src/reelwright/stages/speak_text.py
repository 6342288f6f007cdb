"""speak_text: a text said by any voice at the pace wanted, in as many requests as it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from reelwright.domain.model import Model, fingerprint
from reelwright.domain.narration import Word
from reelwright.domain.spoken_parts import rest_ms, spoken_parts
from reelwright.errors import ProviderError, Unavailable
from reelwright.ports import ObjectStore, Samples, Speech, Voice
from reelwright.render.resample import resampled
from reelwright.render.soundtrack import read_wav, write_wav
from reelwright.render.tempo import FASTEST, SLOWEST, at_tempo
from reelwright.render.timing import SAMPLE_RATE
from reelwright.stages import Stage
from reelwright.stages.record import find_record, put_record

TAKES = 2
"""A text is said at most so often: once more where the sound does not say it."""
EDGE_BEFORE_MS, EDGE_AFTER_MS = 60, 80
"""Quiet that is left around what a voice without word times says."""
_AUDIBLE_DB = 45.0
"""Below the loud passages by this much nothing is heard."""
_WINDOW = SAMPLE_RATE // 200


class SpokenPart(Model):
    """One part of a long text, kept as soon as it was said."""

    audio: str
    """Object key of 48 kHz mono WAV."""
    words: tuple[Word, ...] | None
    voice: str
    warnings: tuple[str, ...] = ()


def speak_text(
    text: str,
    *,
    voice: Voice,
    voice_name: str,
    language: str,
    speed: float,
    prompt: str = "",
    store: ObjectStore,
    take: int = 1,
) -> Speech:
    """48 kHz. Raises what the voice raises.

    A voice that cannot change its speed speaks at its own, and the tempo is set on the sound.
    A text that is too long for one request is said in parts; each is one request and is kept at
    once, so that a failure costs none of them again; another `take` says all of them anew.
    """
    able = voice.capabilities
    own_speed, heeded = _own_speed(voice, speed), _heeded(voice, prompt)

    def said(part: str) -> Speech:
        speech = voice.speak(
            part, language=language, voice=voice_name, speed=own_speed, prompt=heeded
        )
        return _in_48_khz(speech)

    parts = spoken_parts(text, language, most_bytes=able.most_bytes)
    if len(parts) == 1:
        speech = said(parts[0])
    else:
        made_from = (f"{voice.name}:{voice_name}", language, own_speed, heeded)
        keys = [_part_key(part, made_from, take) for part in parts]
        speech = _said_in_parts(parts, keys, said, store=store)
    return speech if able.native_speed else _paced(speech, speed)


def part_keys(
    text: str, *, voice: Voice, voice_name: str, language: str, speed: float, prompt: str = ""
) -> tuple[str, ...]:
    """Object keys under which the parts of a long text are kept; none for one that is said whole.

    Of every take: whoever removes a narration removes its parts, too.
    """
    parts = spoken_parts(text, language, most_bytes=voice.capabilities.most_bytes)
    if len(parts) == 1:
        return ()
    made_from = (
        *(f"{voice.name}:{voice_name}", language),
        *(_own_speed(voice, speed), _heeded(voice, prompt)),
    )
    return tuple(
        _audio_key(_part_key(part, made_from, take))
        for part in parts
        for take in range(1, TAKES + 1)
    )


def _own_speed(voice: Voice, speed: float) -> float:
    return speed if voice.capabilities.native_speed else 1.0


def _heeded(voice: Voice, prompt: str) -> str:
    return prompt if voice.capabilities.styled else ""


def _part_key(part: str, made_from: tuple[object, ...], take: int) -> str:
    again = (take,) if take > 1 else ()
    return fingerprint(Stage.NARRATE_SCENE, "part", part, *made_from, *again)


def _audio_key(key: str) -> str:
    return f"{Stage.NARRATE_SCENE}/{key[:2]}/{key}.wav"


def _said_in_parts(
    parts: Sequence[str],
    keys: Sequence[str],
    said: Callable[[str], Speech],
    *,
    store: ObjectStore,
) -> Speech:
    """Kept parts and new ones, joined.

    Where a part fails after others were bought in this call, the error says that something was
    `sent`, so that the charge is in doubt and not forgotten.
    """
    speeches: list[Speech] = []
    bought = 0
    for part, key in zip(parts, keys, strict=True):
        speech = _kept(key, store)
        if speech is None:
            try:
                speech = said(part)
            except ProviderError as error:
                if not bought:
                    raise
                raise Unavailable(
                    f"{error.message} {len(speeches)} of {len(parts)} parts of this text are "
                    "spoken and kept.",
                    error.provider,
                    retryable=error.retryable,
                    retry_after_s=error.retry_after_s,
                    sent=True,
                ) from error
            _keep(key, speech, store)
            bought += 1
        speeches.append(speech)
    return _joined(parts, speeches)


def _kept(key: str, store: ObjectStore) -> Speech | None:
    found = find_record(store, Stage.NARRATE_SCENE, key, SpokenPart)
    path = store.find(found.audio) if found is not None else None
    if found is None or path is None:
        return None
    return Speech(read_wav(path), SAMPLE_RATE, found.words, found.voice, found.warnings)


def _keep(key: str, speech: Speech, store: ObjectStore) -> None:
    audio = _audio_key(key)

    def write(path: Path) -> None:
        write_wav(path, speech.samples)

    store.put(audio, write)
    part = SpokenPart(audio=audio, words=speech.words, voice=speech.voice, warnings=speech.warnings)
    put_record(store, Stage.NARRATE_SCENE, key, part)


def _joined(parts: Sequence[str], speeches: Sequence[Speech]) -> Speech:
    """One speech, with a rest behind each part as its last mark asks for."""
    pieces: list[Samples] = []
    words: list[Word] = []
    at_ms = 0.0
    for number, (part, speech) in enumerate(zip(parts, speeches, strict=True)):
        words += _moved(speech.words or (), after_ms=at_ms)
        last = number + 1 == len(parts)
        edges_ms = 0 if speech.words is not None else EDGE_BEFORE_MS + EDGE_AFTER_MS
        rest = np.zeros(0 if last else _samples(max(0, rest_ms(part) - edges_ms)), np.float32)
        pieces += [speech.samples, rest]
        at_ms += (len(speech.samples) + len(rest)) * 1000 / SAMPLE_RATE
    timed = all(speech.words is not None for speech in speeches)
    warnings = tuple(dict.fromkeys(text for speech in speeches for text in speech.warnings))
    return Speech(
        np.concatenate(pieces),
        SAMPLE_RATE,
        tuple(words) if timed else None,
        speeches[0].voice,
        warnings,
    )


def _paced(speech: Speech, speed: float) -> Speech:
    """The speech at `speed` times its own pace, word times moved along."""
    tempo = min(FASTEST, max(SLOWEST, speed))
    words = None
    if speech.words is not None:
        words = tuple(_moved(speech.words, tempo=tempo))
    return replace(speech, samples=at_tempo(speech.samples, speech.sample_rate, tempo), words=words)


def _moved(words: Iterable[Word], *, after_ms: float = 0.0, tempo: float = 1.0) -> Iterator[Word]:
    for word in words:
        yield Word(
            text=word.text,
            start_ms=round(after_ms + word.start_ms / tempo),
            end_ms=round(after_ms + word.end_ms / tempo),
        )


def _in_48_khz(speech: Speech) -> Speech:
    """As the mix wants it; what a voice without word times leaves silent at its ends is cut."""
    samples = resampled(speech.samples, speech.sample_rate, to=SAMPLE_RATE)
    if speech.words is None:
        samples = _trimmed(samples)
    return replace(speech, samples=samples, sample_rate=SAMPLE_RATE)


def _trimmed(samples: Samples) -> Samples:
    """With 60 ms of quiet before what is heard, and 80 ms behind."""
    count = len(samples) // _WINDOW
    if count == 0:
        return samples
    power = np.mean(samples[: count * _WINDOW].reshape(count, _WINDOW) ** 2, axis=1)
    levels = 10 * np.log10(power + 1e-12)
    heard = np.flatnonzero(levels > np.percentile(levels, 95) - _AUDIBLE_DB)
    first = int(heard[0]) * _WINDOW - _samples(EDGE_BEFORE_MS)
    last = (int(heard[-1]) + 1) * _WINDOW + _samples(EDGE_AFTER_MS)
    kept: Samples = samples[max(0, first) : last]
    return np.pad(kept, (max(0, -first), max(0, last - len(samples))))


def _samples(ms: float) -> int:
    return round(ms * SAMPLE_RATE / 1000)
