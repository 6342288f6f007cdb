"""Own files: the uploads that an order names, found among the person's own, put into its brief."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from reelwright.database.uploads import hold_uploads
from reelwright.domain.brief import OWN_MUSIC
from reelwright.domain.scene_state import DRAWN_TIER
from reelwright.domain.upload import SEEN, OwnMedia, Upload, UploadKind
from reelwright.errors import Conflict, InputError
from reelwright.operations.principal import Principal
from reelwright.operations.recordings import KeptRecording
from reelwright.operations.request import MakeRequest
from reelwright.operations.uploads import upload_of
from reelwright.operations.videos import Asked, read_request
from reelwright.workflows.casting import MEDIA_TIER
from reelwright.workflows.studio import Studio

MARK = "upload:"
"""Before an upload's id, where something else could be meant."""


@dataclass(frozen=True)
class OwnFiles:
    """Uploads that an order uses, each of a kind that fits."""

    voice_over: Upload | None = None
    music: Upload | None = None
    media: tuple[Upload, ...] = ()


NO_FILES = OwnFiles()


def find_own_files(
    studio: Studio,
    principal: Principal,
    *,
    voice_over: str = "",
    music: str = "",
    media: Sequence[str] = (),
) -> OwnFiles:
    """By ids, with or without `upload:`. `music` that names none is passed over.

    Raises NotFound for what is not there or not the person's own, InputError for a wrong kind.
    """
    voice, heard = frozenset({UploadKind.VOICE_OVER}), frozenset({UploadKind.MUSIC})
    is_own = music.startswith(MARK)
    return OwnFiles(
        voice_over=find_own(studio, principal, voice_over, voice) if voice_over else None,
        music=find_own(studio, principal, music, heard) if is_own else None,
        media=tuple(find_own(studio, principal, each, SEEN) for each in media),
    )


def find_own(
    studio: Studio, principal: Principal, given: str, kinds: Collection[UploadKind]
) -> Upload:
    """One upload of a fitting kind. Raises NotFound, InputError."""
    found = upload_of(studio, principal, given.removeprefix(MARK))
    if found.kind not in kinds:
        wanted = " or ".join(sorted(kinds))
        raise InputError(
            f"{found.name} was uploaded as {found.kind}, and {wanted} is needed here. Send it "
            f"once more with kind={wanted.partition(' ')[0]}."
        )
    return found


def read_with(own: OwnFiles, request: MakeRequest) -> Asked:
    """The request with these files in its brief. Raises InputError for what does not fit."""
    recording = None
    if own.voice_over is not None:
        recording = KeptRecording(Path(own.voice_over.name), own.voice_over.key)
        request = replace(request, voice_over=recording.path)
    if own.media and request.clips not in {"", DRAWN_TIER, MEDIA_TIER}:
        raise InputError("Give either media or clips: uploads are shown, or clips are made.")
    asked = read_request(request, uploaded=recording)
    changes: dict[str, object] = {}
    if own.music is not None:
        changes = {"music": f"{OWN_MUSIC}{own.music.key}", "music_name": own.music.name}
    if own.media:
        shown = tuple(OwnMedia.of(upload) for upload in own.media)
        changes |= {"clips": MEDIA_TIER, "media": shown}
    return replace(asked, brief=asked.brief.model_copy(update=changes))


def check_kept(c: Connection, keys: Sequence[str]) -> None:
    """Let these uploads stay until the transaction ends. Raises Conflict where one is gone."""
    if len(hold_uploads(c, keys)) < len(set(keys)):
        raise Conflict("A file that is named here was deleted meanwhile. Send it again.")
