"""Voice `openai`: /audio/speech of OpenAI or of a compatible server; one request a text."""

from __future__ import annotations

from typing import Any

from reelwright.domain.language import short_language
from reelwright.errors import InputError
from reelwright.ports import Access, Speech, VoiceCapabilities, VoiceInfo
from reelwright.providers.openai_server import PROVIDER, OpenAIServer
from reelwright.providers.voice.roster import choose_voice, words_to_speak
from reelwright.providers.voice.sound import file_samples

DEFAULT_MODEL = "gpt-4o-mini-tts"
"""Of OpenAI itself; a compatible server's model is named before the voice, `MODEL/VOICE`."""
OPTION = "--voice openai:MODEL/VOICE or REELWRIGHT_OPENAI_VOICE_MODEL"
MOST_TEXT_BYTES = 4_000
"""OpenAI takes 4,096 characters."""
TIMEOUT_S = 120.0
_PACELESS = "gpt-"
"""Models that take a prompt (instructions) and no speed; the others the other way round."""

_VOICES: dict[str, tuple[str, str]] = {
    "alloy": ("F", "neutral"),
    "coral": ("F", "warm"),
    "marin": ("F", "natural"),
    "nova": ("F", "lively"),
    "sage": ("F", "calm"),
    "shimmer": ("F", "bright"),
    "ash": ("M", "clear"),
    "ballad": ("M", "gentle"),
    "cedar": ("M", "natural"),
    "echo": ("M", "even"),
    "fable": ("M", "storyteller"),
    "onyx": ("M", "deep"),
    "verse": ("M", "expressive"),
}
_LOCALES: tuple[str, ...] = tuple(
    """fr-FR en-US en-GB es-ES de-DE it-IT pt-BR ar-EG cs-CZ da-DK el-GR fi-FI he-IL hi-IN hu-HU
    id-ID ja-JP ko-KR nb-NO nl-NL pl-PL pt-PT ro-RO ru-RU sv-SE th-TH tr-TR uk-UA vi-VN
    zh-CN""".split()
)


class OpenAIVoice:
    """Speaks by the SDK. A name is a voice, or `MODEL/VOICE`; any is passed on to a server."""

    name = PROVIDER

    def __init__(self, access: Access, model: str = "", *, timeout_s: float = TIMEOUT_S) -> None:
        self._server = OpenAIServer(access, timeout_s=timeout_s)
        self.model = model or (DEFAULT_MODEL if self._server.is_own else "")

    @property
    def capabilities(self) -> VoiceCapabilities:
        """No word times. The pace is set by whoever asks, as OpenAI's newer models have none."""
        return VoiceCapabilities(
            word_timings=False,
            remote=True,
            languages=tuple(dict.fromkeys(short_language(tag) for tag in _LOCALES)),
            native_speed=False,
            styled=True,
            most_bytes=MOST_TEXT_BYTES,
            any_name=True,
        )

    def voices(self) -> tuple[VoiceInfo, ...]:
        """OpenAI's own; a compatible server has others, which can be named all the same."""
        return tuple(
            VoiceInfo(f"{self.name}:{voice}", _LOCALES[0], gender, voice, note, _LOCALES)
            for voice, (gender, note) in _VOICES.items()
        )

    def available(self) -> str | None:
        """What is missing, as a sentence; None where it can speak."""
        return self._server.missing(self.model or "named with the voice", option=OPTION)

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        """Mono, without word times; models with a prompt of their own do not heed `speed`.

        Raises InputError before anything is sent, ConfigError without a key or a model's name,
        ProviderError.
        """
        words_to_speak(text)
        model, speaker = self._named(voice)
        if len(text.encode()) > MOST_TEXT_BYTES:
            raise InputError(
                f"The text has {len(text.encode())} bytes, {PROVIDER} takes {MOST_TEXT_BYTES} at "
                "once. Split it at its sentences."
            )
        client = self._server.client(model, option=OPTION)
        asked: dict[str, Any] = {
            "model": model,
            "voice": speaker,
            "input": text,
            "response_format": "wav",
        }
        if model.startswith(_PACELESS):
            asked |= {"instructions": prompt} if prompt else {}
        elif speed != 1.0:
            asked["speed"] = speed
        with self._server.translated(model=model, option=OPTION):
            raw = client.audio.speech.create(**asked).content
        samples, rate = file_samples(raw, provider=self.name)
        return Speech(samples, rate, None, f"{self.name}:{voice or speaker}")

    def close(self) -> None:
        """Close the connections; the next text opens them again."""
        self._server.close()

    def _named(self, voice: str) -> tuple[str, str]:
        """Model and voice. Raises InputError for a voice that OpenAI itself does not have."""
        model, _, name = voice.rpartition("/")
        if not name:
            name = next(iter(_VOICES))
        elif self._server.is_own:
            choose_voice(self.voices(), voice=name, language=_LOCALES[0])
        return model or self.model, name
