"""Api: requests from the service's own document, and whether what came back is right."""

from __future__ import annotations

import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode, Response
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.python.asgi import ASGIClient, get_client
from schemathesis.specs.openapi import checks

from chaos.api_house import House
from chaos.api_inputs import Input, inputs

SLOW_S = 60.0
"""What takes longer hangs; the first estimate of all loads models, on a busy machine too."""
FURNISH_EVERY = 40
MOST = 20
"""Requests of one sort in a row."""
MODES = tuple(GenerationMode)
ENDLESS = ("/events",)
"""Ends of paths whose answers have no end."""
OF_ANSWERS = (
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
)
CHECKS = (*OF_ANSWERS, checks.negative_data_rejection)


@dataclass
class Finding:
    """Something that an answer should not have been, and the first request that met it."""

    what: str
    example: str
    count: int = 0


@dataclass
class ApiOutcome:
    """What a campaign sent, and what came back."""

    seed: int
    inputs: int = 0
    seconds: float = 0.0
    statuses: dict[str, Counter[int]] = field(default_factory=dict)
    """By operation."""
    slowest: dict[str, float] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)

    def found(self, what: str, example: str) -> None:
        """The same finding is told once, with how often it was met."""
        self.findings.setdefault(what, Finding(what, example)).count += 1


@dataclass
class ApiCampaign:
    """`wanted` requests to every operation that has an end, the same for the same seed."""

    house: House
    seed: int
    wanted: int
    only: str = ""
    """Part of an operation's name; empty means all."""
    say: Callable[[str], None] = print

    def run(self) -> ApiOutcome:
        began = time.monotonic()
        self.outcome = ApiOutcome(self.seed)
        schema = schemathesis.openapi.from_dict(self.house.app.openapi())
        operations = [
            found.ok()
            for found in schema.get_all_operations()
            if not found.ok().path.endswith(ENDLESS) and self.only in found.ok().label
        ]
        with get_client(self.house.app) as client:
            turn = 0
            while self.outcome.inputs < self.wanted:
                for number, operation in enumerate(operations):
                    left = self.wanted - self.outcome.inputs
                    share = left // (2 * (len(operations) - number))
                    # Few requests are for as many operations as they can be.
                    modes = MODES if share else (MODES[(number + turn) % 2],)
                    for mode in modes:
                        self._some(client, operation, mode, turn, min(max(1, share), MOST))
                turn += 1
                self.say(
                    f"{time.monotonic() - began:6.0f} s  {self.outcome.inputs} inputs,"
                    f" {len(self.outcome.findings)} findings"
                )
        self.outcome.seconds = time.monotonic() - began
        return self.outcome

    def _some(
        self, client: ASGIClient, operation: Any, mode: GenerationMode, turn: int, count: int
    ) -> None:
        """At most so many requests of one sort; fewer where there are no more of them."""
        count = min(count, self.wanted - self.outcome.inputs)
        if count <= 0:
            return
        label = f"{self.seed}/{operation.label}/{mode}/{turn}"

        @seed(zlib.crc32(label.encode()))
        @settings(
            max_examples=count,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(one=inputs(operation, mode, self.house.names))
        def send(one: Input) -> None:
            self._send(client, one)

        # An operation without parameters has nothing that could be wrong.
        try:
            send()
        except Unsatisfiable:
            return

    def _send(self, client: ASGIClient, one: Input) -> None:
        label, outcome = one.case.operation.label, self.outcome
        if outcome.inputs % FURNISH_EVERY == 0:
            self.house.furnish()
        outcome.inputs += 1
        headers = dict(one.headers)
        if one.caller:
            headers["Authorization"] = f"Bearer {self.house.tokens[one.caller]}"
        client.cookies.clear()
        began = time.monotonic()
        try:
            response = one.case.call(
                session=client, headers=headers, allow_redirects=False, timeout=SLOW_S
            )
        except Exception as error:  # noqa: BLE001  # it is what is looked for
            outcome.statuses.setdefault(label, Counter())[500] += 1
            where = "".join(traceback.format_tb(error.__traceback__)[-4:])
            self._found(f"{label}: {type(error).__name__}: {str(error)[:120]}", f"{one}\n{where}")
            return
        took = time.monotonic() - began
        outcome.statuses.setdefault(label, Counter())[response.status_code] += 1
        outcome.slowest[label] = max(took, outcome.slowest.get(label, 0.0))
        if took > SLOW_S:
            self._found(f"{label}: took more than {SLOW_S:.0f} s", str(one))
        self._check(one, response, headers)

    def _found(self, what: str, example: str) -> None:
        if what not in self.outcome.findings:
            self.say(f"{what}\n{example}")
        self.outcome.found(what, example)

    def _check(self, one: Input, response: Response, headers: dict[str, str]) -> None:
        wanted = list(OF_ANSWERS if one.odd else CHECKS)
        try:
            one.case.validate_response(response, checks=wanted, headers=headers)
        except FailureGroup as group:
            for failure in group.exceptions:
                told = str(getattr(failure, "message", "") or failure).splitlines()
                what = f"{one.case.operation.label}: {getattr(failure, 'title', '')}"
                what = f"{what} ({response.status_code}): {' '.join(told)[:160]}"
                self._found(what, f"{one}\n{response.content[:600]!r}")
