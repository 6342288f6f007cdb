"""Uploads: own files are taken, brought into a clean form, listed, opened and deleted."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from reelwright.database.artifacts import used_by_any
from reelwright.database.uploads import (
    delete_upload,
    find_upload,
    hold_account,
    insert_upload,
    kept_of,
    page_of_uploads,
)
from reelwright.domain.model import Model
from reelwright.domain.naming import slug
from reelwright.domain.sniffing import HEAD_BYTES, sniff_as
from reelwright.domain.upload import MB, CleanMedia, Upload, UploadKind, file_name
from reelwright.errors import InputError, NotFound, QuotaExceeded
from reelwright.operations.media import MediaFile, object_file, signed_link
from reelwright.operations.principal import Principal
from reelwright.storage.keys import UPLOADS, artifact_key
from reelwright.storage.local import storage_errors
from reelwright.storage.signing import LinkSigner
from reelwright.workflows.studio import Studio

BASE = "/api"
MOST = 100
_CHUNK = 1 << 20


class UploadPage(Model):
    """Some uploads, and where the next ones begin."""

    items: tuple[Upload, ...]
    next_cursor: str | None
    """None at the end."""


def check_room(studio: Studio, account_id: str) -> None:
    """Raises QuotaExceeded where the account can keep no more, before anything is read."""
    with studio.database.read() as c:
        kept = kept_of(c, account_id)
    _check_room(studio, kept, 1)


@contextmanager
def upload_folder(studio: Studio) -> Iterator[Path]:
    """A folder for one file on its way in; gone with all that is in it when the block ends.

    Raises StorageError for what the disk refuses in the block.
    """
    scratch = studio.services.workspace / "scratch"
    with storage_errors(scratch):
        scratch.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="upload-", dir=scratch) as folder:
            yield Path(folder)


def keep_upload(
    studio: Studio, principal: Principal, kind: UploadKind, name: str, path: Path
) -> Upload:
    """Make a clean file of what lies at `path`, and keep that; `name` is data alone.

    Raises InputError for what is not of the kind or cannot be read, QuotaExceeded.
    """
    clean, target = clean_file(kind, path)
    upload_id, size = secrets.token_hex(12), target.stat().st_size
    upload = Upload(
        id=upload_id,
        account_id=principal.account_id,
        kind=kind,
        name=file_name(name),
        # The id keeps two uploads of one file apart: each goes when it is deleted.
        key=f"{UPLOADS}/{upload_id}/{_sha256(target)}{clean.suffix}",
        media_type=clean.media_type,
        size_bytes=size,
        width=clean.width,
        height=clean.height,
        duration_ms=clean.duration_ms,
        created_at_ms=studio.now_ms(),
    )
    with studio.database.read() as c:
        _check_room(studio, kept_of(c, upload.account_id), size)
    studio.services.store.put(upload.key, partial(shutil.copyfile, target))
    try:
        with studio.database.begin() as c:
            hold_account(c, upload.account_id)
            _check_room(studio, kept_of(c, upload.account_id), size)
            insert_upload(c, upload)
    except QuotaExceeded:
        studio.services.store.remove(upload.key)
        raise
    return upload


def upload_of(studio: Studio, principal: Principal, upload_id: str) -> Upload:
    """Raises NotFound where there is none, or where it is another account's."""
    with studio.database.read() as c:
        found = find_upload(c, upload_id, account_id=principal.sees)
    if found is None:
        raise not_kept(upload_id)
    return found


def not_kept(upload_id: str) -> NotFound:
    """The same for one that never was as for another account's."""
    return NotFound(f"There is no upload {upload_id}. Send the file to /api/uploads first.")


def list_uploads(
    studio: Studio,
    principal: Principal,
    *,
    kind: UploadKind | None = None,
    cursor: str = "",
    limit: int = 20,
) -> UploadPage:
    """Newest first. Raises InputError for a cursor that no page gave."""
    after = _place(cursor) if cursor else None
    most = max(1, min(limit, MOST))
    with studio.database.read() as c:
        found = page_of_uploads(
            c, account_id=principal.sees, kind=kind, after=after, limit=most + 1
        )
    more = len(found) > most
    cursor = _cursor(found[most - 1]) if more else ""
    return UploadPage(items=found[:most], next_cursor=cursor or None)


def remove_upload(studio: Studio, principal: Principal, upload_id: str) -> None:
    """Videos that use it keep its object, until the last of them is purged. Raises NotFound."""
    with studio.database.begin() as c:
        found = find_upload(c, upload_id, account_id=principal.sees, hold=True)
        if found is None:
            raise not_kept(upload_id)
        delete_upload(c, upload_id)
        used = used_by_any(c, [found.key])
    if not used:
        studio.services.store.remove(found.key)


def upload_signer(studio: Studio) -> LinkSigner:
    """What signs and checks links to uploads. Raises ConfigError, StorageError."""
    return replace(studio.links(), base=BASE)


def content_link(signer: LinkSigner, upload_id: str) -> str:
    """A link to the clean file, which opens for a while."""
    return signed_link(signer, _signed(upload_id))


def open_upload(studio: Studio, upload_id: str, *, expires: str, signature: str) -> MediaFile:
    """The clean file. Raises NotFound for a link that expired or was altered."""
    upload_signer(studio).check(_signed(upload_id), expires=expires, signature=signature)
    with studio.database.read() as c:
        found = find_upload(c, upload_id)
    if found is None:
        raise not_kept(upload_id)
    suffix = found.key[found.key.rindex(".") :]
    called = f"{slug(found.name.rpartition('.')[0] or found.name)}{suffix}"
    return object_file(studio.objects(), artifact_key(found.key), called, found.media_type)


def _signed(upload_id: str) -> str:
    return f"{UPLOADS}/{upload_id}/content"


def clean_file(kind: UploadKind, path: Path) -> tuple[CleanMedia, Path]:
    """What was made of a file that was sent, and where it lies beside it. Raises InputError."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        raise InputError("The file is empty. Send one with something in it.")
    container = sniff_as(kind, head)
    target = path.with_name("clean")
    if kind is UploadKind.PICTURE:
        # Loaded where it is needed: half a second of picture libraries.
        from reelwright.motion.clean_photo import clean_photo

        return clean_photo(path, container, target), target
    from reelwright.render.clean_media import clean_clip, clean_sound, clean_voice

    clean = {
        UploadKind.CLIP: (clean_clip, ".mp4"),
        UploadKind.MUSIC: (clean_sound, ".flac"),
        UploadKind.VOICE_OVER: (clean_voice, ".wav"),
    }
    make, suffix = clean[kind]
    target = target.with_suffix(suffix)
    return make(path, container, target), target


def _check_room(studio: Studio, kept: tuple[int, int], size: int) -> None:
    rules, (count, total) = studio.services.policy.uploads, kept
    if count >= rules.count:
        raise QuotaExceeded(
            f"You keep {count} uploads, and {rules.count} is the most. Delete some first: videos "
            "that use them keep what they need."
        )
    if total + size > rules.total_bytes:
        raise QuotaExceeded(
            f"Your uploads have {total // MB} MB, and {rules.total_bytes // MB} MB is the most. "
            "Delete some first: videos that use them keep what they need."
        )


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_CHUNK):
            digest.update(block)
    return digest.hexdigest()


def _cursor(last: Upload) -> str:
    told = f"{last.created_at_ms}.{last.id}"
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[int, str]:
    wrong = InputError("This cursor belongs to no such list. Begin without one.")
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        at, upload_id = raw.split(".", 1)
        place = int(at), upload_id
    except (ValueError, binascii.Error) as error:
        raise wrong from error
    if not 0 <= place[0] < 2**62 or not upload_id.isalnum():
        raise wrong
    return place
