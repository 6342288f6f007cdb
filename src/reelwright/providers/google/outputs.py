"""Outputs: where generated clips are written in our bucket, looked up and fetched from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.errors import OperationExpired, ProviderError, Rejected, Unavailable
from reelwright.ports import Access, Resources
from reelwright.providers.google.access import PLAIN_TOKEN, is_plain

if TYPE_CHECKING:
    from obstore.store import ClientConfig, GCSStore

GS = "gs://"
FOLDER = "clips"
VIDEO = ".mp4"
_STATUS = re.compile(r"status code: (\d{3})")


@dataclass(frozen=True)
class Outputs:
    """The part of a bucket that the vendor writes clips to. Calls block: use a thread."""

    provider: str
    bucket: str
    prefix: str
    access: Access

    def folder(self, place: str) -> str:
        """`gs://` address below which the clip of `place`, and no other, is written."""
        return f"{GS}{self.bucket}/{self._key(place)}"

    def find(self, place: str) -> str | None:
        """`gs://` address of the clip of `place`, None where there is none (yet)."""
        import obstore

        store = self._store()
        try:
            for page in obstore.list(store, prefix=self._key(place)):
                keys = sorted(entry["path"] for entry in page if entry["size"])
                films = [key for key in keys if key.endswith(VIDEO)]
                if films:
                    return f"{GS}{self.bucket}/{films[0]}"
        except obstore.exceptions.BaseError as error:
            raise self._trouble("listed", error) from error
        return None

    def fetch(self, uri: str, path: Path) -> None:
        """Write what lies at a `gs://` address into `path`, piece by piece."""
        import obstore

        bucket, _, key = uri.removeprefix(GS).partition("/")
        try:
            answer = obstore.get(self._store(bucket), key)
            with path.open("wb") as file:
                for piece in answer.stream():
                    file.write(piece)
        except FileNotFoundError as error:
            raise OperationExpired(f"The clip {uri} is gone.", self.provider) from error
        except obstore.exceptions.BaseError as error:
            raise self._trouble("read", error) from error

    def put(self, place: str, name: str, content: bytes) -> str:
        """Write an output of the vendor's that it does not write itself; its `gs://` address."""
        import obstore

        key = self._key(place) + name
        try:
            obstore.put(self._store(), key, content)
        except (obstore.exceptions.BaseError, FileNotFoundError) as error:
            raise self._trouble("written", error) from error
        return f"{GS}{self.bucket}/{key}"

    def _key(self, place: str) -> str:
        # The last slash keeps `a1` from finding `a10`.
        return "/".join(part for part in (self.prefix, FOLDER, place) if part) + "/"

    def _store(self, bucket: str = "") -> GCSStore:
        from obstore.store import GCSStore

        name, base_url = bucket or self.bucket, self.access.base_url.rstrip("/")
        client: ClientConfig = {"timeout": "120s", "connect_timeout": "10s"}
        retry = {"max_retries": 0}
        if is_plain(base_url):
            client["allow_http"] = True
            return GCSStore(
                name,
                base_url=base_url,
                bearer_token=PLAIN_TOKEN,
                client_options=client,
                retry_config=retry,  # type: ignore[arg-type]
            )
        more = {"base_url": base_url} if base_url else {}
        if self.access.credentials:
            more["service_account"] = self.access.credentials
        return GCSStore(name, client_options=client, retry_config=retry, **more)  # type: ignore[arg-type]

    def _trouble(self, what: str, error: Exception) -> ProviderError:
        """obstore tells the status of a failed list in its text only."""
        found = _STATUS.search(str(error))
        status = int(found[1]) if found else 0
        if status == 404:
            return Rejected(
                f"There is no bucket {self.bucket}. Check REELWRIGHT_OBJECTS_URL.", self.provider
            )
        if status in {401, 403}:
            return Rejected(
                f"The bucket {self.bucket} cannot be {what} with this login ({status}). Check "
                "REELWRIGHT_GOOGLE_CREDENTIALS and its rights on the bucket.",
                self.provider,
            )
        return Unavailable(
            f"The bucket {self.bucket} cannot be {what} now ({status or type(error).__name__}).",
            self.provider,
            retryable=True,
        )


@dataclass(frozen=True)
class Delivery:
    """What a vendor delivers: the film itself, or where it lies."""

    uri: str = ""
    content: bytes = b""

    def write(self, path: Path, outputs: Outputs | None, *, provider: str) -> None:
        """Fill `path`. Blocks. Raises OperationExpired where it lies in no bucket of ours."""
        if self.content:
            path.write_bytes(self.content)
            return
        if outputs is None or not self.uri.startswith(GS):
            raise OperationExpired(f"The clip {self.uri} lies in no bucket of ours.", provider)
        outputs.fetch(self.uri, path)


def outputs_of(resources: Resources, provider: str) -> Outputs | None:
    """The bucket that is set, None where objects lie elsewhere."""
    if not resources.objects_url.startswith(GS):
        return None
    bucket, _, prefix = resources.objects_url.removeprefix(GS).partition("/")
    return Outputs(provider, bucket, prefix.strip("/"), resources.access("gcs"))
