"""Link secret: what links to files are signed with, as set or as the workspace keeps it."""

from __future__ import annotations

import os
import secrets
import uuid
from pathlib import Path

from reelwright.storage.local import storage_errors
from reelwright.storage.signing import SHORTEST_SECRET, LinkSigner

SECRET_FILE = "link-secret"
"""In the workspace; its owner alone may read it."""
OWNER_ONLY = 0o600


def open_signer(secret: str, workspace: Path) -> LinkSigner:
    """With the secret that was set, else with the workspace's own, made when first asked for.

    Raises ConfigError for one that is too short, StorageError where none can be kept.
    """
    return LinkSigner(secret.encode() or _kept(workspace / SECRET_FILE))


def _kept(path: Path) -> bytes:
    with storage_errors(path):
        there = path.exists()
        kept = path.read_bytes().strip() if there else b""
        if len(kept) < SHORTEST_SECRET:
            path.parent.mkdir(parents=True, exist_ok=True)
            _make(path, anew=there)
            kept = path.read_bytes().strip()
    return kept


def _make(path: Path, *, anew: bool) -> None:
    """A secret under its name, whole; of several processes that make one, the first prevails."""
    aside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        os.write(file, f"{secrets.token_hex(32)}\n".encode())
    finally:
        os.close(file)
    try:
        if anew:
            aside.replace(path)
        else:
            os.link(aside, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
