"""FakeVoice: tone bursts with exact word times, for tests of whatever needs a voice."""

from __future__ import annotations

import numpy as np

from reelwright.domain.narration import Word
from reelwright.errors import Unavailable
from reelwright.ports import Samples, Speech, VoiceCapabilities, VoiceInfo
from reelwright.providers.voice.roster import choose_voice, words_to_speak

SAMPLE_RATE = 24_000
_LEVEL = 10 ** (-20 / 20) * 2**0.5  # a sine's peak is √2 times its root mean square
_SENTENCE_END = (".", "!", "?", "…", ":")
_TAGS = ("fr-FR", "en-US", "en-GB", "es-ES", "it-IT", "pt-BR", "de-DE")


class FakeVoice:
    """Deterministic: each word is a 200–350 Hz burst of 60 ms and 35 ms a letter.

    Words stand 60 ms apart, sentences 300 ms; `speed` divides every length. The first
    `fail_times` calls of `speak` raise a retryable Unavailable.
    """

    name = "fake"

    def __init__(self, fail_times: int = 0) -> None:
        self._fail_times = fail_times

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Native timings, the six shipped languages."""
        return VoiceCapabilities(word_timings=True, languages=("fr", "en", "es", "it", "pt", "de"))

    def voices(self) -> tuple[VoiceInfo, ...]:
        """`high` and `low` in every language."""
        return tuple(
            VoiceInfo(f"fake:{name}_{tag}", tag, gender, f"{name} tone")
            for tag in _TAGS
            for name, gender in (("high", "F"), ("low", "M"))
        )

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        """24 kHz bursts with one Word per word, to the sample rounded to milliseconds."""
        shown = words_to_speak(text)
        chosen = choose_voice(self.voices(), voice=voice, language=language)
        if self._fail_times > 0:
            self._fail_times -= 1
            raise Unavailable("The fake voice fails as asked.", provider=self.name, retryable=True)
        base_hz = 275.0 if chosen.gender == "F" else 200.0
        pieces: list[Samples] = []
        words: list[Word] = []
        at_ms = 0
        for number, word in enumerate(shown):
            length_ms = max(20, round((60 + 35 * sum(map(str.isalnum, word))) / speed))
            pause_ms = round((300 if word.rstrip("»\"”')").endswith(_SENTENCE_END) else 60) / speed)
            words.append(Word(text=word, start_ms=at_ms, end_ms=at_ms + length_ms))
            pieces.append(_burst(length_ms, base_hz + (number * 37 + len(word) * 13) % 75))
            if number + 1 < len(shown):
                pieces.append(np.zeros(pause_ms * SAMPLE_RATE // 1000, np.float32))
                at_ms += length_ms + pause_ms
        return Speech(np.concatenate(pieces), SAMPLE_RATE, tuple(words), chosen.id)


def _burst(length_ms: int, hertz: float) -> Samples:
    count = length_ms * SAMPLE_RATE // 1000
    at = np.arange(count) / SAMPLE_RATE
    edge = min(count // 4, 120)
    shape = np.ones(count)
    shape[:edge] = np.sin(np.linspace(0, np.pi / 2, edge)) ** 2
    shape[count - edge :] = shape[:edge][::-1]
    burst: Samples = (_LEVEL * shape * np.sin(2 * np.pi * hertz * at)).astype(np.float32)
    return burst
