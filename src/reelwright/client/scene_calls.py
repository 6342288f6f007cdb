"""SceneCalls: the script of a video edited scene by scene; scenes by id, or by number from 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack
from urllib.parse import quote

from reelwright.client.line import Line
from reelwright.client.models import Scene, Started
from reelwright.client.wishes import Terms


class SceneCalls:
    """The part of Client that knows of scenes."""

    _line: Line

    def scenes(self, video_id: str) -> tuple[Scene, ...]:
        """In playing order, each with its picture."""
        told = self._line.send("GET", path_of(video_id, "scenes")).json()
        return tuple(Scene.model_validate(scene) for scene in told)

    def edit_scene(
        self,
        video_id: str,
        scene: str | int,
        *,
        voice_over: str | None = None,
        visual_prompt: str | None = None,
        keywords: Sequence[str] | None = None,
        clip: str | None = None,
        idempotency_key: str | None = None,
        **terms: Unpack[Terms],
    ) -> Started:
        """Other words or another picture for one scene; it alone is made anew, and the join.

        `clip` is `upload:ID` of a picture or film of your own; empty: none of your own any more.
        """
        change = {
            "voice_over": voice_over,
            "visual_prompt": visual_prompt,
            "keywords": None if keywords is None else list(keywords),
            **({} if clip is None else {"clip": clip}),
            **terms,
        }
        return self._start("PATCH", path_of(video_id, "scenes", scene), change, idempotency_key)

    def add_scene(
        self,
        video_id: str,
        voice_over: str,
        *,
        visual_prompt: str = "",
        keywords: Sequence[str] = (),
        after: str | int | None = None,
        idempotency_key: str | None = None,
        **terms: Unpack[Terms],
    ) -> Started:
        """One scene more, at the end unless `after` says where; 0 is the beginning."""
        new = {
            "voice_over": voice_over,
            "visual_prompt": visual_prompt,
            "keywords": list(keywords),
            "after": None if after is None else str(after),
            **terms,
        }
        return self._start("POST", path_of(video_id, "scenes"), new, idempotency_key)

    def remove_scene(
        self,
        video_id: str,
        scene: str | int,
        *,
        revision: int | None = None,
        run: bool = True,
        idempotency_key: str | None = None,
    ) -> Started:
        """Take a scene out; `revert` brings it back."""
        query = {"revision": revision, "run": "" if run else "false"}
        path = path_of(video_id, "scenes", scene)
        once = idempotency_key or ""
        return self._line.ask(Started, "DELETE", path, query=query, once=once)

    def reorder_scenes(
        self,
        video_id: str,
        order: Sequence[str],
        *,
        idempotency_key: str | None = None,
        **terms: Unpack[Terms],
    ) -> Started:
        """All scenes in another order, by their ids."""
        wanted = {"order": list(order), **terms}
        return self._start("PUT", path_of(video_id, "scenes", "order"), wanted, idempotency_key)

    def regenerate_scene(
        self,
        video_id: str,
        scene: str | int,
        *,
        budget: str = "",
        idempotency_key: str | None = None,
    ) -> Started:
        """A bought picture once more; the last good one stays until the new one is there."""
        path = path_of(video_id, "scenes", scene, "regenerate")
        return self._start("POST", path, {"budget": budget}, idempotency_key)

    def revert(
        self,
        video_id: str,
        to: int,
        *,
        idempotency_key: str | None = None,
        **terms: Unpack[Terms],
    ) -> Started:
        """The script as it was at an earlier revision; its pictures come back."""
        return self._start(
            "POST", path_of(video_id, "revert"), {"to": to, **terms}, idempotency_key
        )

    def _start(self, method: str, path: str, body: object, idempotency_key: str | None) -> Started:
        return self._line.ask(Started, method, path, body=body, once=idempotency_key or "")


def path_of(video_id: str, *parts: str | int) -> str:
    """Where a video is. Raises ValueError for what names none."""
    names = (video_id, *(str(part) for part in parts))
    if any(not name.strip(".") for name in names):
        raise ValueError(f"{video_id!r} is no video's id, or {parts!r} no scene's.")
    return "/api/videos/" + "/".join(quote(name, safe="") for name in names)
