"""Open: the store and the objects that REELWRIGHT_OBJECTS_URL names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reelwright.errors import ConfigError
from reelwright.ports import ObjectStore, Resources
from reelwright.storage.bucket import BucketObjects
from reelwright.storage.bucket_client import PATIENT, BucketUrl, Patience
from reelwright.storage.cloud import CloudStore
from reelwright.storage.folder import FolderObjects
from reelwright.storage.keys import ARTIFACTS
from reelwright.storage.local import LocalStore
from reelwright.storage.objects import Objects
from reelwright.storage.signing import LinkSigner

CACHE = "cached"
"""Folder in the workspace; apart from what a workspace without a bucket keeps for good."""


def open_store(objects_url: str, resources: Resources, workspace: Path) -> ObjectStore:
    """Where stages keep what they make; a bucket is cached in the workspace.

    Raises ConfigError for an address that names neither a bucket nor a folder.
    """
    folder = _folder(objects_url, workspace)
    if folder is not None:
        return LocalStore(folder / ARTIFACTS)
    access = resources.access(BucketUrl.parse(objects_url).vendor)
    return CloudStore(objects_url, access, workspace / CACHE)


def open_objects(
    resources: Resources,
    workspace: Path,
    *,
    signer: Callable[[], LinkSigner] | None = None,
    patience: Patience = PATIENT,
) -> Objects:
    """The same place by full keys, finished versions among them. Raises ConfigError.

    A bucket signs its links itself; links to a folder's files are signed by what `signer` opens
    when it is first needed.
    """
    objects_url = resources.objects_url
    folder = _folder(objects_url, workspace)
    if folder is not None:
        return FolderObjects(folder, signer=signer)
    access = resources.access(BucketUrl.parse(objects_url).vendor)
    return BucketObjects(objects_url, access, patience=patience)


def _folder(objects_url: str, workspace: Path) -> Path | None:
    """The folder that holds the objects; None where a bucket does."""
    if not objects_url:
        return workspace
    parts = urlsplit(objects_url)
    if parts.scheme != "file":
        return None
    if parts.netloc or not parts.path.strip("/"):
        raise ConfigError(
            "REELWRIGHT_OBJECTS_URL names no folder. Write file:///FOLDER with the whole path."
        )
    return Path(unquote(parts.path))
