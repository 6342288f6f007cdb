"""find_scenes: where a recording says each scene of its script, found once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
import numpy.typing as npt

from reelwright.domain.heard import HeardWord, hear_text, heard_share
from reelwright.domain.model import Model, fingerprint
from reelwright.domain.narration import Word
from reelwright.domain.recording import RecordedScript, TakenRecording, TakenScene
from reelwright.errors import ConfigError, InputError, Unavailable
from reelwright.ports import Aligner, Alignment, ObjectStore, Samples, Transcriber
from reelwright.render.quiet import longest_quiet, quiet_steps, sounding
from reelwright.render.recording import MOST_S, read_piece
from reelwright.render.timing import SAMPLE_RATE
from reelwright.stages.hear_recording import hear_recording, transcript_key
from reelwright.stages.record import find_record, needed, put_record, record_key

STAGE = "find_scenes"
VERSION = 1
LEAST_HEARD = 0.6
"""Share of a scene's letters that must be heard where the aligner does not find it said."""
EDGE_BEFORE_MS, EDGE_AFTER_MS = 60, 80
_ALIGNED_AT_ONCE_S = 180
"""An aligner compares every moment of a sound with every moment of its text."""
_MOST_APART_MS = 250.0
"""From what was heard, in the middle: else the words were not found where they are said."""
_PARTING_MS = 150
"""A silence that parts what belongs to no scene from what does."""
_SHOWN = 60

Quiet = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Ears:
    """What listens to a recording, opened where it is needed."""

    listener: str
    """The model's name: another one may hear what this one did not."""
    aligner: Callable[[], Aligner]
    transcriber: Callable[[], Transcriber]


class _Trouble(Model):
    """Why the scenes were not found."""

    message: str


@dataclass(frozen=True)
class _Sound:
    """The whole recording with what was heard in it."""

    samples: Samples
    quiet: Quiet
    heard: tuple[Word, ...]

    @property
    def length_ms(self) -> int:
        return round(len(self.samples) * 1000 / SAMPLE_RATE)


def find_scenes(recorded: RecordedScript, *, ears: Ears, store: ObjectStore) -> TakenRecording:
    """Every scene with its words, unless the store already has them.

    Raises InputError that names the scenes which the recording does not say, and Unavailable or
    ConfigError where only a Whisper could find them, and there is none.
    """
    key = _key(recorded)
    found = find_record(store, STAGE, key, TakenRecording)
    if found is None:
        refused = _key(recorded, ears.listener)
        trouble = find_record(store, STAGE, refused, _Trouble)
        if trouble is not None:
            raise InputError(trouble.message)
        try:
            new = _find(recorded, ears, store)
        except InputError as error:
            # Every scene asks, and none has to listen again.
            put_record(store, STAGE, refused, _Trouble(message=error.message))
            raise
        # Another worker may have been quicker: what it found is in use.
        found = find_record(store, STAGE, key, TakenRecording)
        if found is None:
            found = new
            put_record(store, STAGE, key, new)
    return found


def known_scenes(recorded: RecordedScript, store: ObjectStore) -> TakenRecording | None:
    """What was found before, None where nothing was (yet)."""
    return find_record(store, STAGE, _key(recorded), TakenRecording)


def kept_keys(recorded: RecordedScript, listener: str) -> tuple[str, ...]:
    """Object keys of what is kept: where the scenes are, or why not, and what was heard."""
    keys = (_key(recorded), _key(recorded, listener))
    heard = transcript_key(recorded.recording, recorded.language, listener)
    return (*(record_key(STAGE, key) for key in keys), heard)


def _key(recorded: RecordedScript, listener: str = "") -> str:
    texts = [scene.voice_over for scene in recorded.scenes]
    return fingerprint(STAGE, VERSION, recorded.recording, recorded.language, texts, listener)


def _find(recorded: RecordedScript, ears: Ears, store: ObjectStore) -> TakenRecording:
    samples = read_piece(needed(store, recorded.recording), 0, (MOST_S + 1) * 1000)
    try:
        heard = hear_recording(
            recorded.recording,
            name=recorded.name,
            language=recorded.language,
            listener=ears.listener,
            transcriber=ears.transcriber,
            store=store,
        )
    except (Unavailable, ConfigError):
        # Without a Whisper the text is laid along the whole sound.
        heard = ()
        if len(samples) > _ALIGNED_AT_ONCE_S * SAMPLE_RATE:
            raise
    sound = _Sound(samples, quiet_steps(samples), heard)
    texts = [scene.voice_over.split() for scene in recorded.scenes]
    found = _found(recorded, sound, ears)
    missing = [place for place, words in enumerate(found) if not any(words)]
    if missing:
        raise _not_said(recorded, missing, heard)
    pieces = _pieces(found, sound)
    scenes: list[TakenScene] = []
    for place, (start, end) in enumerate(pieces):
        piece = samples[_at(start) : _at(end)]
        text = recorded.scenes[place].voice_over
        aligner = ears.aligner()
        alignment = aligner.align(piece, SAMPLE_RATE, text, language=recorded.language)
        words = _moved(alignment, start)
        if alignment.agreement < aligner.least_agreement:
            if heard_share(texts[place], found[place]) < LEAST_HEARD:
                missing.append(place)
            elif _apart_ms(words, found[place]) > _MOST_APART_MS:
                words = _filled(texts[place], found[place], start, end)
        scenes.append(TakenScene(start_ms=start, end_ms=end, words=words))
    if missing:
        raise _not_said(recorded, missing, heard)
    return TakenRecording(scenes=tuple(scenes), warnings=_left_out(recorded, scenes, heard))


def _found(recorded: RecordedScript, sound: _Sound, ears: Ears) -> list[list[HeardWord | None]]:
    """The words of each scene by what was heard, else by the text laid along the whole sound."""
    texts = [scene.voice_over.split() for scene in recorded.scenes]
    every = [word for words in texts for word in words]
    found = hear_text(every, sound.heard)
    short = sound.length_ms <= _ALIGNED_AT_ONCE_S * 1000
    if short and heard_share(every, found) < LEAST_HEARD:
        aligner = ears.aligner()
        whole = aligner.align(sound.samples, SAMPLE_RATE, recorded.text, language=recorded.language)
        if whole.agreement >= aligner.least_agreement:
            found = [HeardWord(word, surely=True) for word in whole.words]
        elif not sound.heard:
            raise _not_said(recorded, range(len(texts)), ())
    scenes: list[list[HeardWord | None]] = []
    for words in texts:
        done = sum(map(len, scenes))
        scenes.append(found[done : done + len(words)])
    return scenes


def _pieces(found: Sequence[Sequence[HeardWord | None]], sound: _Sound) -> list[tuple[int, int]]:
    """Start and end of each scene, cut where it is quiet."""
    said = [[one.word for one in words if one is not None] for words in found]
    middles = [(_middle(words[0]), _middle(words[-1])) for words in said]
    pieces: list[tuple[int, int]] = []
    for place, (first, last) in enumerate(middles):
        before = middles[place - 1][1] if place else 0
        behind = middles[place + 1][0] if place + 1 < len(middles) else sound.length_ms
        start = _cut(sound, first, before, outermost=not place)
        end = _cut(sound, last, behind, outermost=place + 1 == len(middles))
        sounds, silent = sounding(sound.quiet, start, end)
        pieces.append((max(start, sounds - EDGE_BEFORE_MS), min(end, silent + EDGE_AFTER_MS)))
    return pieces


def _cut(sound: _Sound, own_ms: int, other_ms: int, *, outermost: bool) -> int:
    """Where a scene ends, between its own last (or first) word and the other scene's.

    Words between them that belong to neither are left out where a silence parts them.
    """
    middles = [_middle(word) for word in sound.heard]
    low, high = min(own_ms, other_ms), max(own_ms, other_ms)
    others = [middle for middle in middles if low < middle < high]
    nearest_first = sorted(others, key=lambda middle: abs(middle - own_ms))
    for middle in nearest_first:
        begin, end = longest_quiet(sound.quiet, min(own_ms, middle), max(own_ms, middle))
        if end - begin >= _PARTING_MS:
            return (begin + end) // 2
    if outermost:
        return other_ms
    begin, end = longest_quiet(sound.quiet, low, high)
    return (begin + end) // 2


def _apart_ms(words: Sequence[Word], found: Sequence[HeardWord | None]) -> float:
    """How far the words lie from where they were surely heard, in the middle."""
    apart = [
        abs(word.start_ms - one.word.start_ms)
        for word, one in zip(words, found, strict=True)
        if one is not None and one.surely
    ]
    return median(apart) if apart else 0.0


def _moved(alignment: Alignment, start_ms: int) -> tuple[Word, ...]:
    return tuple(
        Word(text=one.text, start_ms=one.start_ms + start_ms, end_ms=one.end_ms + start_ms)
        for one in alignment.words
    )


def _filled(
    text: Sequence[str], found: Sequence[HeardWord | None], start_ms: int, end_ms: int
) -> tuple[Word, ...]:
    """The heard times; a word that was not heard lies between its neighbours."""
    words: list[Word] = []
    for place, (one, spelled) in enumerate(zip(found, text, strict=True)):
        before = words[-1].end_ms if words else start_ms
        if one is None:
            later = next((other.word for other in found[place:] if other is not None), None)
            behind = max(before, later.start_ms if later else end_ms)
            words.append(Word(text=spelled, start_ms=before, end_ms=min(behind, before + 300)))
        else:
            start = max(before, one.word.start_ms)
            words.append(Word(text=spelled, start_ms=start, end_ms=max(start, one.word.end_ms)))
    return tuple(words)


def _left_out(
    recorded: RecordedScript, scenes: Sequence[TakenScene], heard: Sequence[Word]
) -> tuple[str, ...]:
    left = [
        word
        for word in heard
        if all(word.end_ms <= scene.start_ms or word.start_ms >= scene.end_ms for scene in scenes)
    ]
    if not left:
        return ()
    said = " ".join(word.text for word in left)
    return (
        f"{recorded.name} says {len(left)} words between the scenes that the script does not "
        f"have; they are left out: “{_short(said)}”.",
    )


def _not_said(
    recorded: RecordedScript, missing: Sequence[int], heard: Sequence[Word]
) -> InputError:
    named = ", ".join(
        f"{place + 1} (“{_short(recorded.scenes[place].voice_over)}”)" for place in missing[:3]
    )
    more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
    scenes = "scene" if len(missing) == 1 else "scenes"
    said = " ".join(word.text for word in heard)
    begins = f" What is heard begins with “{_short(said)}”." if said else ""
    return InputError(
        f"{recorded.name} does not say the whole script: {scenes} {named}{more} cannot be heard "
        f"in it.{begins} Write the script as it is spoken and give both again, or leave the "
        "script out: its words are then taken from the recording."
    )


def _middle(word: Word) -> int:
    return (word.start_ms + word.end_ms) // 2


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _at(at_ms: int) -> int:
    return round(at_ms * SAMPLE_RATE / 1000)
