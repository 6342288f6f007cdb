"""Voice `gemini`: Gemini's speech models, over Vertex AI or with a key; one request a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reelwright.errors import Rejected
from reelwright.ports import Resources, Samples, Speech, VoiceCapabilities, VoiceInfo
from reelwright.providers.google.access import checked_model, missing_access, reach
from reelwright.providers.google.client import GoogleClients
from reelwright.providers.google.errors import translated
from reelwright.providers.google.models import GLOBAL
from reelwright.providers.voice import gemini_voices as speakers
from reelwright.providers.voice.roster import words_to_speak
from reelwright.providers.voice.sound import file_samples, pcm_samples, unreadable

if TYPE_CHECKING:
    from google.genai import types

PROVIDER = "gemini"
DEFAULT_MODEL = "gemini-3.8-flash-tts"
OPTION = "REELWRIGHT_GEMINI_VOICE_MODEL"
MOST_TEXT_BYTES = 4_000
TIMEOUT_S = 120.0
_RATE = re.compile(r"rate=(\d{4,6})")
_VERSION = re.compile(r"gemini-(\d+)\.(\d+)")
_NEW = (3, 8)
"""From this version on the voice and the style have fields of their own."""


class GeminiVoice:
    """The thirty speakers through generate_content; connections open with the first text."""

    name = PROVIDER

    def __init__(
        self, resources: Resources, model: str = "", *, timeout_s: float = TIMEOUT_S
    ) -> None:
        chosen = model or resources.model("voice", PROVIDER)
        self.model = checked_model(chosen) or DEFAULT_MODEL
        self._resources = resources
        self._timeout_s = timeout_s
        self._clients: GoogleClients | None = None

    @property
    def capabilities(self) -> VoiceCapabilities:
        """No word times, no rate; a prompt is heeded."""
        return VoiceCapabilities(
            word_timings=False,
            remote=True,
            languages=speakers.short_languages(speakers.GEMINI_LOCALES),
            native_speed=False,
            styled=True,
            most_bytes=MOST_TEXT_BYTES,
        )

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The thirty speakers, each in every locale."""
        return speakers.gemini_voices(self.name, speakers.GEMINI_LOCALES)

    def available(self) -> str | None:
        """What is missing, as a sentence; None where it can speak."""
        return missing_access(self._resources, PROVIDER)

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        """24 kHz, without word times; `speed` is not heeded.

        Raises InputError before anything is sent, ConfigError without a key, ProviderError.
        """
        words_to_speak(text)
        speaker = speakers.speaker(voice, provider=self.name)
        locale = speakers.locale_for(language, speakers.GEMINI_LOCALES, provider=self.name)
        reached = reach(self._resources, PROVIDER, location=GLOBAL)
        if self._clients is None:
            self._clients = GoogleClients(reached, timeout_s=self._timeout_s)
        client = self._clients.for_threads()
        said = _said(self.model, text, prompt)
        config = _config(self.model, speaker, locale)
        with translated(reached, model=self.model, option=OPTION, in_doubt=True):
            answer = client.models.generate_content(model=self.model, contents=said, config=config)
        samples, rate = _heard(answer)
        return Speech(samples, rate, None, f"{self.name}:{speaker}")

    def close(self) -> None:
        """Close the connections; the next text opens them again."""
        if self._clients is not None:
            self._clients.close()


def _is_new(model: str) -> bool:
    version = _VERSION.match(model)
    return version is None or (int(version[1]), int(version[2])) >= _NEW


def _said(model: str, text: str, prompt: str) -> types.Content:
    """The text to the letter; older models take how to say it before a colon."""
    from google.genai import types

    if prompt and not _is_new(model):
        text = f"{prompt.rstrip('.:')}:\n{text}"
        prompt = ""
    style = types.SpeechMetadata(style=prompt) if prompt else None
    return types.Content(role="user", parts=[types.Part(text=text, speech_metadata=style)])


def _config(model: str, speaker: str, locale: str) -> types.GenerateContentConfig:
    from google.genai import types

    voice = (
        types.VoiceConfig(voice=speaker)
        if _is_new(model)
        else types.VoiceConfig(prebuilt_voice_config=types.PrebuiltVoiceConfig(voice_name=speaker))
    )
    return types.GenerateContentConfig(
        response_modalities=["AUDIO"],
        speech_config=types.SpeechConfig(voice_config=voice, language_code=locale),
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
    )


def _heard(answer: types.GenerateContentResponse) -> tuple[Samples, int]:
    """Raises Rejected where a filter kept the model silent, Unavailable for no sound."""
    if not answer.candidates:
        feedback = answer.prompt_feedback
        reason = getattr(feedback.block_reason, "value", "") if feedback else ""
        raise Rejected(
            f"{PROVIDER} does not speak this text: a filter blocked it "
            f"({reason or 'no reason given'}). Word the scene differently.",
            PROVIDER,
        )
    content = answer.candidates[0].content
    for part in (content.parts if content else None) or ():
        blob = part.inline_data
        if blob is not None and blob.data:
            kind = (blob.mime_type or "").lower()
            if kind.startswith(("audio/l16", "audio/pcm")):
                rate = _RATE.search(kind)
                hertz = int(rate[1]) if rate else 24_000
                return pcm_samples(blob.data, provider=PROVIDER, rate=hertz), hertz
            return file_samples(blob.data, provider=PROVIDER)
    raise unreadable(PROVIDER)
