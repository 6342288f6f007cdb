"""FaultyVoice: any voice with faults on demand, for tests."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from reelwright.errors import RateLimited, Unavailable
from reelwright.ports import Samples, Speech, Voice, VoiceCapabilities, VoiceInfo
from reelwright.providers.voice.fake import FakeVoice


class FaultyVoice:
    """Fails first as often as told, then speaks as the voice within, after `delay_s`.

    The first `rate_limited_times` calls raise RateLimited, the next `fail_times` Unavailable,
    with `sent` as told. Without `timings` no word times come. `length` stretches the sound
    (with silence) or cuts it, while the word times stay: a wrong answer.
    """

    name = "faulty"

    def __init__(
        self,
        voice: Voice | None = None,
        *,
        rate_limited_times: int = 0,
        retry_after_s: float | None = 0.01,
        fail_times: int = 0,
        sent: bool = False,
        delay_s: float = 0.0,
        timings: bool = True,
        length: float = 1.0,
    ) -> None:
        self.calls = 0
        self._voice = voice or FakeVoice()
        self._rate_limited_times = rate_limited_times
        self._retry_after_s = retry_after_s
        self._fail_times = fail_times
        self._sent = sent
        self._delay_s = delay_s
        self._timings = timings
        self._length = length

    @property
    def capabilities(self) -> VoiceCapabilities:
        within = self._voice.capabilities
        return replace(within, word_timings=within.word_timings and self._timings)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Those of the voice within, under this provider's name."""
        return tuple(
            replace(info, id=f"{self.name}:{info.id.partition(':')[2]}")
            for info in self._voice.voices()
        )

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        """Raises RateLimited and Unavailable while there are any left."""
        self.calls += 1
        if self._delay_s:
            time.sleep(self._delay_s)
        if self.calls <= self._rate_limited_times:
            raise RateLimited(
                "The faulty voice was asked too often.",
                self.name,
                retryable=True,
                retry_after_s=self._retry_after_s,
            )
        if self.calls <= self._rate_limited_times + self._fail_times:
            raise Unavailable(
                "The faulty voice fails as asked.", self.name, retryable=True, sent=self._sent
            )
        speech = self._voice.speak(text, language=language, voice=voice, speed=speed, prompt=prompt)
        return replace(
            speech,
            samples=_lasting(speech.samples, self._length),
            words=speech.words if self._timings else None,
            voice=f"{self.name}:{speech.voice.partition(':')[2]}",
        )


def _lasting(samples: Samples, length: float) -> Samples:
    count = round(len(samples) * length)
    return np.pad(samples[:count], (0, max(0, count - len(samples))))
