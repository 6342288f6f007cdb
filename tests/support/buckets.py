"""Buckets: an emulated Cloud Storage bucket that a vendor writes to and we read from."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import httpx2
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.emulators.door import Door, opened
from tests.emulators.gcs import GcsBucket


@dataclass(frozen=True)
class Bucket:
    """A running bucket."""

    name: str
    door: Door
    stored: GcsBucket

    @property
    def url(self) -> str:
        return self.door.url

    def put(self, key: str, body: bytes) -> None:
        """As another client writes it."""
        headers = {"Authorization": "Bearer token", "Content-Type": "video/mp4"}
        url = f"{self.url}/{self.name}/{key}"
        with httpx2.Client(verify=False, trust_env=False) as client:
            client.put(url, content=body, headers=headers).raise_for_status()

    def clear(self) -> None:
        """Empty, without faults."""
        self.stored.objects.clear()
        self.door.heal()

    def fail(self, status: int) -> None:
        """The next request is refused."""
        self.door.fail(status)

    def requests(self) -> int:
        """How many there were."""
        return len(self.door.requests)


@contextlib.contextmanager
def running_bucket(name: str) -> Iterator[Bucket]:
    """Serve a bucket until the block ends."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    stored = GcsBucket(name, key.public_key())
    with opened(stored) as door:
        yield Bucket(name, door, stored)
