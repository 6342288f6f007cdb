"""BucketObjects: objects in a bucket of Cloud Storage or S3."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.errors import StorageError
from reelwright.ports import Access
from reelwright.storage.bucket_client import (
    PATIENT,
    BucketUrl,
    Patience,
    check_signing,
    open_bucket,
)
from reelwright.storage.bucket_errors import bucket_errors, no_bucket
from reelwright.storage.keys import checked
from reelwright.storage.local import place
from reelwright.storage.objects import CHUNK, ObjectInfo

if TYPE_CHECKING:
    from obstore import GetResult, ObjectMeta
    from obstore.store import GCSStore, S3Store

PART = 8 << 20
PARTS_AT_ONCE = 3
"""Bounds what an upload holds in memory to 24 MB."""
SUM = "sha256"
"""Kept with every object of ours, and compared when it comes down."""


class BucketObjects:
    """Objects below `gs://bucket/prefix` or `s3://bucket/prefix`.

    Crosses processes by its address alone; each opens its own connection when it first needs it.
    """

    def __init__(self, url: str, access: Access, *, patience: Patience = PATIENT) -> None:
        self._given = (url, access, patience)
        self.url = BucketUrl.parse(url)
        self._access = access
        self._patience = patience

    def __reduce__(self) -> tuple[object, ...]:
        return _bucket_objects, self._given

    def info(self, key: str) -> ObjectInfo | None:
        import obstore

        with bucket_errors(self.url):
            try:
                return self._info(obstore.head(self._client, self._name(key)))
            except FileNotFoundError:
                return None

    def size(self, key: str) -> int | None:
        found = self.info(key)
        return None if found is None else found.size

    def checksum(self, key: str) -> str | None:
        """SHA-256 that was kept with an object, empty where somebody else put it there.

        None where there is no such object.
        """
        with bucket_errors(self.url):
            found = self._get(key, head=True)
            return None if found is None else _kept_sum(found)

    def read_range(self, key: str, start: int, end: int | None = None) -> Iterator[bytes]:
        import obstore

        if end is not None and end <= start:
            return iter(())
        with bucket_errors(self.url):
            try:
                answer = obstore.get(
                    self._client,
                    self._name(key),
                    options={"range": {"offset": start} if end is None else (start, end)},
                )
            except FileNotFoundError as error:
                raise StorageError(f"There is no {key} in {self.url}.") from error
        return self._chunks(answer)

    def list(self, prefix: str) -> Iterator[ObjectInfo]:
        import obstore

        folder = prefix.rstrip("/")
        name = self._name(folder) if folder else self.url.prefix
        pages = iter(obstore.list(self._client, name))
        while True:
            with bucket_errors(self.url):
                page = next(pages, None)
            if page is None:
                return
            yield from map(self._info, page)

    def signed_url(self, key: str, *, expires_s: int) -> str:
        import obstore

        check_signing(self.url, self._access)
        with bucket_errors(self.url):
            return obstore.sign(self._client, "GET", self._name(key), timedelta(seconds=expires_s))

    def put_file(self, key: str, path: Path) -> None:
        import obstore

        name, attributes = self._name(key), {SUM: file_sum(path)}
        with bucket_errors(self.url):
            obstore.put(
                self._client,
                name,
                path,
                attributes=attributes,
                chunk_size=PART,
                max_concurrency=PARTS_AT_ONCE,
            )

    def get_file(self, key: str, path: Path) -> bool:
        with bucket_errors(self.url):
            answer = self._get(key)
        if answer is None:
            return False
        size, kept = answer.meta["size"], _kept_sum(answer)

        def write(aside: Path) -> None:
            hashed = hashlib.sha256()
            with aside.open("wb") as file:
                for chunk in self._chunks(answer):
                    file.write(chunk)
                    hashed.update(chunk)
                if file.tell() != size or kept not in {"", hashed.hexdigest()}:
                    raise StorageError(f"{key} came damaged from {self.url}. Ask for it again.")

        place(path, write)
        return True

    def delete(self, *keys: str) -> None:
        import obstore

        for key in keys:
            with bucket_errors(self.url):
                try:
                    obstore.delete(self._client, self._name(key))
                except FileNotFoundError as error:
                    if no_bucket(error):
                        raise

    @cached_property
    def _client(self) -> GCSStore | S3Store:
        return open_bucket(self.url, self._access, self._patience)

    def _name(self, key: str) -> str:
        return self.url.prefix + checked(key)

    def _info(self, meta: ObjectMeta) -> ObjectInfo:
        key = meta["path"].removeprefix(self.url.prefix)
        return ObjectInfo(key, meta["size"], round(meta["last_modified"].timestamp() * 1000))

    def _get(self, key: str, *, head: bool = False) -> GetResult | None:
        import obstore

        try:
            return obstore.get(self._client, self._name(key), options={"head": head})
        except FileNotFoundError as error:
            if no_bucket(error):
                raise
            return None

    def _chunks(self, answer: GetResult) -> Iterator[bytes]:
        chunks = iter(answer.stream(min_chunk_size=CHUNK))
        while True:
            with bucket_errors(self.url):
                chunk = next(chunks, None)
            if chunk is None:
                return
            yield bytes(chunk)


def file_sum(path: Path) -> str:
    """SHA-256 of a file, as it is kept with its object."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _kept_sum(answer: GetResult) -> str:
    return str(answer.attributes.get(SUM, ""))


def _bucket_objects(url: str, access: Access, patience: Patience) -> BucketObjects:
    return BucketObjects(url, access, patience=patience)
