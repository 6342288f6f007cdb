"""Bucket client: obstore's client for one bucket, with waits and credentials as set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from reelwright.errors import ConfigError
from reelwright.ports import Access
from reelwright.storage.keys import checked

if TYPE_CHECKING:
    from obstore.store import (
        ClientConfig,
        GCSConfig,
        GCSStore,
        RetryConfig,
        S3Config,
        S3Store,
    )

SCHEMES = ("gs", "s3")


@dataclass(frozen=True)
class BucketUrl:
    """Where the objects lie; `str()` is what a person set."""

    scheme: str
    bucket: str
    prefix: str
    """Empty, or ends in `/`."""

    @classmethod
    def parse(cls, url: str) -> Self:
        """Raises ConfigError for what is no bucket's address."""
        parts = urlsplit(url)
        prefix = parts.path.strip("/")
        fit = parts.scheme in SCHEMES and parts.netloc and "@" not in parts.netloc
        if not fit or parts.query or parts.fragment:
            raise ConfigError(
                "REELWRIGHT_OBJECTS_URL is no address of a bucket. "
                "Write gs://BUCKET/PREFIX or s3://BUCKET/PREFIX."
            )
        return cls(parts.scheme, parts.netloc, f"{checked(prefix)}/" if prefix else "")

    @property
    def vendor(self) -> str:
        """Its name among the vendors: gcs or s3."""
        return "gcs" if self.scheme == "gs" else "s3"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.bucket}/{self.prefix}".rstrip("/")


@dataclass(frozen=True)
class Patience:
    """How often one request is made again on 429, 5xx and lost connections.

    The one place where a repeat is safe unseen: every request to a bucket can be repeated.
    """

    retries: int = 6
    first_pause_s: float = 0.2
    longest_pause_s: float = 5.0
    whole_s: float = 60.0
    """No request is made again later than that after the first."""
    silent_s: float = 30.0
    """A bucket that sends nothing for so long is given up, and asked again."""


PATIENT = Patience()


def open_bucket(url: BucketUrl, access: Access, patience: Patience) -> GCSStore | S3Store:
    """A client for reading and writing; nothing is sent yet. Raises ConfigError."""
    if url.scheme == "s3":
        return _open_s3(url, access, patience)
    return _open_gcs(url, access, patience)


def check_signing(url: BucketUrl, access: Access) -> None:
    """Raises ConfigError where nobody is there to sign.

    Without a service account's file Google signs with the machine's own account, which an
    emulator or a proxy does not have.
    """
    if url.scheme == "gs" and access.base_url and not access.credentials:
        raise ConfigError(
            f"Links into {url} cannot be signed without an account. Set "
            "REELWRIGHT_GOOGLE_CREDENTIALS to a service account's file."
        )


def _open_gcs(url: BucketUrl, access: Access, patience: Patience) -> GCSStore:
    from obstore.exceptions import BaseError
    from obstore.store import GCSStore

    config: GCSConfig = {}
    if access.base_url:
        config["base_url"] = access.base_url
    if access.credentials:
        config["application_credentials"] = access.credentials
    elif access.base_url:
        config["bearer_token"] = "emulator"
    try:
        return GCSStore(
            url.bucket,
            config=config,
            client_options=_client_options(access, patience),
            retry_config=_retries(patience),
        )
    except (BaseError, ValueError, OSError) as error:
        raise ConfigError(
            f"{url} cannot be opened. Check REELWRIGHT_GOOGLE_CREDENTIALS: it must name a "
            "service account's file (JSON)."
        ) from error


def _open_s3(url: BucketUrl, access: Access, patience: Patience) -> S3Store:
    from obstore.exceptions import BaseError
    from obstore.store import S3Store

    config: S3Config = {}
    if access.location:
        config["region"] = access.location
    if access.base_url:
        config["endpoint"] = access.base_url
    if access.api_key:
        name, _, secret = access.api_key.partition(":")
        config["access_key_id"], config["secret_access_key"] = name, secret
    try:
        return S3Store(
            url.bucket,
            config=config,
            client_options=_client_options(access, patience),
            retry_config=_retries(patience),
        )
    except (BaseError, ValueError, OSError) as error:
        raise ConfigError(
            f"{url} cannot be opened. Check REELWRIGHT_S3_REGION and REELWRIGHT_S3_BASE_URL."
        ) from error


def _client_options(access: Access, patience: Patience) -> ClientConfig:
    return {
        "allow_http": access.base_url.startswith("http://"),
        "connect_timeout": timedelta(seconds=5),
        "read_timeout": timedelta(seconds=patience.silent_s),
        "timeout": timedelta(minutes=10),
    }


def _retries(patience: Patience) -> RetryConfig:
    return {
        "max_retries": patience.retries,
        "retry_timeout": timedelta(seconds=patience.whole_s),
        "backoff": {
            "init_backoff": timedelta(seconds=patience.first_pause_s),
            "max_backoff": timedelta(seconds=patience.longest_pause_s),
            "base": 2,
        },
    }
