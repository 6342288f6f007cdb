"""Uploads over HTTP: sent, listed, looked at, deleted, limited, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest

from reelwright.workflows.studio import Studio
from tests.support.own_files import own_file
from tests.support.served import Caller, Served


def send(who: Caller, kind: str, content: bytes, name: str = "own.bin", **given: Any) -> Any:
    files = {"file": (name, content, given.pop("type", "application/octet-stream"))}
    return who.client.post("/api/uploads", data={"kind": kind}, files=files)


def kept(studio: Studio) -> list[str]:
    """Names of everything that lies in the store or on the way there."""
    root = studio.services.workspace
    folders = (root / "artifacts" / "uploads", root / "scratch")
    return [str(path) for folder in folders for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("kind", "suffix", "media_type"),
    [
        ("picture", "jpg", "image/jpeg"),
        ("picture", "webp", "image/png"),
        ("clip", "mp4", "video/mp4"),
        ("clip", "webm", "video/mp4"),
        ("music", "mp3", "audio/flac"),
        ("voice_over", "m4a", "audio/wav"),
    ],
)
def test_a_file_is_kept_in_its_clean_form(
    kind: str, suffix: str, media_type: str, service: Served
) -> None:
    ada, sent = service.account(), own_file(suffix)
    answer = send(ada, kind, sent, f"Été {kind}.{suffix}")
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert (told["kind"], told["media_type"]) == (kind, media_type)
    assert told["name"] == f"Été {kind}.{suffix}"
    seen = kind in {"picture", "clip"}
    assert (told["width"], told["height"]) == ((180, 320) if seen else (None, None))
    assert (told["duration_ms"] is None) == (kind == "picture")
    content = service.client.get(told["content"])
    assert (content.status_code, content.headers["content-type"]) == (200, media_type)
    assert len(content.content) == told["size_bytes"]
    assert content.content != sent
    assert ada.client.get(answer.headers["location"]).json() == told
