"""hear_recording: what a person's own recording says, heard once and kept."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from reelwright.domain.language import short_language
from reelwright.domain.model import Model, fingerprint
from reelwright.domain.narration import Word
from reelwright.domain.recorded_scenes import whole_words
from reelwright.errors import InputError
from reelwright.ports import ObjectStore, Transcriber
from reelwright.render.quiet import STEP_MS, quiet_steps
from reelwright.render.recording import MOST_S, read_piece
from reelwright.render.timing import SAMPLE_RATE
from reelwright.stages.record import find_record, needed, put_record, record_key

STAGE = "hear_recording"
VERSION = 1


class Transcript(Model):
    """The words of a recording with their times in it."""

    words: tuple[Word, ...]


def hear_recording(
    recording: str,
    *,
    name: str,
    language: str,
    listener: str,
    transcriber: Callable[[], Transcriber],
    store: ObjectStore,
) -> tuple[Word, ...]:
    """The words of the object `recording`, unless the store already has them of this `listener`.

    Raises InputError where nobody speaks in it, Unavailable where nothing can listen.
    """
    key = _key(recording, language, listener)
    found = find_record(store, STAGE, key, Transcript)
    if found is None:
        samples = read_piece(needed(store, recording), 0, (MOST_S + 1) * 1000)
        heard = transcriber().transcribe(samples, SAMPLE_RATE, language=language)
        quiet = quiet_steps(samples)
        # A model that hears nothing sometimes writes what often stands under films.
        found = Transcript(words=whole_words([word for word in heard if _sounds(word, quiet)]))
        put_record(store, STAGE, key, found)
    if not found.words:
        raise InputError(
            f"No words are heard in {name}. Give the recording of a voice, and its --language."
        )
    return found.words


def _sounds(word: Word, quiet: npt.NDArray[np.bool_]) -> bool:
    span = quiet[word.start_ms // STEP_MS : word.end_ms // STEP_MS + 1]
    return not (len(span) and span.all())


def transcript_key(recording: str, language: str, listener: str) -> str:
    """Object key of what is kept."""
    return record_key(STAGE, _key(recording, language, listener))


def _key(recording: str, language: str, listener: str) -> str:
    return fingerprint(STAGE, VERSION, recording, short_language(language), listener)
