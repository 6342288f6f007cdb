"""Messages: what a watcher is sent, as JSON text."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime

from reelwright.domain.events import Event
from reelwright.domain.wording import from_afar, payload_from_afar
from reelwright.operations.live import Shown


def snapshot_text(shown: Shown, *, of_all: bool) -> str:
    """How things stand; of a whole account without the videos' scenes."""
    videos = [_video(asdict(video)) for video in shown.videos]
    if not of_all:
        (video,) = shown.videos
        told = {"type": "snapshot", "video_id": video.id, "seq": video.seq, "video": videos[0]}
        return _json(told)
    for each in videos:
        del each["scenes"]
    return _json({"type": "snapshot", "cursor": shown.place, "videos": videos})


def event_text(event: Event) -> str:
    """One event."""
    told = event.model_dump(mode="json", exclude={"at_ms"})
    payload = payload_from_afar(told["payload"])
    return _json(told | {"payload": payload, "at": _iso(event.at_ms)})


def heartbeat_text(now_ms: int) -> str:
    """Nothing happened, and somebody is there."""
    return _json({"type": "heartbeat", "at": _iso(now_ms)})


def _video(values: dict[str, object]) -> dict[str, object]:
    updated = values.pop("updated_at_ms")
    assert isinstance(updated, int)
    notice = from_afar(str(values["notice"]))
    return values | {"notice": notice, "updated_at": _iso(updated)}


def _iso(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="milliseconds")


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
