"""Google on loopback: Vertex AI and the Gemini API, as the unmodified SDK speaks to them.

Refuses fields and models it does not know, counts every POST, keeps the bill, fails on demand.
`POST /_/faults {"submit": ["drop_after"]}` and `GET /_/bill` steer it from another process.
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wsgi import get_input_stream

from tests.emulators.door import Environ, opened
from tests.emulators.google_content import image_answer, speech_answer, text_answer
from tests.emulators.google_fields import Refused, checked_content, is_audio, is_image
from tests.emulators.google_video import MICROUSD_PER_SECOND, Studio
from tests.emulators.spoken import Say

STATUSES = {
    400: ("INVALID_ARGUMENT", "Request contains an invalid argument."),
    401: ("UNAUTHENTICATED", "Request had invalid authentication credentials."),
    403: ("PERMISSION_DENIED", "Permission 'aiplatform.endpoints.predict' denied."),
    404: ("NOT_FOUND", "Publisher Model `{model}` was not found or your project has no access."),
    429: ("RESOURCE_EXHAUSTED", "Resource exhausted. Please try again later."),
    500: ("INTERNAL", "Internal error encountered."),
    503: ("UNAVAILABLE", "The service is currently unavailable."),
}
TEXT_MODELS = {"gemini-3.8-flash", "gemini-3.5-flash", "gemini-4-argon"}
SPEECH_MODELS = {"gemini-3.8-flash-tts", "gemini-3.8-flash-lite-tts"}
IMAGE_MODELS = {"gemini-nano-banana-2.1": 34_000, "gemini-3-pro-image": 135_000}
"""Micro-dollars a picture. `gemini-3.1-flash-image` is retired since 2026-10-29."""
KEY_ONLY_MODELS = {"gemini-2.5-pro"}
"""Retired on Vertex AI since 2026-10-20."""
CONTENT_MODELS = TEXT_MODELS | SPEECH_MODELS | IMAGE_MODELS.keys()
REVOKED = "revoked"
"""A key or token that is not accepted."""

_VERTEX = re.compile(r"^/v1(?:beta1)?/projects/([^/]+)/locations/([^/]+)/(.+)$")
_KEYED = re.compile(r"^/v1(?:beta)?/(.+)$")
_MODEL = re.compile(r"^(?:publishers/google/)?models/([^/:]+):(\w+)$")
_LOOKED_UP = re.compile(r"^(publishers/google/)?models/([^/:]+)$")
_REASON = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found"}


@dataclass
class Google:
    """The emulated vendor, a WSGI application."""

    studio: Studio = field(default_factory=Studio)
    slow_s: float = 1.0
    say: Say | None = None
    """Speaks what the speech models are given; without it they answer with a tone."""
    posts: Counter[str] = field(default_factory=Counter)
    """POSTs that came in, by kind: content, tts, image, submit, poll, interact."""
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    """Kind and body of every POST, in their order."""
    locations: list[str] = field(default_factory=list)
    tokens: Counter[str] = field(default_factory=Counter)
    """Charged tokens by model."""
    tokens_in: Counter[str] = field(default_factory=Counter)
    pictures: Counter[str] = field(default_factory=Counter)
    """Charged pictures by model."""
    url: str = ""
    _faults: defaultdict[str, deque[str]] = field(default_factory=lambda: defaultdict(deque))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def fail(self, kind: str, *faults: str) -> None:
        """The next requests of a kind (see `posts`, and `interaction` for GETs) meet these.

        A status (`429`, `429_untold` for one without a delay, `500_after` for one that was
        accepted all the same), slow (accepted, then silent for `slow_s`), drop_before,
        drop_after, garbage (half of the JSON); content: blocked, stopped, truncated, short,
        invalid, empty; tts: wrong_audio; submit and interact: filtered, failed:13, no_video;
        poll and interaction: expired. `-` is a request without a fault.
        """
        with self._lock:
            self._faults[kind] += faults

    def heal(self) -> None:
        """No more faults; counts and the bill begin anew."""
        with self._lock:
            self._faults.clear()
            self.posts.clear()
            self.asked.clear()
            self.tokens.clear()
            self.tokens_in.clear()
            self.pictures.clear()
            self.studio.forget()

    def bill(self) -> dict[str, Any]:
        """`clips`: by place, times accepted and micro-dollars charged; `pictures`: micro-dollars
        charged; `tokens` by model."""
        return {
            "clips": self.studio.bill(),
            "pictures": sum(IMAGE_MODELS[model] * n for model, n in self.pictures.items()),
            "tokens": dict(self.tokens),
            "posts": dict(self.posts),
        }

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        raw = get_input_stream(environ).read()
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if path.startswith("/_/"):
            return self._steered(method, path, raw, start)
        try:
            kind, body, answer = self._routed(environ, method, path, raw)
        except Refused as error:
            return _answered(start, error.status, _error(error.status, error.message))
        with self._lock:
            if method == "POST":
                self.posts[kind] += 1
                self.asked.append((kind, body))
            fault = self._faults[kind].popleft() if self._faults[kind] else ""
        if fault == "drop_before":
            return _hang_up(environ, start)
        status, _, how = fault.partition("_")
        if status.isdigit() and how != "after":
            said = STATUSES[int(status)][1].format(model="of this request")
            return _answered(start, int(status), _error(int(status), said, told=not how))
        try:
            told = answer(fault)
        except Refused as error:
            return _answered(start, error.status, _error(error.status, error.message))
        if fault == "drop_after":
            return _hang_up(environ, start)
        if fault == "slow":
            time.sleep(self.slow_s)
        if status.isdigit():
            return _answered(start, int(status), _error(int(status), STATUSES[int(status)][1]))
        whole = json.dumps(told).encode()
        return _raw(start, 200, whole[: len(whole) // 2] if fault == "garbage" else whole)

    def _routed(
        self, environ: Environ, method: str, path: str, raw: bytes
    ) -> tuple[str, dict[str, Any], Callable[[str], dict[str, Any]]]:
        """Kind, body and what answers a request. Raises Refused."""
        vertex = _VERTEX.match(path)
        keyed = None if vertex else _KEYED.match(path)
        if vertex is None and keyed is None:
            raise Refused(404, f"No such address: {path}.")
        # A model is looked up at Vertex AI without a project in the address.
        self._admit(environ, vertex is not None or "/publishers/" in path)
        if vertex:
            self.locations.append(vertex[2])
        rest = vertex[3] if vertex else keyed[1] if keyed else ""
        body = json.loads(raw) if raw else {}
        if rest == "interactions" and method == "POST":
            return "interact", body, lambda fault: self.studio.interact(body, fault)
        if rest.startswith("interactions/") and method == "GET":
            name = rest.partition("/")[2]
            return "interaction", {}, lambda fault: self.studio.interaction(name, fault)
        looked_up = _LOOKED_UP.match(rest) if method == "GET" else None
        if looked_up is not None:
            return "model", {}, lambda _: _described(looked_up[2], vertex=bool(looked_up[1]))
        named = _MODEL.match(rest)
        if named is None or method != "POST":
            raise Refused(404, f"No such address: {path}.")
        model, verb = named[1], named[2]
        if verb == "generateContent":
            return self._content(model, body, vertex is not None)
        if verb == "predictLongRunning" and vertex:
            prefix = path.split(":", maxsplit=1)[0].removeprefix("/v1/").removeprefix("/v1beta1/")
            return "submit", body, lambda fault: self.studio.submit(model, prefix, body, fault)
        if verb == "fetchPredictOperation" and vertex:
            return "poll", body, lambda fault: self.studio.poll(body, fault)
        raise Refused(404, f"No such method: {verb}.")

    def _content(
        self, model: str, body: dict[str, Any], vertex: bool
    ) -> tuple[str, dict[str, Any], Callable[[str], dict[str, Any]]]:
        served = CONTENT_MODELS if vertex else CONTENT_MODELS | KEY_ONLY_MODELS
        checked = checked_content(body)
        speaks, draws = is_audio(checked), is_image(checked)
        kind = "tts" if speaks else "image" if draws else "content"
        able = SPEECH_MODELS if speaks else set(IMAGE_MODELS) if draws else served - SPEECH_MODELS

        def answer(fault: str) -> dict[str, Any]:
            if model not in served:
                raise Refused(404, STATUSES[404][1].format(model=model))
            if model not in able:
                raise Refused(400, f"{model} does not answer with that modality.")
            if speaks:
                told = speech_answer(model, checked, fault, say=self.say)
            else:
                told = (image_answer if draws else text_answer)(model, checked, fault)
            with self._lock:
                usage = told.get("usageMetadata", {})
                self.tokens[model] += usage.get("totalTokenCount", 0)
                self.tokens_in[model] += usage.get("promptTokenCount", 0)
                if draws and '"inlineData"' in json.dumps(told):
                    self.pictures[model] += 1
            return told

        return kind, body, answer

    @staticmethod
    def _admit(environ: Environ, vertex: bool) -> None:
        header = "HTTP_AUTHORIZATION" if vertex else "HTTP_X_GOOG_API_KEY"
        shown = environ.get(header, "").removeprefix("Bearer ").strip()
        if not shown or shown == REVOKED:
            raise Refused(401, STATUSES[401][1])

    def _steered(
        self, method: str, path: str, raw: bytes, start: Callable[..., Any]
    ) -> Iterable[bytes]:
        if (method, path) == ("POST", "/_/faults"):
            for kind, faults in json.loads(raw or b"{}").items():
                self.fail(kind, *faults)
            return _answered(start, 200, {})
        if (method, path) == ("GET", "/_/bill"):
            return _answered(start, 200, self.bill())
        return _answered(start, 404, {})


def _described(model: str, *, vertex: bool) -> dict[str, Any]:
    """A model that is served. Raises Refused."""
    known = CONTENT_MODELS | MICROUSD_PER_SECOND.keys()
    if model not in (known if vertex else known | KEY_ONLY_MODELS):
        raise Refused(404, STATUSES[404][1].format(model=model))
    return {"name": f"publishers/google/models/{model}" if vertex else f"models/{model}"}


def _error(status: int, message: str, *, told: bool = True) -> dict[str, Any]:
    """`told`: a 429 says how long to wait."""
    error: dict[str, Any] = {"code": status, "message": message, "status": STATUSES[status][0]}
    if status == 429 and told:
        kind = "type.googleapis.com/google.rpc.RetryInfo"
        error["details"] = [{"@type": kind, "retryDelay": "7s"}]
    return {"error": error}


def _answered(start: Callable[..., Any], status: int, told: dict[str, Any]) -> Iterable[bytes]:
    return _raw(start, status, json.dumps(told).encode())


def _raw(start: Callable[..., Any], status: int, body: bytes) -> Iterable[bytes]:
    headers = [
        ("Content-Type", "application/json; charset=UTF-8"),
        ("Content-Length", str(len(body))),
    ]
    start(f"{status} {_REASON.get(status, 'Error')}", headers)
    return [body]


def _hang_up(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    start("200 OK", [])
    return [b""]


@contextlib.contextmanager
def running_google(
    *,
    store: Callable[[str, str, bytes], None] | None = None,
    job_s: float = 0.05,
    say: Say | None = None,
) -> Iterator[Google]:
    """Serve on a free port until the block ends; `store(bucket, key, bytes)` takes outputs."""
    google = Google(Studio(store=store, job_s=job_s), say=say)
    with opened(google) as door:
        google.url = door.url
        yield google
