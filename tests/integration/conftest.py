"""A workspace with a worker in this process, and the fake vendor beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.vendor import Vendor, running_vendor
from tests.support.workshop import Workshop, workshop


@pytest.fixture(scope="module")
def vendor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vendor]:
    """A vendor whose jobs take 50 ms."""
    with running_vendor(tmp_path_factory.mktemp("vendor"), job_ms=50) as running:
        yield running


@pytest.fixture
def shop(tmp_path: Path, vendor: Vendor) -> Iterator[Workshop]:
    """A worker on SQLite whose hands take no time, with a vendor that has no faults yet."""
    vendor.set_faults()
    with workshop(tmp_path, vendor.url) as opened:
        yield opened


@pytest.fixture
def any_shop(tmp_path: Path, vendor: Vendor, database_url: str) -> Iterator[Workshop]:
    """The same on each sort of database."""
    vendor.set_faults()
    with workshop(tmp_path, vendor.url, database_url=database_url) as opened:
        yield opened
