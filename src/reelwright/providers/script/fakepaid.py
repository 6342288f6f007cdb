"""FakePaidWriter: the fake vendor's writer, charged by the script."""

from __future__ import annotations

from pydantic import ValidationError

from reelwright.domain.brief import Brief
from reelwright.domain.model import fingerprint
from reelwright.domain.script import Script
from reelwright.errors import Unavailable
from reelwright.providers.fake_vendor.client import PaidCalls


class FakePaidWriter:
    """Writes what FakeWriter writes, over HTTP and for money; one paid request a script.

    Its place at the vendor is `script/` and a fingerprint of the brief.
    """

    name = "fakepaid"

    def __init__(self, base_url: str, *, timeout_s: float = 30.0) -> None:
        self._calls = PaidCalls(base_url, timeout_s=timeout_s)

    def write(self, brief: Brief) -> Script:
        """Raises ProviderError; Unavailable says whether it was `sent`."""
        body = {"brief": brief.model_dump(mode="json"), "place": script_place(brief)}
        told = self._calls.post("/v1/scripts", body, model=self.name)
        try:
            return Script.model_validate(told.get("script"))
        except ValidationError as error:
            raise Unavailable(
                "The fake vendor's script cannot be read.", self.name, retryable=True, sent=True
            ) from error

    def close(self) -> None:
        """Close the connections."""
        self._calls.close()


def script_place(brief: Brief) -> str:
    """Where the vendor's bill notes this brief."""
    return f"script/{fingerprint(brief)}"
