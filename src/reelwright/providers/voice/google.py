"""Voices `google` and `chirp`: Google's Cloud Text-to-Speech, one request a text."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reelwright.errors import ConfigError, InputError, LoginRefused, ProviderError
from reelwright.ports import Access, Speech, VoiceCapabilities, VoiceInfo
from reelwright.providers.google.errors import retry_delay
from reelwright.providers.refusal import refusal, seconds, silence
from reelwright.providers.voice import gemini_voices as speakers
from reelwright.providers.voice.roster import words_to_speak
from reelwright.providers.voice.sound import file_samples

if TYPE_CHECKING:
    from google.cloud.texttospeech import TextToSpeechClient

DEFAULT_MODEL = "gemini-2.5-pro-tts"
MOST_TEXT_BYTES = 4_000
MOST_REQUEST_BYTES = 5_000
TIMEOUT_S = 120.0
_ADDRESS = re.compile(r"^[A-Z]+ https?://\S+: ")
"""What the SDK puts before the vendor's message."""
_SCOPE = "https://www.googleapis.com/auth/cloud-platform"
_KEY_STEP = (
    "Give the service account of REELWRIGHT_GOOGLE_CREDENTIALS access to the Cloud "
    "Text-to-Speech API, and switch that API on in its project."
)


@dataclass(frozen=True)
class _Family:
    """One kind of voice behind the same API."""

    name: str
    locales: tuple[str, ...]
    styled: bool
    native_speed: bool
    retired_step: str
    """What to do where `{model}` is no longer served."""


_GEMINI = _Family(
    "google",
    speakers.GEMINI_LOCALES,
    styled=True,
    native_speed=False,
    retired_step="The model {model} may be retired: name another with "
    "REELWRIGHT_GOOGLE_VOICE_MODEL.",
)
_CHIRP = _Family(
    "chirp",
    speakers.CHIRP_LOCALES,
    styled=False,
    native_speed=True,
    retired_step="Its voices may be retired: take another (`reelwright voices`).",
)


class CloudVoice:
    """Speaks through `text:synthesize`; the connection is opened with the first text."""

    def __init__(self, access: Access, family: _Family, *, model: str, timeout_s: float) -> None:
        self.name = family.name
        self._access = access
        self._family = family
        self._model = model
        self._timeout_s = timeout_s
        self._client: TextToSpeechClient | None = None
        self._opening = threading.Lock()

    @property
    def model(self) -> str:
        """Under which the price table knows this voice, after the provider's name."""
        return self._model

    @property
    def capabilities(self) -> VoiceCapabilities:
        """No word times; only Chirp heeds a rate, only Gemini a prompt."""
        return VoiceCapabilities(
            word_timings=False,
            remote=True,
            languages=speakers.short_languages(self._family.locales),
            native_speed=self._family.native_speed,
            styled=self._family.styled,
            most_bytes=MOST_TEXT_BYTES,
        )

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The thirty speakers, each in every locale."""
        return speakers.gemini_voices(self.name, self._family.locales)

    def available(self) -> str | None:
        """None when a login is at hand, else what is missing."""
        try:
            self._opened()
        except ConfigError as error:
            return str(error)
        return None

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        """24 kHz, without word times. A voice that is not of native speed ignores `speed`.

        Raises InputError before anything is sent, ConfigError without a login, ProviderError.
        """
        words_to_speak(text)
        speaker = speakers.speaker(voice, provider=self.name)
        locale = speakers.locale_for(language, self._family.locales, provider=self.name)
        heeded = prompt if self._family.styled else ""
        _check_length(text, heeded)
        request = self._request(text, speaker, locale, speed=speed, prompt=heeded)
        answer = self._synthesized(request)
        samples, rate = file_samples(answer, provider=self.name)
        return Speech(samples, rate, None, f"{self.name}:{speaker}")

    def close(self) -> None:
        """Close the connection; the next text opens it again."""
        client, self._client = self._client, None
        if client is not None:
            client.transport.close()  # type: ignore[no-untyped-call]

    def _request(
        self, text: str, speaker: str, locale: str, *, speed: float, prompt: str
    ) -> dict[str, Any]:
        said = {"text": text, "prompt": prompt} if prompt else {"text": text}
        audio: dict[str, Any] = {"audio_encoding": "LINEAR16"}
        voice = {"language_code": locale, "name": speaker, "model_name": self._model}
        if self._family.native_speed:
            audio["speaking_rate"] = speed
            voice = {"language_code": locale, "name": f"{locale}-Chirp3-HD-{speaker}"}
        return {"input": said, "voice": voice, "audio_config": audio}

    def _synthesized(self, request: dict[str, Any]) -> bytes:
        client = self._opened()
        import requests
        from google.api_core.exceptions import GoogleAPICallError
        from google.auth.exceptions import GoogleAuthError, RefreshError

        try:
            answer = client.synthesize_speech(request, retry=None, timeout=self._timeout_s)
        except GoogleAPICallError as error:
            raise self._refused(error) from error
        except RefreshError as error:
            raise LoginRefused(
                f"{self.name}: the login is refused. {_KEY_STEP}", self.name
            ) from error
        except GoogleAuthError as error:
            raise silence(type(error).__name__, provider=self.name, sent=False) from error
        except requests.RequestException as error:
            raise silence(type(error).__name__, provider=self.name, sent=_sent(error)) from error
        except ValueError as error:  # half an answer: its JSON does not end
            raise silence("an answer cut short", provider=self.name, sent=True) from error
        return bytes(answer.audio_content)

    def _refused(self, error: Any) -> ProviderError:
        headers = getattr(error.response, "headers", {})
        told = seconds(headers.get("retry-after"))
        return refusal(
            int(error.code or 500),
            _ADDRESS.sub("", str(error.message)),
            provider=self.name,
            paid=True,
            key_step=_KEY_STEP,
            retired_step=self._family.retired_step.format(model=self._model),
            retry_after_s=retry_delay({"details": error.details}) if told is None else told,
        )

    def _opened(self) -> TextToSpeechClient:
        """Several threads speak at once. Raises ConfigError without a login, or its package."""
        with self._opening:
            return self._open()

    def _open(self) -> TextToSpeechClient:
        if self._client is None:
            try:
                from google.api_core.client_options import ClientOptions
                from google.cloud.texttospeech import TextToSpeechClient
            except ImportError as error:
                raise ConfigError(
                    "Google's speech package is missing. Run `pip install 'reelwright[google]'`."
                ) from error
            options = ClientOptions(api_endpoint=self._access.base_url or None)
            self._client = TextToSpeechClient(
                credentials=_login(self._access), transport="rest", client_options=options
            )
        return self._client


def google_voice(access: Access, *, model: str = "", timeout_s: float = TIMEOUT_S) -> CloudVoice:
    """Gemini voices, which heed a prompt and keep their own pace."""
    return CloudVoice(access, _GEMINI, model=model or DEFAULT_MODEL, timeout_s=timeout_s)


def chirp_voice(access: Access, *, timeout_s: float = TIMEOUT_S) -> CloudVoice:
    """Chirp 3 HD voices, which heed a speaking rate and no prompt."""
    return CloudVoice(access, _CHIRP, model="chirp3-hd", timeout_s=timeout_s)


def _check_length(text: str, prompt: str) -> None:
    length, both = len(text.encode()), len((text + prompt).encode())
    if length > MOST_TEXT_BYTES or both > MOST_REQUEST_BYTES:
        raise InputError(
            f"The text has {length} bytes, {both} with its prompt; Google takes "
            f"{MOST_TEXT_BYTES} and {MOST_REQUEST_BYTES}. Split it at its sentences."
        )


def _sent(error: Exception) -> bool:
    """Whether the request may have arrived: not where no connection came about."""
    import requests
    from urllib3.exceptions import NewConnectionError

    if isinstance(error, requests.ConnectTimeout):
        return False
    inner = error.args[0] if error.args else None
    return not isinstance(getattr(inner, "reason", None), NewConnectionError)


def _login(access: Access) -> Any:
    """Of a service account's file, else the machine's own; a plain token for an emulator."""
    import google.auth
    from google.auth.exceptions import DefaultCredentialsError
    from google.oauth2 import credentials, service_account

    if access.credentials:
        try:
            return service_account.Credentials.from_service_account_file(  # type: ignore[no-untyped-call]
                access.credentials, scopes=[_SCOPE]
            )
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"REELWRIGHT_GOOGLE_CREDENTIALS names {access.credentials}, which is no service "
                "account's file. Download one from Google Cloud, IAM, Service accounts."
            ) from error
    if access.base_url.startswith("http://"):
        # No real login goes over plain HTTP.
        return credentials.Credentials(token="emulator")  # type: ignore[no-untyped-call]
    try:
        login, _ = google.auth.default(scopes=[_SCOPE])
    except DefaultCredentialsError as error:
        raise ConfigError(
            "No login for Google Cloud. Set REELWRIGHT_GOOGLE_CREDENTIALS to a service account's "
            "file, or run `gcloud auth application-default login`."
        ) from error
    return login
