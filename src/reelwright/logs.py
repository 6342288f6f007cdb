"""Logs: one JSON object a line, with the request and the video it is about, without secrets."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_IDS: ContextVar[Mapping[str, str] | None] = ContextVar("reelwright_log_ids", default=None)

HIDDEN = "[hidden]"
_NAMES = re.compile(
    r"authorization|cookie|passw|secret|token|api_?key|credential|signature|access_?code|private",
    re.IGNORECASE,
)
_SECRETS = (
    re.compile(r"(?i)\b(?:bearer|basic)\s+[\w.~+/=-]{8,}"),
    re.compile(r"\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*"),  # a signed token
    re.compile(r"\bwhsec_[\w+/=-]{8,}"),
    re.compile(r"\brw_[\w-]{16,}"),  # a key of our own
    re.compile(r"\bAIza[\w-]{20,}"),
    re.compile(r"\bya29\.[\w-]{10,}"),
    re.compile(r"\bsk-[\w-]{16,}"),
    re.compile(r"\bAKIA[A-Z0-9]{12,}"),
    re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"),  # a login in an address
    re.compile(
        r"(?i)(?<=[?&])(?:[\w-]*(?:key|token|ticket|signature|secret|code|sig|credential)[\w-]*)"
        r"=[^&\s\"']+"
    ),
    re.compile(r"(?i)\b[\w-]*(?:password|api_?key|secret|token)[\w-]*\s*[=:]\s*[^\s,;&]{6,}"),
    re.compile(r"\$argon2\w*\$\S+|\$2[aby]\$\d\d\$[\w./]{20,}"),  # a password's hash
)


@contextmanager
def bound(**ids: str) -> Iterator[None]:
    """What is logged in the block names these ids (`request_id`, `video_id`)."""
    before = _IDS.get()
    mark = _IDS.set({**(before or {}), **ids})
    try:
        yield
    finally:
        _IDS.reset(mark)


def bound_ids() -> Mapping[str, str]:
    """Those of here and now."""
    return _IDS.get() or {}


def without_secrets(value: Any) -> Any:
    """The same with keys, tokens, passwords and logins hidden, however deep they lie."""
    if isinstance(value, Mapping):
        return {
            name: HIDDEN if _NAMES.search(str(name)) and part else without_secrets(part)
            for name, part in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [without_secrets(part) for part in value]
    if isinstance(value, bytes):
        value = value.decode(errors="replace")
    if isinstance(value, str):
        for secret in _SECRETS:
            value = secret.sub(HIDDEN, value)
    return value


class TextFormatter(logging.Formatter):
    """Lines for people, without secrets."""

    def format(self, record: logging.LogRecord) -> str:
        return str(without_secrets(super().format(record)))


def json_formatter() -> logging.Formatter:
    """One object a line: `event`, `level`, `logger`, `timestamp`, the ids, and what was added."""
    import structlog

    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            _add_ids,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _hide,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ],
    )


Line = MutableMapping[str, Any]


def _add_ids(_: Any, __: str, line: Line) -> Line:
    return {**bound_ids(), **line}


def _hide(_: Any, __: str, line: Line) -> Line:
    hidden: Line = without_secrets(line)
    return hidden
