"""Logs: one JSON object a line, with ids, without secrets."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from reelwright.logs import HIDDEN, TextFormatter, bound, json_formatter, without_secrets


def _line(message: str, *args: object, **extra: Any) -> dict[str, Any]:
    record = logging.LogRecord("reelwright.api", logging.INFO, "x.py", 1, message, args, None)
    for name, value in extra.items():
        setattr(record, name, value)
    line = json_formatter().format(record)
    assert "\n" not in line
    found: dict[str, Any] = json.loads(line)
    return found


def test_a_line_says_what_when_where_and_of_whom() -> None:
    with bound(request_id="abc12345"), bound(video_id="pandas"):
        line = _line("%s is ready", "panda.mp4", ms=12.5)
    assert line["event"] == "panda.mp4 is ready"
    assert (line["level"], line["logger"]) == ("info", "reelwright.api")
    assert (line["request_id"], line["video_id"], line["ms"]) == ("abc12345", "pandas", 12.5)
    assert line["timestamp"].endswith("Z")
    assert "request_id" not in _line("later")


SECRETS = (
    "Authorization: Bearer abcdefgh12345678",
    "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLXNpZ25hdHVyZQ",
    "key rw_AbCdEfGhIjKlMnOpQrStUvWx",
    "AIzaSyA1234567890abcdefghijklmnopqrs",
    "sk-proj-1234567890abcdefABCDEF",
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "postgresql://reelwright:hunter2hunter2@db.example.org/reelwright",
    "GET /objects/a.mp4?expires=17&signature=0123456789abcdef",
    "https://maps.example.org/x?api_key=0123456789abcdef&x=1",
    "password=correct-horse-battery",
    "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$aGFzaGhhc2hoYXNo",
    "AKIAIOSFODNN7EXAMPLE",
)


@pytest.mark.parametrize("secret", SECRETS)
def test_no_secret_comes_into_a_log(secret: str) -> None:
    parts = [part for part in ("hunter2", "0123456789abcdef", "correct-horse") if part in secret]
    told = json.dumps(_line(f"It failed: {secret} (twice)", more={"deep": [secret]}))
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, secret, (), None)
    for text in (told, TextFormatter("%(message)s").format(record)):
        assert HIDDEN in text
        assert secret not in text
        assert not any(part in text for part in parts)
    assert "It failed: " in told


@pytest.mark.parametrize("name", ["password", "Authorization", "api_key", "set-cookie", "token"])
def test_what_is_named_like_a_secret_is_hidden_whatever_it_looks_like(name: str) -> None:
    assert without_secrets({name: "1234", "id": "1234"}) == {name: HIDDEN, "id": "1234"}


def test_a_secret_in_a_traceback_is_hidden() -> None:
    error = ValueError("refused: Bearer abcdefgh12345678")
    info = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "it broke", (), info)
    line = json_formatter().format(record)
    assert "abcdefgh12345678" not in line
    assert "ValueError" in json.loads(line)["exception"]


def test_ordinary_words_stay() -> None:
    text = "panda/s01/g1/a1: the vendor is busy (429, 2 in a row); 12 tokens, key frame 3"
    assert without_secrets(text) == text
