"""find_scenes: where a recording says each scene of its script, found once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

from reelwright.domain.heard import HeardText, HeardWord, hear_text, heard_share, in_order
from reelwright.domain.model import Model, fingerprint
from reelwright.domain.narration import Word
from reelwright.domain.recording import RecordedScript, TakenRecording, TakenScene
from reelwright.errors import ConfigError, InputError, Unavailable
from reelwright.ports import Aligner, ObjectStore, Transcriber
from reelwright.render.recording import MOST_S, joined, read_piece
from reelwright.render.timing import SAMPLE_RATE
from reelwright.stages.hear_recording import hear_recording, transcript_key
from reelwright.stages.record import find_record, needed, put_record, record_key
from reelwright.stages.recording_pieces import Piece, Sound, pieces_of, sound_of, within_ms

STAGE = "find_scenes"
VERSION = 4
LEAST_HEARD = 0.6
"""Share of all letters that must be heard for a recording to be cut by what was heard."""
_LEAST_IN_SCENE = 0.35
"""The same of one scene, where the aligner does not find it said. Of robotic voices in noise, in
four languages, scenes that are not said come to 0.24 at most."""
_ALIGNED_AT_ONCE_S = 180
"""An aligner compares every moment of a sound with every moment of its text."""
_MOST_APART_MS = 250.0
"""From what was heard, in the middle: else the words were not found where they are said."""
_REACH_MS = 1_200
"""How far the end of a scene may lie from where the text alone puts it."""
_SHOWN = 60


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
    sound = sound_of(samples)
    found, beyond, reach_ms = _found(recorded, sound, heard, ears)
    missing = [place for place, words in enumerate(found) if not any(words)]
    if missing:
        raise _not_said(recorded, missing, heard)
    scenes: list[TakenScene] = []
    doubtful: list[int] = []
    for place, pieces in enumerate(pieces_of(found, beyond, sound, reach_ms=reach_ms)):
        text = recorded.scenes[place].voice_over
        aligner = ears.aligner()
        piece = joined([sound.piece(start, end) for start, end in pieces])
        alignment = aligner.align(piece, SAMPLE_RATE, text, language=recorded.language)
        words = alignment.words
        if alignment.agreement < aligner.least_agreement:
            surely = _times(text.split(), found[place], pieces)
            share = heard_share(text.split(), found[place])
            if share < _LEAST_IN_SCENE:
                missing.append(place)
            elif share < LEAST_HEARD:
                doubtful.append(place)
            if _apart_ms(words, surely, found[place]) > _MOST_APART_MS:
                words = surely
        scenes.append(TakenScene(pieces=pieces, words=words))
    if missing:
        raise _not_said(recorded, missing, heard)
    warnings = (*_hard_to_hear(recorded, doubtful), *_left_out(recorded, scenes, beyond))
    return TakenRecording(scenes=tuple(scenes), warnings=warnings)


def _found(
    recorded: RecordedScript, sound: Sound, heard: Sequence[Word], ears: Ears
) -> tuple[list[Sequence[HeardWord | None]], Sequence[Word], int]:
    """The words of each scene, what is said beyond them, and how far off a scene may end: by what
    was heard, else by the text laid along the whole sound."""
    texts = [scene.voice_over.split() for scene in recorded.scenes]
    every = [word for words in texts for word in words]
    found = hear_text(every, heard)
    reach_ms = 0
    short = sound.length_ms <= _ALIGNED_AT_ONCE_S * 1000
    if short and heard_share(every, found.words) < LEAST_HEARD:
        aligner = ears.aligner()
        whole = aligner.align(sound.samples, SAMPLE_RATE, recorded.text, language=recorded.language)
        if whole.agreement >= aligner.least_agreement:
            found = HeardText(tuple(HeardWord(word, surely=True) for word in whole.words))
            reach_ms = _REACH_MS
        elif not heard:
            raise _not_said(recorded, range(len(texts)), ())
    ends = list(accumulate(map(len, texts)))
    scenes = [found.words[end - len(words) : end] for words, end in zip(texts, ends, strict=True)]
    return list(scenes), found.beyond, reach_ms


def _times(
    text: Sequence[str], found: Sequence[HeardWord | None], pieces: Sequence[Piece]
) -> tuple[Word, ...]:
    """The heard times, in the joined pieces."""
    moved: list[HeardWord | None] = []
    for one in found:
        if one is None:
            moved.append(None)
            continue
        start, end = (within_ms(pieces, at) for at in (one.word.start_ms, one.word.end_ms))
        word = Word(text=one.word.text, start_ms=start, end_ms=end)
        moved.append(HeardWord(word, one.surely))
    return in_order(text, moved)


def _apart_ms(
    words: Sequence[Word], heard: Sequence[Word], found: Sequence[HeardWord | None]
) -> float:
    """How far the words lie from where they were surely heard, in the middle."""
    apart = [
        abs(word.start_ms - other.start_ms)
        for word, other, one in zip(words, heard, found, strict=True)
        if one is not None and one.surely
    ]
    return median(apart) if apart else 0.0


def _hard_to_hear(recorded: RecordedScript, doubtful: Sequence[int]) -> tuple[str, ...]:
    return tuple(
        f"Scene {place + 1} is hard to understand in {recorded.name}: see whether its captions "
        "come with its words."
        for place in doubtful
    )


def _left_out(
    recorded: RecordedScript, scenes: Sequence[TakenScene], beyond: Sequence[Word]
) -> tuple[str, ...]:
    pieces = [piece for scene in scenes for piece in scene.pieces]
    left = [
        word
        for word in beyond
        if all(word.end_ms <= start or word.start_ms >= end for start, end in pieces)
    ]
    if not left:
        return ()
    said = " ".join(word.text for word in left)
    count = "a word" if len(left) == 1 else f"{len(left)} words"
    them = "it is" if len(left) == 1 else "they are"
    return (
        f"{recorded.name} says {count} that the script does not have; {them} left out: "
        f"“{_short(said)}”.",
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


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
