"""FakeWriter: the same script for the same brief, with faults on demand; for tests."""

from __future__ import annotations

from reelwright.domain.brief import Brief
from reelwright.domain.script import Scene, Script
from reelwright.errors import Unavailable


class FakeWriter:
    """Writes as many scenes as the brief asks for; fails the first `fail_times` times."""

    name = "fake"

    def __init__(self, *, fail_times: int = 0) -> None:
        self._failures_left = fail_times
        self.calls = 0

    def write(self, brief: Brief) -> Script:
        """Raises Unavailable while failures are left."""
        self.calls += 1
        if self._failures_left > 0:
            self._failures_left -= 1
            raise Unavailable("The fake writer fails as asked.", provider="fake", retryable=True)
        scenes = tuple(
            Scene(
                id=f"s{number:02d}",
                voice_over=f"{brief.theme}, scene {number}: a sentence that says one thing.",
                visual_prompt=f"{brief.theme}, picture {number}",
                keywords=(brief.theme,),
            )
            for number in range(1, brief.scenes + 1)
        )
        return Script(
            title=brief.theme,
            language=brief.language,
            hook=scenes[0].voice_over,
            scenes=scenes,
        )
