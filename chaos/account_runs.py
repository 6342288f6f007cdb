"""Account runs: the machine, run until enough requests were sent; it stops at what differs."""

from __future__ import annotations

import itertools
import time
import traceback
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from starlette.testclient import TestClient

from chaos.account_rules import ModelOutcome
from chaos.video_rules import VideoRules
from reelwright.workflows.studio import Studio


def run_machine(
    studio: Studio,
    app: Any,
    *,
    number: int,
    runs: int,
    steps: int,
    at_least: int = 0,
) -> ModelOutcome:
    """So many runs of so many steps, and again until `at_least` requests were sent.

    The same for the same `number`, which is the seed. What differed, and the steps that lead to
    it, are in the outcome.
    """
    outcome, began = ModelOutcome(), time.monotonic()
    with TestClient(app, raise_server_exceptions=False) as client:

        def machine() -> VideoRules:
            return VideoRules(studio, client, outcome)

        for turn in itertools.count():
            if outcome.wrong or (turn and outcome.inputs >= at_least):
                break
            given = settings(
                max_examples=runs,
                stateful_step_count=steps,
                deadline=None,
                database=None,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
                print_blob=False,
            )
            try:
                run_state_machine_as_test(seed(number * 1_000 + turn)(machine), settings=given)
            except Exception as error:  # noqa: BLE001  # any difference is told the same way
                told = "".join(traceback.format_exception(error))
                outcome.wrong.append(f"{type(error).__name__}: {error}\n\n```\n{told}\n```\n")
    outcome.seconds = time.monotonic() - began
    return outcome
