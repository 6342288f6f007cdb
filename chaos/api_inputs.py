"""Inputs: one request to the service, drawn from its own document, by somebody, about something."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.core import NOT_SET
from schemathesis.core.parameters import ParameterLocation
from schemathesis.schemas import APIOperation

from chaos.api_house import CALLERS, PASSWORD, PEOPLE
from reelwright.api.deps import COOKIE
from tests.support.own_files import own_file

Names = Mapping[str, list[str]]
FILES = ["video.mp4", "thumbnail.jpg", "subtitles.srt", "subtitles.vtt", "provenance.json"]
SCENES = ["s01", "s02", "s03", "s08", "1", "2", "3", "9", "0"]
EMAILS = [f"{name}@example.org" for name in PEOPLE] + ["Ada@Example.ORG", "new@example.org"]
PLACES: dict[str, list[Any]] = {
    "scene": SCENES,
    "version": [1, 1, 2],
    "name": FILES,
    "kind": ["srt", "vtt"],
    "limit": [1, 2, 100],
    "month": ["2026-11", "2025-01", "", "2026-13", "0000-00"],
}
"""What parameters often are, beside the names of what there is."""
FIELDS: dict[str, list[Any]] = {
    "theme": ["cats", "Les pandas mignons", "🦊 ?", ""],
    "language": ["en", "fr-FR", "de", ""],
    "writer": ["fake", "fake", "fakepaid", "gemini"],
    "voice": ["fake", "", "fakepaid", "kokoro:af_heart", "gemini:Puck"],
    "music": ["none", "calm", ""],
    "captions": ["duo", ""],
    "style": ["cinematic", "anime"],
    "quality": ["web"],
    "aspect": ["9:16", "1:1", "16:9"],
    "clips": ["motion", "fake:gold", "fake", "veo"],
    "budget": ["", "1.50", "0", "100000000"],
    "script": ["", "", "**VISUEL:** A cat\n**VOIX OFF:** A cat sits.\n"],
    "text": ["", "", "A cat sits on a mat. It purrs."],
    "scenes": [1, 3, 8],
    "approve": [True, False],
    "access_code": ["", "K7QW3MZP"],
    "email": EMAILS,
    "password": [PASSWORD, PASSWORD, "battery staple horse"],
    "current_password": [PASSWORD],
    "new_password": [PASSWORD],
    "voice_over": ["One more scene.", "Otherwise."],
    "after": [None, "0", "s01", "s02"],
    "order": [["s03", "s01", "s02"], ["s01", "s02", "s03"]],
    "revision": [None, 1],
    "to": [1, 2],
    "events": [[], ["video_ready"]],
    "url": ["https://192.0.2.1/told", "https://example.org/told", "http://127.0.0.1/told"],
    "expires_at": [None, "2027-01-01T00:00:00Z"],
}
"""What fields of a body often are, so that requests reach what lies behind the door."""
ODD: list[Any] = [
    "\x00",
    "a\u202eb\u2028",
    "9" * 400,
    "١٢٣",
    "../../etc/passwd",
    "%00%2e",
    "' OR 1=1 --",
    "\U0001f9d1\u200d\U0001f680" * 60,
    2**63,
    -(2**70),
    1e308,
    -0.0,
    True,
    None,
    [],
    {},
    [[[[[[[[[[]]]]]]]]]],
]
HEADERS: list[dict[str, str]] = [
    *[{}] * 8,
    {"Range": "bytes=0-1"},
    {"Range": "bytes=-5"},
    {"Range": f"bytes={2**70}-"},
    {"Range": "bytes=5-1,7-8"},
    {"If-None-Match": "*"},
    {"If-Range": '"x"', "Range": "bytes=1-"},
    {"Accept": "text/csv"},
    {"Accept": "\xff;q=x"},
    {"X-Request-Id": "x" * 5000},
    {"Origin": "https://evil.example"},
    {"Cookie": "reelwright_session=\xe9; a=b; =;;"},
    {"Content-Type": "text/plain"},
    {"Content-Type": "application/json; charset=utf-7"},
    {"Content-Type": "multipart/form-data"},
    {"User-Agent": "\xe9" * 300},
    {"X-Forwarded-For": "::1, x"},
    {"Host": "\xe9"},
]
BODY = ParameterLocation.BODY


@dataclass(frozen=True)
class Input:
    """A request as it is sent."""

    case: Case[Any]
    caller: str
    headers: dict[str, str]
    odd: bool
    """Whether something was put in that the document knows nothing of: only what comes back
    can be checked then."""


def inputs(
    operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode, names: Callable[[], Names]
) -> st.SearchStrategy[Input]:
    """Requests of one operation that fit the document, or do not; `names` is asked for each."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Input:
        case = draw(operation.as_strategy(generation_mode=mode))
        choose = _Chooser(draw)
        _name_things(case, choose, names())
        odd = _say_things(case, choose, names())
        caller = draw(st.sampled_from(CALLERS))
        headers = draw(st.sampled_from(HEADERS))
        if caller:
            odd = _signs_in(case) or odd
        return Input(case, caller, dict(headers), odd or bool(headers))

    return drawn()


def _signs_in(case: Case[Any]) -> bool:
    """Make room for a proper sign-in; True where the case may have been wrong in that alone."""
    meta = case.meta
    places = (ParameterLocation.HEADER, ParameterLocation.COOKIE)
    wrong = meta is not None and any(meta.is_negative_at(place) for place in places)
    given = [case.headers.pop("Authorization", ""), case.cookies.pop(COOKIE, "")]
    return wrong or any(given)


class _Chooser:
    """Chances and choices that belong to the input, so that it can be had again."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def often(self, percent: int) -> bool:
        return self._draw(st.integers(0, 99)) < percent

    def one(self, of: list[Any]) -> Any:
        # Counted round, since there is now more of it and now less.
        return of[self._draw(st.integers(0, 9_999)) % len(of)]


def _name_things(case: Case[Any], choose: _Chooser, names: Names) -> None:
    """Put what there is in place of what there is not, in most requests."""
    meta = case.meta
    for place, found in (
        (ParameterLocation.PATH, case.path_parameters),
        (ParameterLocation.QUERY, case.query),
    ):
        if meta is not None and meta.is_negative_at(place):
            continue
        for name in sorted(found):
            known = names.get(name) or PLACES.get(name) or [found[name]]
            if choose.often(80):
                found[name] = choose.one(known)
    if case.operation.query.get("signature") is not None and choose.often(50):
        _follow_link(case, choose, names)
    if case.operation.label == "DELETE /api/videos/{video_id}" and choose.often(95):
        # Those with files are not made anew.
        case.path_parameters["video_id"] = choose.one(names["spare_id"])


def _follow_link(case: Case[Any], choose: _Chooser, names: Names) -> None:
    """Take a link that was signed."""
    of_upload = "upload_id" in case.path_parameters
    path, _, signed = choose.one(names["content" if of_upload else "link"]).partition("?")
    parts, into = path.split("/"), case.path_parameters
    case.query.update(dict(each.split("=", 1) for each in signed.split("&")))
    into["upload_id" if of_upload else "video_id"] = parts[3]
    if "scene" in into:
        into["scene"] = "s01"
    if "version" in into:
        into |= {"version": 1, "name": parts[-1] if "." in parts[-1] else "video.mp4"}


def _say_things(case: Case[Any], choose: _Chooser, names: Names) -> bool:
    """Fill the body with what people say, or put something odd in it; True for the latter."""
    if not isinstance(case.body, dict) or case.body is NOT_SET:
        return False
    meta, body = case.meta, dict(case.body)
    declared = _declared(case)
    said = FIELDS | _own_files(case, names["upload_id"])
    if meta is None or not meta.is_negative_at(BODY):
        for name in declared:
            if name in said and choose.often(85 if name in body else 30):
                body[name] = choose.one(said[name])
        case.body = body
    if case.media_type != "application/json":
        # Half a character is told in JSON alone, and files are no matter for its schemas.
        return True
    if not declared or not choose.often(12):
        return False
    body[choose.one(declared)] = choose.one(ODD)
    case.body = body
    return True


def _own_files(case: Case[Any], uploads: list[str]) -> dict[str, list[Any]]:
    """What bodies say of uploads, and those that are sent."""
    if case.operation.path == "/api/uploads":
        return {"kind": ["picture", "music"], "file": [own_file("jpg"), own_file("wav"), b"", b"?"]}
    if "/scenes" in case.operation.path:
        return {"media": ["", *[f"upload:{each}" for each in uploads], "upload:0"]}
    return {
        "media": [[], [], [], uploads[:1], uploads[-1:]],
        "music": ["none", "none", "calm", f"upload:{uploads[-1]}"],
        "voice_over": ["", "", "", uploads[-1]],
    }


def _declared(case: Case[Any]) -> list[str]:
    """Names of the body's fields, in order."""
    names: set[str] = set()
    schemas = case.operation.schema.raw_schema["components"]["schemas"]
    for each in case.operation.body:
        schema = each.definition.get("schema", {})
        names |= set(schema.get("properties", {}))
        told = json.dumps(schema)
        for name in schemas:
            if f'/{name}"' in told:
                names |= set(schemas[name].get("properties", {}))
    return sorted(names)
