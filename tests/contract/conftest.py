"""Emulated buckets, one server of each sort for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.emulators.buckets import Bucket, gcs, s3


@pytest.fixture(scope="session")
def _gcs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bucket]:
    with gcs(tmp_path_factory.mktemp("gcs")) as bucket:
        yield bucket


@pytest.fixture(scope="session")
def _s3() -> Iterator[Bucket]:
    with s3() as bucket:
        yield bucket


@pytest.fixture
def gcs_bucket(_gcs: Bucket) -> Bucket:
    """A fresh prefix in Cloud Storage."""
    return _gcs.fresh()


@pytest.fixture
def s3_bucket(_s3: Bucket) -> Bucket:
    """A fresh prefix in S3."""
    return _s3.fresh()
