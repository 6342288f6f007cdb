"""faulted_buckets: objects in Cloud Storage and S3, each on its emulator."""

from __future__ import annotations

import contextlib
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reelwright.storage.cloud import CloudStore
from tests.emulators.buckets import HASTY, Bucket, gcs, s3
from tests.emulators.door import ANSWER_LOST, DROPPED, HELD, TRUNCATED
from tests.emulators.s3 import SECRET
from tests.support.fault_table import Fault
from tests.support.faulted import HASTY_S, Rig

KEY = "render_segment/ab/abcd.mp4"
ALWAYS = 9
"""A fault that befalls every repeat as well."""
FAULTS = {
    Fault.BAD_REQUEST: 400,
    Fault.NO_LOGIN: 401,
    Fault.FORBIDDEN: 403,
    Fault.TOO_OFTEN: 429,
    Fault.BROKEN: 500,
    Fault.AWAY: 503,
    Fault.SLOW: HELD,
    Fault.DROPPED_BEFORE: DROPPED,
    Fault.DROPPED_AFTER: ANSWER_LOST,
    Fault.TRUNCATED: TRUNCATED,
}


class BucketRig(Rig):
    """Keeps an object; where half of an answer is to come, brings it to another machine."""

    secret = SECRET

    def __init__(self, bucket: Bucket) -> None:
        super().__init__()
        self.bucket = bucket

    def arm(self, fault: Fault | None) -> None:
        self.bucket = self.bucket.fresh()
        self.method = "GET" if fault is Fault.TRUNCATED else "PUT"
        if fault is Fault.TRUNCATED:
            self._keep(self._store())
            self.bucket.door.requests.clear()
        if fault in FAULTS:
            self.bucket.door.fail(FAULTS[fault], method=self.method, times=ALWAYS)

    def use(self, fault: Fault | None, timeout_s: float) -> None:
        hurry = HASTY_S if fault is Fault.SLOW else HASTY.silent_s
        store = self._store(silent_s=hurry)
        if fault is Fault.TRUNCATED:
            store.find(KEY)
        else:
            self._keep(store)

    def requests(self) -> int:
        return self.bucket.door.count(self.method)

    def billed(self) -> bool:
        return False

    def _store(self, *, silent_s: float = HASTY.silent_s) -> CloudStore:
        cache = self.folder / uuid.uuid4().hex
        patience = replace(HASTY, silent_s=silent_s)
        return CloudStore(self.bucket.url, self.bucket.access, cache, patience=patience)

    def _keep(self, store: CloudStore) -> None:
        def write(path: Path) -> None:
            path.write_bytes(b"segment" * 9_999)

        store.put(KEY, write)


@contextlib.contextmanager
def bucket_rigs() -> Iterator[dict[str, Rig]]:
    """Both sorts of bucket."""
    with tempfile.TemporaryDirectory() as folder, gcs(Path(folder)) as gs, s3() as amazon:
        yield {"objects gs": BucketRig(gs), "objects s3": BucketRig(amazon)}
