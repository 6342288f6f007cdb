"""Fake clip maker: plain drawn clips, with faults on demand, for tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reelwright.domain.clip import Clip, DrawnClip, Recipe
from reelwright.errors import Unavailable
from reelwright.ports import ClipCapabilities, ClipJob, ClipRequest


class FakeClips:
    """ClipMaker whose jobs are done at the second poll.

    The first `fail_times` submissions raise Unavailable; `submitted` counts the others.
    """

    name = "fake"

    def __init__(self, fail_times: int = 0) -> None:
        self.submitted = 0
        self._failures_left = fail_times
        self._polled: dict[str, int] = {}

    @property
    def capabilities(self) -> ClipCapabilities:
        return ClipCapabilities(instant=False)

    def submit(self, request: ClipRequest) -> ClipJob:
        if self._failures_left > 0:
            self._failures_left -= 1
            raise Unavailable("The fake clip maker is out of reach.", self.name, retryable=True)
        self.submitted += 1
        return ClipJob(operation=f"fake-{self.submitted}", request=request)

    def poll(self, job: ClipJob) -> ClipJob:
        count = self._polled[job.operation] = self._polled.get(job.operation, 0) + 1
        done = count >= 2
        return replace(job, done=done, progress=1.0 if done else 0.5)

    def fetch(self, job: ClipJob, folder: Path) -> Clip:
        if job.request.clip is not None:
            return job.request.clip
        recipe = Recipe(kit="papercut", kit_version=1, seed=job.request.scene_number)
        return DrawnClip(scene_id=job.request.scene.id, recipe=recipe)
