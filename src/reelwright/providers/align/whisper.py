"""Whisper: hears what a sound says, and where the words of a known text lie in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from reelwright.domain.language import short_language
from reelwright.domain.narration import Word
from reelwright.errors import ConfigError, Unavailable
from reelwright.ports import Samples
from reelwright.providers.align.sound_shape import RATE
from reelwright.providers.align.whisper_folder import INSTALL, base_folder
from reelwright.render.resample import resampled

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

SIZES = ("base", "tiny", "small", "medium", "large-v3", "large-v3-turbo")
_FRAMES_PER_S = 50
_SAMPLES_PER_FEATURE = 160
_MOST_FEATURES = 3_000
_MEDIAN = 7
LATE_S = 0.05
"""Attention turns to a word a little before it is heard: what is found is so much early."""


@dataclass(frozen=True)
class Found:
    """Where a word of a known text seems to begin, in seconds, and how surely it is there."""

    start_s: float
    probability: float


class Whisper:
    """One model held in memory (about 0.2 GB for `base`)."""

    name = "whisper"

    def __init__(self, model: WhisperModel) -> None:
        self._model = model

    def knows(self, language: str) -> bool:
        """Whether it was trained on the language."""
        return short_language(language) in self._model.supported_languages

    def transcribe(self, samples: Samples, rate: int, *, language: str) -> tuple[Word, ...]:
        """The words heard, with their times."""
        spoken = short_language(language) if self.knows(language) else None
        parts, _ = self._model.transcribe(
            resampled(samples, rate, to=RATE),
            language=spoken,
            beam_size=5,
            temperature=0.0,  # the same sound is heard the same each time
            word_timestamps=True,
            condition_on_previous_text=False,
            vad_filter=False,
        )
        heard = [word for part in parts for word in part.words or ()]
        return tuple(_timed(word) for word in heard if word.word.strip())

    def locate(self, samples: Samples, words: Sequence[str], *, language: str) -> list[Found]:
        """Each of `words` in at most 30 s of 16 kHz sound that says them all."""
        from faster_whisper.audio import pad_or_trim

        model = self._model
        tokenizer = self._tokenizer(language)
        count = min(_MOST_FEATURES, -(-len(samples) // _SAMPLES_PER_FEATURE))
        heard = model.encode(pad_or_trim(model.feature_extractor(samples)[..., :count]))
        tokens: list[int] = []
        firsts: list[int] = []
        for word in words:
            firsts.append(len(tokens))
            tokens += tokenizer.encode(f" {word}")
        aligned = model.model.align(
            heard, tokenizer.sot_sequence, [tokens], count, median_filter_width=_MEDIAN
        )[0]
        starts = _token_starts(aligned.alignments, len(tokens))
        sure = [*aligned.text_token_probs, *([0.0] * len(tokens))][: len(tokens)]
        lasts = [*firsts[1:], len(tokens)]
        return [
            Found(starts[first] + LATE_S, float(np.mean(sure[first:last])) if last > first else 0.0)
            for first, last in zip(firsts, lasts, strict=True)
        ]

    def _tokenizer(self, language: str) -> Any:
        from faster_whisper.tokenizer import Tokenizer

        return Tokenizer(
            self._model.hf_tokenizer,
            self._model.model.is_multilingual,
            task="transcribe",
            language=short_language(language),
        )


def _token_starts(alignments: Sequence[tuple[int, int]], count: int) -> list[float]:
    """Second at which each token's turn begins; a token without one takes the next one's."""
    starts: list[float | None] = [None] * count
    last = 0.0
    for token, frame in alignments:
        last = frame / _FRAMES_PER_S
        if token < count and starts[token] is None:
            starts[token] = last
    found: list[float] = []
    for start in reversed(starts):
        last = last if start is None else start
        found.append(last)
    return found[::-1]


def _timed(word: Any) -> Word:
    return Word(
        text=word.word.strip(), start_ms=round(word.start * 1000), end_ms=round(word.end * 1000)
    )


@lru_cache(maxsize=1)
def open_whisper(wanted: str, cache: Path, *, threads: int, offline: bool) -> Whisper:
    """The process's one model: `base`, another size (fetched once by faster-whisper) or a folder.

    Raises Unavailable where it is not installed or cannot be fetched, ConfigError for a name that
    is neither a size nor a folder.
    """
    if wanted == "off":
        raise Unavailable("Whisper is switched off (REELWRIGHT_WHISPER).", provider="whisper")
    own = Path(wanted).expanduser()
    if wanted not in SIZES and not (own / "model.bin").is_file():
        raise ConfigError(
            f"REELWRIGHT_WHISPER names '{wanted}', which is neither a folder with a model.bin nor "
            f"one of {', '.join(SIZES)}."
        )
    try:
        from faster_whisper import WhisperModel
    except ImportError as error:
        raise Unavailable(
            f"faster-whisper is not installed. {INSTALL}", provider="whisper"
        ) from error
    named = base_folder(cache) if wanted == "base" else own if wanted not in SIZES else wanted
    try:
        model = WhisperModel(
            str(named),
            device="cpu",
            compute_type="int8",
            cpu_threads=threads,
            download_root=str(cache / "whisper"),
            local_files_only=offline,
        )
    except Exception as error:  # the hub's client raises what its transport raises
        raise Unavailable(
            f"Whisper '{wanted}' cannot be loaded ({type(error).__name__}). Go online once, or set "
            "REELWRIGHT_WHISPER=base.",
            provider="whisper",
            retryable=True,
        ) from error
    return Whisper(model)
