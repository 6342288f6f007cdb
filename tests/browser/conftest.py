"""A browser, and where there is none the reason why nothing is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import running_browser, why_not

if TYPE_CHECKING:
    from playwright.sync_api import Browser


# Of a file, not of the session: while playwright runs, no other test of the process can run a loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for the tests of a file."""
    if reason := why_not():
        pytest.skip(reason)
    with running_browser() as running:
        yield running
