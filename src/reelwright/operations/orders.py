"""Orders: videos that are asked for from afar, with texts in place of files, each a new one."""

from __future__ import annotations

import secrets
from dataclasses import replace

from reelwright.database.scenes import script_of
from reelwright.database.videos import NewVideo, load_video
from reelwright.domain.naming import slug
from reelwright.domain.script_text import format_script
from reelwright.domain.video import Video, VideoStatus
from reelwright.errors import Conflict, InputError
from reelwright.operations.access_code import check_access_code
from reelwright.operations.along import Along, alone
from reelwright.operations.own_files import NO_FILES, OwnFiles, check_kept, read_with
from reelwright.operations.principal import Principal
from reelwright.operations.providers import named_by
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import Asked, check
from reelwright.render.music import moods, pick_track, tracks
from reelwright.stages.mix_sound import NO_MUSIC
from reelwright.workflows.casting import MEDIA_TIER
from reelwright.workflows.runs import create_video
from reelwright.workflows.studio import Studio


def read_order(request: MakeRequest, own: OwnFiles = NO_FILES) -> Asked:
    """The request as `read_request` has it, under a name of its own, with the person's own files.

    Raises InputError also for anything that names a file of this machine.
    """
    _refuse_files(request)
    asked = read_with(own, request)
    return replace(asked, id=_new_id(asked.brief.theme))


def check_code(studio: Studio, principal: Principal, code: str, *, address: str) -> None:
    """Raises Forbidden where a video needs the access code and this is not it; the machine's
    owner needs none."""
    if principal.sees is not None:
        check_access_code(studio, "create", code, address)


def order_video(
    asked: Asked,
    studio: Studio,
    *,
    account_id: str,
    approve: bool = False,
    along: Along = alone,
) -> Video:
    """A new video of the account, its work queued.

    Raises QuotaExceeded, InputError for names that are not known or not set up here, Conflict
    where one of its uploads was deleted meanwhile.
    """
    with named_by(asked.brief):
        check(asked, studio)
    new = NewVideo(asked.id, account_id, asked.brief, asked.material, "api", approve)
    with studio.database.begin() as c:
        check_kept(c, asked.brief.own_keys)
        video = create_video(c, studio, new)
        along(c, video)
        return video


def duplicate(
    studio: Studio,
    video_id: str,
    *,
    owner_id: str,
    account_id: str | None = None,
    along: Along = alone,
) -> Video:
    """A new video of the same wishes, saying what the script says now; it waits for approval.

    Raises Conflict for one in the trash, QuotaExceeded.
    """
    with studio.database.begin() as c:
        video = load_video(c, video_id, account_id=account_id)
        if video.status is VideoStatus.TRASHED:
            raise Conflict(f"{video.id} is in the trash. Restore it first.")
        script, brief, material = script_of(c, video_id), video.brief, video.material
        if script is not None and not brief.voice_over:
            material = format_script(script)
            # A script that is read again counts its scenes anew.
            placed = {
                f"s{number:02d}": brief.placed[scene.id]
                for number, scene in enumerate(script.scenes, 1)
                if scene.id in brief.placed
            }
            changes = {"source": "script", "source_name": "", "placed": placed}
            brief = brief.model_copy(update=changes)
        new = NewVideo(_new_id(video.title), owner_id, brief, material, "api", approve=True)
        made = create_video(c, studio, new)
        along(c, made)
        return made


def _new_id(theme: str) -> str:
    return f"{slug(theme)}-{secrets.token_hex(6)}"


def _refuse_files(request: MakeRequest) -> None:
    """No path of this machine is read for somebody elsewhere, nor is it told what there is."""
    files = (request.script_file, request.text_file, request.voice_over)
    if any(file is not None for file in files):
        raise InputError("Files of the server cannot be named. Send the text itself.")
    if request.clips.partition(":")[0].strip().casefold() == MEDIA_TIER:
        raise InputError(
            "clips cannot name a folder of the server. Give motion, or a generator such as veo."
        )
    music = request.music
    if not music or music == NO_MUSIC or music in {track.name for track in tracks()}:
        return
    if music not in moods():
        if "/" in music or "\\" in music or "." in music:
            raise InputError(
                f"music cannot name a file of the server. Give a mood ({', '.join(moods())}), or "
                "none."
            )
        pick_track(music, seed=0)
