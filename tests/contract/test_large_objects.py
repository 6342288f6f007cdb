"""Large objects: streamed within bounds, and absent when the one who sent them is killed."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path
from typing import Any

import pytest

from reelwright.storage.cloud import CloudStore
from tests.emulators.buckets import Bucket
from tests.emulators.door import HELD

KEY = "make_clip/v1/s01/g1/a1.mp4"
SIZE_MB = 50
BOUND_MB = 45
"""Three parts of 8 MB under way, and what the client's own buffers take."""
SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture(params=["gs", "s3"])
def bucket(request: pytest.FixtureRequest) -> Bucket:
    given: Bucket = request.getfixturevalue("gcs_bucket" if request.param == "gs" else "s3_bucket")
    return given


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads Linux's own count")
def test_a_large_object_goes_up_and_down_within_bounded_memory(
    bucket: Bucket, tmp_path: Path
) -> None:
    stores = bucket.store(tmp_path / "one"), bucket.store(tmp_path / "two")
    grown: Any = SPAWN.Queue()
    child = SPAWN.Process(target=_up_and_down, args=(*stores, grown))
    child.start()
    assert grown.get(timeout=30) < BOUND_MB
    child.join()
    grown.close()
    grown.join_thread()


def _up_and_down(one: CloudStore, two: CloudStore, grown: Any) -> None:
    assert one.find("nothing") is None
    before = _peak_mb()
    sent = one.put(KEY, _fill)
    found = two.find(KEY)
    assert found is not None
    after = _peak_mb()
    same = os.system(f"cmp -s '{sent}' '{found}'") == 0
    grown.put(after - before if same else 9999.0)


def _fill(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(SIZE_MB):
            file.write(os.urandom(1 << 20))


def _peak_mb() -> float:
    """Of this process alone; what getrusage tells begins with the parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def test_a_killed_upload_leaves_nothing_that_anybody_finds(bucket: Bucket, tmp_path: Path) -> None:
    store = bucket.store(tmp_path / "one")
    bucket.door.fail(HELD, method="PUT", times=99)
    child = SPAWN.Process(target=_send, args=(store,))
    child.start()
    until = time.monotonic() + 20
    while bucket.door.count("PUT") == 0 and time.monotonic() < until:
        time.sleep(0.02)
    child.kill()
    child.join()
    bucket.door.heal()
    assert list(bucket.objects.list("")) == []
    assert bucket.store(tmp_path / "two").find(KEY) is None
    assert store.find(KEY) is None
    (left,) = (path for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert left.name.startswith(".")
    os.utime(left, (0, 0))
    assert store.sweep(older_than_s=3600) == 1


def _send(store: CloudStore) -> None:
    store.put(KEY, _fill)
