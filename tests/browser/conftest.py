"""A browser, and where there is none the reason why nothing is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.browser import running_browser, why_not
from tests.support.visitor import PATIENCE_MS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

expect.set_options(timeout=PATIENCE_MS)


# Of a file, not of the session: while playwright runs, no other test of the process can run a loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for the tests of a file."""
    if reason := why_not():
        pytest.skip(reason)
    with running_browser() as running:
        yield running
