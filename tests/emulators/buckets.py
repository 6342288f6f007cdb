"""Buckets: the emulated stores as a person would set them, each test below a prefix of its own."""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reelwright.ports import Access, Resources
from reelwright.storage.bucket import BucketObjects
from reelwright.storage.bucket_client import Patience
from reelwright.storage.cloud import CloudStore
from tests.emulators.door import Door, opened
from tests.emulators.gcs import GcsBucket
from tests.emulators.s3 import KEY_ID, REGION, SECRET, s3_bucket

BUCKET = "reels"
HASTY = Patience(retries=2, first_pause_s=0.01, longest_pause_s=0.02, whole_s=10)


@dataclass(frozen=True)
class Bucket:
    """One prefix of an emulated bucket."""

    door: Door
    vendor: str
    """gcs or s3."""
    url: str
    access: Access
    credentials: str = ""
    """A service account's file, with which Cloud Storage signs links."""

    @property
    def objects(self) -> BucketObjects:
        return BucketObjects(self.url, self.access, patience=HASTY)

    @property
    def signing(self) -> BucketObjects:
        """With the right to sign."""
        access = replace(self.access, credentials=self.credentials)
        return BucketObjects(self.url, access, patience=HASTY)

    def store(self, cache: Path) -> CloudStore:
        """As one machine sees it."""
        return CloudStore(self.url, self.access, cache, patience=HASTY)

    def resources(self, cache: Path) -> Resources:
        return Resources(cache, objects_url=self.url, vendors=((self.vendor, self.access),))

    def fresh(self) -> Bucket:
        """Another prefix, and no faults."""
        self.door.heal()
        root = self.url.split("://", 1)
        return replace(self, url=f"{root[0]}://{BUCKET}/{uuid.uuid4().hex[:8]}/a b")


@contextlib.contextmanager
def gcs(folder: Path) -> Iterator[Bucket]:
    """Cloud Storage, and the file of a service account in `folder`."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(65537, 2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    account = {
        "type": "service_account",
        "client_email": "reels@project.iam.gserviceaccount.com",
        "private_key": pem.decode(),
        "private_key_id": "1",
        "project_id": "project",
    }
    path = folder / "account.json"
    path.write_text(json.dumps(account))
    with opened(GcsBucket(BUCKET, key.public_key(), page=5)) as door:
        yield Bucket(door, "gcs", f"gs://{BUCKET}", Access(base_url=door.url), str(path))


@contextlib.contextmanager
def s3() -> Iterator[Bucket]:
    """S3."""
    with s3_bucket(BUCKET) as door:
        access = Access(f"{KEY_ID}:{SECRET}", door.url, location=REGION)
        yield Bucket(door, "s3", f"s3://{BUCKET}", access)
