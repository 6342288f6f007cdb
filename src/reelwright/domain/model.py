"""The frozen base that every domain model shares."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def fingerprint(*parts: Any) -> str:
    """Hash of what an artifact was made from, 32 hex digits.

    Parts are models, strings, numbers, or lists and dicts of them; order of dict keys
    does not matter, order of parts does.
    """
    text = json.dumps([_plain(part) for part in parts], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _plain(part: Any) -> Any:
    if isinstance(part, BaseModel):
        return part.model_dump(mode="json")
    if isinstance(part, list | tuple):
        return [_plain(item) for item in part]
    if isinstance(part, dict):
        return {str(key): _plain(value) for key, value in part.items()}
    return part
