"""Cloud TTS: Google's Cloud Text-to-Speech as its REST API answers."""

from __future__ import annotations

import base64
import re
from typing import Any

from tests.emulators.loopback import Asked, Emulator, Refused, Reply, json_reply
from tests.emulators.spoken import SAMPLE_RATE, Say, as_wav, tones

TOKEN = "emulator"
GEMINI_MODELS = ("gemini-2.5-pro-tts", "gemini-2.5-flash-tts")
VOICES = frozenset(
    """Achernar Aoede Autonoe Callirrhoe Despina Erinome Gacrux Kore Laomedeia Leda Pulcherrima
    Sulafat Vindemiatrix Zephyr Achird Algenib Algieba Alnilam Charon Enceladus Fenrir Iapetus Orus
    Puck Rasalgethi Sadachbia Sadaltager Schedar Umbriel Zubenelgenubi""".split()
)
_CHIRP = re.compile(r"([a-z]{2,3}-[A-Z]{2})-Chirp3-HD-(\w+)")
_STATUS = {
    400: ("INVALID_ARGUMENT", "Request contains an invalid argument."),
    401: ("UNAUTHENTICATED", "Request had invalid authentication credentials."),
    403: ("PERMISSION_DENIED", "Cloud Text-to-Speech API has not been used in project 1."),
    404: ("NOT_FOUND", "Publisher Model `gemini` was not found."),
    429: ("RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'Gemini TTS requests'."),
    500: ("INTERNAL", "Internal error encountered."),
    503: ("UNAVAILABLE", "The service is currently unavailable."),
}


class CloudTts(Emulator):
    """Speaks by `say`; refuses unknown fields, voices, models, and texts that are too long.

    `billed` counts characters by voice model, `spoken_s` seconds of sound.
    """

    def __init__(self, say: Say = tones) -> None:
        super().__init__()
        self.say = say
        self.spoken_s = 0.0

    def answer(self, asked: Asked, *, wrong: bool) -> Reply:
        if (asked.method, asked.path) != ("POST", "/v1/text:synthesize"):
            raise Refused(self.failed(404))
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            raise Refused(self.failed(401))
        body = asked.json()
        _known(body, {"input", "voice", "audioConfig"}, self)
        told, voice, audio = body["input"], body["voice"], body["audioConfig"]
        _known(told, {"text", "prompt"}, self)
        _known(voice, {"languageCode", "name", "modelName"}, self)
        _known(audio, {"audioEncoding", "speakingRate", "sampleRateHertz"}, self)
        text, prompt = told["text"], told.get("prompt", "")
        if len(text.encode()) > 4_000 or len((text + prompt).encode()) > 5_000:
            raise Refused(self.failed(400))
        model, speed = self._voice(voice, prompt, audio)
        self.billed[model] += len(text)
        samples = self.say(text, voice["languageCode"], speed)
        self.spoken_s += len(samples) / SAMPLE_RATE
        sound = b"not a sound" if wrong else as_wav(samples)
        return json_reply({"audioContent": base64.b64encode(sound).decode()})

    def failed(self, status: int) -> Reply:
        name, message = _STATUS[status]
        told: dict[str, Any] = {"code": status, "message": message, "status": name}
        if status == 429:
            kind = "type.googleapis.com/google.rpc.RetryInfo"
            told["details"] = [{"@type": kind, "retryDelay": "7s"}]
        return json_reply({"error": told}, status=status)

    def _voice(
        self, voice: dict[str, Any], prompt: str, audio: dict[str, Any]
    ) -> tuple[str, float]:
        """The model that is billed and the rate it heeds: Gemini voices heed none."""
        chirp = _CHIRP.fullmatch(voice["name"])
        if audio["audioEncoding"] != "LINEAR16":
            raise Refused(self.failed(400))
        if chirp and chirp[2] in VOICES and not voice.get("modelName") and not prompt:
            if chirp[1] != voice["languageCode"]:
                raise Refused(self.failed(400))
            return "chirp3-hd", float(audio.get("speakingRate", 1.0))
        if voice.get("modelName") not in GEMINI_MODELS:
            raise Refused(self.failed(404))
        if voice["name"] not in VOICES:
            raise Refused(self.failed(400))
        return str(voice["modelName"]), 1.0


def _known(told: dict[str, Any], names: set[str], vendor: CloudTts) -> None:
    if set(told) - names:
        raise Refused(vendor.failed(400))
