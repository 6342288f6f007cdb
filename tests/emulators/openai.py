"""OpenAI: chat completions and speech as OpenAI and compatible servers answer them."""

from __future__ import annotations

import json
from typing import Any

from tests.emulators.loopback import Asked, Emulator, Refused, Reply, json_reply
from tests.emulators.spoken import Say, as_mp3, as_pcm, as_streamed_wav, tones

KEY = "sk-a-very-secret-key"
CHAT_MODELS = ("gpt-5.4-mini", "llama3.1")
SPEECH_MODELS = ("gpt-4o-mini-tts", "tts-1", "kokoro")
VOICES = frozenset(
    "alloy ash ballad coral echo fable nova onyx sage shimmer verse marin cedar".split()
)
_CHAT_FIELDS = {"model", "messages", "response_format"}
_SPEECH_FIELDS = {"model", "input", "voice", "response_format", "speed", "instructions"}
_SAID = {
    400: ("invalid_request_error", "invalid_value", "Invalid value."),
    401: ("invalid_request_error", "invalid_api_key", f"Incorrect API key provided: {KEY}."),
    403: ("invalid_request_error", "unsupported_country", "Country not supported."),
    404: ("invalid_request_error", "model_not_found", "The model does not exist."),
    429: ("requests", "rate_limit_exceeded", "Rate limit reached for requests."),
    500: ("server_error", None, "The server had an error."),
    503: ("server_error", None, "The engine is overloaded."),
}


class OpenAI(Emulator):
    """Answers chats with `answers` in turn (the last one repeats), and speaks by `say`, French.

    With `schemas=False` it refuses JSON schemas as older servers do; `own_voices` are taken
    besides OpenAI's. Unknown fields, models and voices are refused; `billed` counts characters.
    """

    def __init__(
        self, *, schemas: bool = True, own_voices: frozenset[str] = frozenset(), say: Say = tones
    ) -> None:
        super().__init__()
        self.say = say
        self.schemas = schemas
        self.voices = VOICES | own_voices
        self.answers: list[str] = ["{}"]
        self.finish_reason = "stop"
        self.refusal: str | None = None
        self.spent = False

    def answer(self, asked: Asked, *, wrong: bool) -> Reply:
        if asked.headers.get("authorization") not in {f"Bearer {KEY}", "Bearer none"}:
            raise Refused(self.failed(401))
        body = asked.json()
        if asked.path == "/v1/chat/completions":
            return self._chat(body, wrong=wrong)
        if asked.path == "/v1/audio/speech":
            return self._speech(body, wrong=wrong)
        raise Refused(self.failed(404))

    def failed(self, status: int) -> Reply:
        kind, code, message = _SAID[status]
        if status == 429 and self.spent:
            kind = code = "insufficient_quota"
        error = {"message": message, "type": kind, "param": None, "code": code}
        headers = {"retry-after": "7"} if status == 429 else {}
        return json_reply({"error": error}, status=status, headers=headers)

    def _chat(self, body: dict[str, Any], *, wrong: bool) -> Reply:
        self._check(body, _CHAT_FIELDS, CHAT_MODELS)
        given = body.get("response_format")
        if given is not None:
            if not self.schemas:
                raise Refused(_refusing("'response_format.type' must be one of text, json_object"))
            assert given["json_schema"]["strict"] is True
            assert given["json_schema"]["schema"]["additionalProperties"] is False
        said = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        self.billed["chat"] += len(json.dumps(body["messages"])) + len(said)
        if wrong:
            return json_reply({"object": "list", "data": []})
        message = {"role": "assistant", "content": said, "refusal": self.refusal}
        return json_reply(
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 1,
                "model": body["model"],
                "choices": [{"index": 0, "message": message, "finish_reason": self.finish_reason}],
                "usage": {"prompt_tokens": 900, "completion_tokens": 500, "total_tokens": 1400},
            }
        )

    def _speech(self, body: dict[str, Any], *, wrong: bool) -> Reply:
        self._check(body, _SPEECH_FIELDS, SPEECH_MODELS)
        if body["voice"] not in self.voices or len(body["input"]) > 4096:
            raise Refused(self.failed(400))
        # gpt-4o-mini-tts takes a speed and does not heed it.
        heeds = body["model"] != "gpt-4o-mini-tts"
        if not heeds and "speed" in body:
            raise Refused(self.failed(400))
        self.billed["speech"] += len(body["input"])
        samples = self.say(body["input"], "fr-FR", float(body.get("speed", 1.0)))
        formats = {"wav": as_streamed_wav, "mp3": as_mp3, "pcm": as_pcm}
        sound = b"{}" if wrong else formats[body.get("response_format", "mp3")](samples)
        return Reply(200, sound, "audio/mpeg")

    def _check(self, body: dict[str, Any], fields: set[str], models: tuple[str, ...]) -> None:
        if set(body) - fields:
            raise Refused(_refusing(f"Unknown parameter: {sorted(set(body) - fields)[0]}"))
        if body["model"] not in models:
            raise Refused(self.failed(404))


def _refusing(message: str) -> Reply:
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": None}
    return json_reply({"error": error}, status=400)
