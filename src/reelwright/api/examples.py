"""Examples: what requests and answers look like, for the OpenAPI document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ID = "the-octopus-3f9a1c0b77de"
_AT = "2026-11-23T06:00:00Z"
_SIGNED = "?expires=1795417200&signature=5d0c1f…"
_FREE = {"microusd": 0, "text": "0.00 $"}
_PAID = {"microusd": 960_000, "text": "0.96 $"}
_VIDEO = f"/api/media/{_ID}/v1/video.mp4{_SIGNED}"
_LINKS = {
    "stream": _VIDEO,
    "download": f"{_VIDEO}&download=1",
    "thumbnail": f"/api/media/{_ID}/v1/thumbnail.jpg{_SIGNED}",
    "subtitles_srt": f"/api/media/{_ID}/v1/subtitles.srt{_SIGNED}",
    "subtitles_vtt": f"/api/media/{_ID}/v1/subtitles.vtt{_SIGNED}",
    "provenance": f"/api/media/{_ID}/v1/provenance.json{_SIGNED}",
}
_STARTED = {
    "video_id": _ID,
    "status": "queued",
    "run": 1,
    "revision": 0,
    "title": "The octopus",
    "url": f"/api/videos/{_ID}",
    "status_url": f"/api/videos/{_ID}/status",
    "events_url": f"/api/videos/{_ID}/events",
    "created_at": _AT,
}
_SCENE = {
    "id": "s01",
    "number": 1,
    "voice_over": "The octopus has three hearts.",
    "visual_prompt": "An octopus in a coral reef",
    "keywords": ["octopus", "reef"],
    "duration_ms": 2_400,
    "picture": "drawn",
    "tier": "motion",
    "shows": "drawn:reef",
    "status": "ready",
    "fallback_from": "",
    "why": "",
    "generation": 1,
    "shown": 1,
    "attempts": 0,
    "cost": _FREE,
    "price": _FREE,
    "poster": f"/api/media/{_ID}/posters/s01{_SIGNED}",
}
_CARD = {
    "id": _ID,
    "title": "The octopus",
    "status": "completed",
    "edited": False,
    "notice": "",
    "language": "en-US",
    "style": "cinematic",
    "aspect": "9:16",
    "origin": "api",
    "revision": 1,
    "version": 1,
    "duration_ms": 61_200,
    "scenes_total": 8,
    "scenes_ready": 8,
    "views": 12,
    "own": True,
    "shared": False,
    "favourite": False,
    "cost": _FREE,
    "reserved": _FREE,
    "created_at": _AT,
    "updated_at": _AT,
    "trashed_at": None,
    "links": _LINKS,
}
_LINE = {"part": "clips", "what": "veo", "quantity": 8, "unit": "s", "cost": _PAID}

EXAMPLES: Mapping[str, Any] = {
    "SceneEdit": {"voice_over": "An octopus has three hearts.", "revision": 1},
    "NewScene": {"voice_over": "Two of them rest while it swims.", "after": "s01"},
    "SceneOrder": {"order": ["s02", "s01", "s03"]},
    "Revert": {"to": 1},
    "Regenerate": {"budget": "2.50"},
    "GoOn": {"budget": "2.50"},
    "Again": {"budget": "2.50"},
    "Started": _STARTED,
    "Links": _LINKS,
    "SceneOut": _SCENE,
    "VideoOut": _CARD,
    "VideoPage": {"items": [_CARD], "next_cursor": "bWluZS5kYXRlLjE3OTU0…"},
    "VideoDetail": {
        **_CARD,
        "theme": "The octopus",
        "voice": "kokoro:af_heart",
        "clips": "motion",
        "run": 1,
        "budget": None,
        "estimate": _FREE,
        "costs": [],
        "scenes": [_SCENE],
        "versions": [
            {"version": 1, "revision": 1, "at": _AT, "duration_ms": 61_200, "links": _LINKS}
        ],
        "revisions": [{"revision": 1, "why": "written", "at": _AT}],
        "events": 62,
        "warnings": [],
        "pace": None,
    },
    "EstimateOut": {
        "title": "The octopus",
        "language": "en-US",
        "voice": "kokoro:af_heart",
        "speed": 1.0,
        "duration_ms": 61_200,
        "scenes": [
            {
                "id": "s01",
                "voice_over": "The octopus has three hearts.",
                "picture": "drawn:reef",
                "tier": "motion",
            }
        ],
        "lines": [_LINE],
        "cost": _PAID,
        "warnings": [],
    },
    "ProgressOut": {
        "video_id": _ID,
        "status": "processing",
        "state": "processing",
        "notice": "",
        "total_clips": 8,
        "completed_clips": 3,
        "bucket_name": "",
        "clips": {
            "1": {
                "status": "ready",
                "operation_name": "",
                "prompt": "An octopus in a coral reef",
                "retry_count": 0,
                "gcs_uri": "",
            }
        },
        "created_at": _AT,
        "updated_at": _AT,
    },
    "Script": {
        "schema_version": 1,
        "title": "The octopus",
        "language": "en-US",
        "hook": "The octopus has three hearts.",
        "scenes": [{key: _SCENE[key] for key in ("id", "voice_over", "visual_prompt", "keywords")}],
        "hashtags": ["#octopus"],
        "description": "Text: Wikipedia, CC BY-SA 4.0.",
        "sources": [{"title": "Octopus", "url": "https://en.wikipedia.org/wiki/Octopus"}],
    },
    "DeletedOut": {"video_id": _ID, "purged": False, "on_their_way": 0},
    "ViewsOut": {"views": 12},
}
"""By the schema's name; one that has an example of its own keeps it."""


def show_examples(schemas: dict[str, Any]) -> None:
    """Add each to its schema."""
    for name, example in EXAMPLES.items():
        schemas[name].setdefault("examples", [example])
