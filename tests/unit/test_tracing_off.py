"""Tracing that nobody turned on: nothing is imported, nothing is recorded."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from reelwright import tracing
from reelwright.render import ffmpeg
with tracing.span("step", video_id="v") as span:
    span.note({"a": 1})
assert tracing.passport() is None
assert not any(name.startswith("opentelemetry") for name in sys.modules), sys.modules
"""


def test_without_an_address_opentelemetry_is_not_even_imported() -> None:
    command = [sys.executable, "-c", CODE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
