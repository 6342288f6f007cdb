"""Logs of commands: for a person in words, for a machine as JSON, each in the right place."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from reelwright.cli.logs import worker_log
from reelwright.logs import bound


def test_a_service_whose_output_is_collected_writes_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with worker_log(tmp_path, shown=True, form="auto") as path, bound(request_id="abcd1234"):
        logging.getLogger("reelwright.requests").info("GET /api/health 200")
        logging.getLogger("reelwright.work").warning("key rw_AbCdEfGhIjKlMnOpQrSt was refused")
    shown = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["level"] for line in shown] == ["info", "warning"]
    assert {line["request_id"] for line in shown} == {"abcd1234"}
    (kept,) = (json.loads(line) for line in path.read_text().splitlines())
    assert kept["event"] == "key [hidden] was refused"


def test_a_person_reads_words_and_only_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with worker_log(tmp_path, shown=True, form="text"):
        logging.getLogger("reelwright.requests").info("GET /api/health 200")
        logging.getLogger("reelwright.work").warning("The vendor is busy, whsec_0123456789abcdef")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("WARNING reelwright.work: The vendor is busy, [hidden]")


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    logger = logging.getLogger("reelwright")
    before = (logger.level, logger.propagate, list(logger.handlers))
    with worker_log(tmp_path, shown=True, form="json"):
        pass
    assert (logger.level, logger.propagate, list(logger.handlers)) == before
