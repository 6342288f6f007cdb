"""FakePaidVoice: the fake vendor's voice, charged by the character."""

from __future__ import annotations

import base64
import io
import wave
from typing import Any

import numpy as np

from reelwright.domain.model import fingerprint
from reelwright.domain.narration import Word
from reelwright.errors import Unavailable
from reelwright.ports import Samples, Speech, VoiceCapabilities, VoiceInfo
from reelwright.providers.fake_vendor.client import PaidCalls
from reelwright.providers.voice.fake import FakeVoice
from reelwright.providers.voice.roster import choose_voice, words_to_speak

PRICE_MICROUSD = 10


class FakePaidVoice:
    """Says what FakeVoice says, over HTTP and for money; one paid request a text.

    Its place at the vendor is `speech/` and a fingerprint of what is asked, so that the bill
    shows a text that was paid twice.
    """

    name = "fakepaid"

    def __init__(self, base_url: str, *, timeout_s: float = 30.0) -> None:
        self._calls = PaidCalls(base_url, timeout_s=timeout_s)

    @property
    def capabilities(self) -> VoiceCapabilities:
        """As FakeVoice's, with a price."""
        return VoiceCapabilities(
            word_timings=True,
            remote=True,
            languages=FakeVoice().capabilities.languages,
            price_microusd_per_character=PRICE_MICROUSD,
        )

    def voices(self) -> tuple[VoiceInfo, ...]:
        """`high` and `low` in every language."""
        return tuple(
            VoiceInfo(
                f"{self.name}:{info.id.partition(':')[2]}", info.language, info.gender, info.title
            )
            for info in FakeVoice().voices()
        )

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        """24 kHz. A text that cannot be spoken is refused before it costs anything."""
        words_to_speak(text)
        chosen = choose_voice(self.voices(), voice=voice, language=language)
        named = chosen.id.partition(":")[2]
        body = {
            "text": text,
            "language": language,
            "voice": named,
            "speed": speed,
            "place": speech_place(text, language=language, voice=named, speed=speed),
        }
        told = self._calls.post("/v1/speech", body, model=self.name)
        try:
            samples, rate = _samples(told)
            words = tuple(
                Word(text=said, start_ms=start, end_ms=end) for said, start, end in told["words"]
            )
        except (KeyError, TypeError, ValueError, EOFError, wave.Error) as error:
            raise Unavailable(
                "The fake vendor's speech cannot be read.", self.name, retryable=True, sent=True
            ) from error
        return Speech(samples, rate, words, chosen.id)

    def close(self) -> None:
        """Close the connections."""
        self._calls.close()


def speech_place(text: str, *, language: str, voice: str, speed: float) -> str:
    """Where the vendor's bill notes this text."""
    return f"speech/{fingerprint(text, language, voice, speed)}"


def _samples(told: dict[str, Any]) -> tuple[Samples, int]:
    with wave.open(io.BytesIO(base64.b64decode(told["audio"], validate=True))) as sound:
        pcm = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
        return (pcm / 32767).astype(np.float32), sound.getframerate()
