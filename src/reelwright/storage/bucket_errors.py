"""Bucket errors: what a bucket refuses, in words that name the bucket and the setting."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from reelwright.errors import ConfigError, ReelwrightError, StorageError
from reelwright.storage.bucket_client import BucketUrl

KEPT = "What is finished is kept: run the same command again."
BUSY = ("429 Too Many", "SlowDown", "503 Service Unavailable")
FULL = ("QuotaExceeded", "507 Insufficient", "XMinioStorageFull", "userRateLimitExceeded")
REGION = ("AuthorizationHeaderMalformed", "301 Moved", "PermanentRedirect")


@contextlib.contextmanager
def bucket_errors(url: BucketUrl) -> Iterator[None]:
    """Turn what obstore raises into StorageError (now) or ConfigError (until it is set right).

    The vendor's own text is no part of the message: it may hold addresses and account names.
    """
    from obstore.exceptions import BaseError

    try:
        yield
    except (BaseError, FileNotFoundError) as error:
        raise _told(url, error) from error


def no_bucket(error: FileNotFoundError) -> bool:
    """Whether not only the object is missing."""
    return "NoSuchBucket" in str(error)


def _told(url: BucketUrl, error: Exception) -> ReelwrightError:
    from obstore.exceptions import PermissionDeniedError, UnauthenticatedError

    # obstore tells most things by its text alone.
    text = str(error).partition("\n\nDebug")[0]
    if any(sign in text for sign in FULL):
        return StorageError(f"The quota of {url} is used up. Raise it or make room. {KEPT}")
    if "416 " in text:
        return StorageError(f"There is less in {url} than was asked for.")
    if isinstance(error, FileNotFoundError):
        return ConfigError(
            f"There is no bucket {url.bucket}, or it is in another place. Create it, or "
            "correct REELWRIGHT_OBJECTS_URL."
        )
    if isinstance(error, PermissionDeniedError):
        return ConfigError(f"{url} refuses access. {_right(url)}")
    if isinstance(error, UnauthenticatedError) or _without_login(text):
        return ConfigError(f"{url} does not know who asks. {_login(url)}")
    if any(sign in text for sign in REGION):
        return ConfigError(f"{url} lies in another region. Set REELWRIGHT_S3_REGION.")
    if any(sign in text for sign in BUSY):
        return StorageError(f"{url} is asked for too much at once. {KEPT}")
    address = f"REELWRIGHT_{url.vendor.upper()}_BASE_URL"
    return StorageError(
        f"{url} cannot be reached now. Check the network (and {address}, where it is set). {KEPT}"
    )


def _right(url: BucketUrl) -> str:
    if url.scheme == "gs":
        return (
            "Give the account in REELWRIGHT_GOOGLE_CREDENTIALS (or this machine's) the role "
            "Storage Object User on the bucket."
        )
    return (
        "Allow the account (AWS_ACCESS_KEY_ID, or this machine's role) s3:GetObject, "
        "s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload and s3:ListBucket."
    )


def _login(url: BucketUrl) -> str:
    if url.scheme == "gs":
        return (
            "Set REELWRIGHT_GOOGLE_CREDENTIALS to a service account's file, or run "
            "`gcloud auth application-default login`."
        )
    return "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give this machine a role."


def _without_login(text: str) -> bool:
    return any(
        sign in text for sign in ("token request", "169.254.169.254", "metadata.google.internal")
    )
