"""FaultyWriter: any writer with faults on demand, for tests."""

from __future__ import annotations

from reelwright.domain.brief import Brief
from reelwright.domain.script import Script
from reelwright.errors import ProviderError, RateLimited, Rejected, Unavailable
from reelwright.ports import ScriptWriter
from reelwright.providers.script.fake import FakeWriter


class FaultyWriter:
    """Fails first as often as told, then writes as the writer within.

    In this order: `rate_limited_times` RateLimited, `fail_times` Unavailable (with `sent` as
    told), `invalid_times` answers that are no script (ProviderError, retryable). A `blocked`
    writer refuses every brief for good. `scenes` cuts the script short: a wrong answer.
    """

    name = "faulty"

    def __init__(
        self,
        writer: ScriptWriter | None = None,
        *,
        rate_limited_times: int = 0,
        fail_times: int = 0,
        sent: bool = False,
        invalid_times: int = 0,
        blocked: bool = False,
        scenes: int | None = None,
    ) -> None:
        self.calls = 0
        self._writer = writer or FakeWriter()
        self._rate_limited_times = rate_limited_times
        self._fail_until = rate_limited_times + fail_times
        self._invalid_until = self._fail_until + invalid_times
        self._sent = sent
        self._blocked = blocked
        self._scenes = scenes

    def write(self, brief: Brief) -> Script:
        """Raises what is left of the faults."""
        self.calls += 1
        if self._blocked:
            raise Rejected("The faulty writer's filter refuses the theme.", self.name)
        if self.calls <= self._rate_limited_times:
            raise RateLimited("The faulty writer was asked too often.", self.name, True, 0.01)
        if self.calls <= self._fail_until:
            raise Unavailable(
                "The faulty writer fails as asked.", self.name, retryable=True, sent=self._sent
            )
        if self.calls <= self._invalid_until:
            raise ProviderError("The faulty writer's answer is no script.", self.name, True)
        script = self._writer.write(brief)
        if self._scenes is None:
            return script
        return script.model_copy(update={"scenes": script.scenes[: max(1, self._scenes)]})
