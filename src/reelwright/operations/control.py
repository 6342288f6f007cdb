"""Control: a video is cancelled, taken up again, approved, put in the trash or brought back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from reelwright.database import clips
from reelwright.database.accounts import release_video, reserve_again
from reelwright.database.intents import open_intents
from reelwright.database.library import before_trash
from reelwright.database.scenes import scenes_of, script_of
from reelwright.database.videos import change_video, load_video, locked
from reelwright.domain.events import EventType
from reelwright.domain.money import dollars
from reelwright.domain.scene_name import scene_named
from reelwright.domain.scene_state import DRAWN_TIER
from reelwright.domain.video import WORKING, Video, VideoStatus
from reelwright.errors import Conflict, InputError
from reelwright.operations.along import Along, alone
from reelwright.operations.pictures import begin_picture, refuse_on_its_way
from reelwright.operations.room import check_budget, check_room, funded, need_of
from reelwright.workflows import parts
from reelwright.workflows.caretaker import purge, put_in_trash
from reelwright.workflows.cast_video import price_plan
from reelwright.workflows.casting import MEDIA_TIER
from reelwright.workflows.runs import run_again
from reelwright.workflows.studio import Studio

Status = VideoStatus
STOPPED = frozenset({Status.PAUSED, Status.FAILED, Status.CANCELLED})
"""Ended early: it can go on where it stopped."""

_STANDS: dict[VideoStatus, str] = {
    **dict.fromkeys(
        WORKING,
        "is being made. Follow it with `reelwright watch {id}` until it is finished, or stop it "
        "with `reelwright cancel {id}`.",
    ),
    Status.DRAFT: "is a draft.",
    Status.AWAITING_APPROVAL: "waits at its storyboard. Have it made with `reelwright approve "
    "{id}`, or give it up with `reelwright cancel {id}`.",
    Status.PAUSED: "is paused. Go on with `reelwright resume {id}`.",
    Status.COMPLETED: "is finished. Change a scene with `reelwright edit {id} --scene N`, or have "
    "a picture made anew with `reelwright retry {id} --scene N`.",
    Status.FAILED: "failed. Go on where it stopped with `reelwright resume {id}`.",
    Status.CANCELLED: "is cancelled. Go on with `reelwright resume {id}`.",
    Status.TRASHED: "is in the trash. Bring it back with `reelwright restore {id}`.",
}


def must_be(video: Video, allowed: Iterable[VideoStatus], done: str) -> None:
    """Raises Conflict, saying how it stands and what fits, where it is none of these."""
    if video.status not in allowed:
        stands = _STANDS[video.status].format(id=video.id)
        raise Conflict(f"{video.id} cannot be {done}: it {stands}")


def cancel(studio: Studio, video_id: str, *, account_id: str | None = None) -> Video:
    """Stop it and keep what was made; pictures on their way are still fetched and kept."""
    with studio.database.begin() as c:
        video = locked(c, video_id, account_id=account_id)
        must_be(video, {*WORKING, Status.PAUSED, Status.AWAITING_APPROVAL}, "cancelled")
        return _cancelled(c, studio, video)


def resume(
    studio: Studio,
    video_id: str,
    *,
    budget_microusd: int | None = None,
    draw_rest: bool = False,
    account_id: str | None = None,
    along: Along = alone,
) -> Video:
    """Go on with a paused, failed, cancelled or edited video, perhaps with another budget.

    `draw_rest` draws every picture that is not bought yet. Raises BudgetExceeded where it would
    only pause again, and QuotaExceeded where its place was given to another video.
    """
    if draw_rest and budget_microusd is not None:
        raise InputError("Give either --budget or --draw-rest, not both.")
    with studio.database.begin() as c:
        video = locked(c, video_id, account_id=account_id)
        if not video.is_edited:
            must_be(video, STOPPED, "resumed")
        if budget_microusd is not None:
            check_budget(c, studio, video, budget_microusd)
        now = funded(video, budget_microusd)
        if draw_rest:
            # A plan over nothing: what is bought stays, the rest is drawn. The cap stays too, for
            # the voice.
            brief = now.brief.model_copy(update={"budget_microusd": 0})
            now = now.model_copy(update={"brief": brief})
        if video.status is Status.PAUSED:
            need = need_of(c, studio, now, pictures=not draw_rest)
            check_room(c, studio, now, need, command=f"reelwright resume {video.id}")
        again = run_again(c, studio, video, brief=now.brief, budget_microusd=now.budget_microusd)
        along(c, again)
        return again


def retry(
    studio: Studio,
    video_id: str,
    *,
    scene: str | None = None,
    budget_microusd: int | None = None,
    account_id: str | None = None,
    along: Along = alone,
) -> Video:
    """Make it once more: all that is missing, or one scene's bought picture anew.

    The last good picture stays in use until the new one is there.
    """
    with studio.database.begin() as c:
        video = locked(c, video_id, account_id=account_id)
        must_be(video, {*STOPPED, Status.COMPLETED}, "made again")
        if budget_microusd is not None:
            check_budget(c, studio, video, budget_microusd)
        now = funded(video, budget_microusd)
        if scene is not None:
            _retry_picture(c, studio, now, scene)
        again = run_again(c, studio, video, brief=now.brief, budget_microusd=now.budget_microusd)
        along(c, again)
        return again


def _retry_picture(c: Connection, studio: Studio, video: Video, scene: str) -> None:
    states = scenes_of(c, video.id)
    state = states[scene_named(video.id, scene, [state.scene.id for state in states])]
    number = state.position + 1
    if state.tier == MEDIA_TIER:
        raise InputError(
            f"Scene {number} shows a file of your own. Change the folder's files and make the "
            "video again."
        )
    if state.tier == DRAWN_TIER:
        budget = video.brief.budget_microusd
        reach = (
            f" The budget of {dollars(budget)} did not reach it: "
            f"`reelwright retry {video.id} --budget …` with more buys it."
            if budget is not None and video.brief.clips != DRAWN_TIER
            else ""
        )
        raise InputError(
            f"Scene {number} is drawn, and a drawn picture follows its text: change that with "
            f'`reelwright edit {video.id} --scene {number} --visual "…"`.{reach}'
        )
    refuse_on_its_way(c, video, state)
    shown = state.shown or state.generation
    known = clips.find_clip(c, video.id, state.scene.id, shown)
    prompt = known.prompt if known else ""
    command = f"reelwright retry {video.id} --scene {number}"
    begin_picture(c, studio, video, state, prompt, command=command)


def approve(
    studio: Studio, video_id: str, *, account_id: str | None = None, along: Along = alone
) -> Video:
    """Have the storyboard made at the price it named.

    Raises Conflict where prices changed since: the storyboard then carries the price of today,
    and approving it again holds.
    """
    with studio.database.begin() as c:
        video = locked(c, video_id, account_id=account_id)
        must_be(video, {Status.AWAITING_APPROVAL}, "approved")
        if video.is_edited:
            raise Conflict(
                f"{video.id} was edited since its storyboard was shown. `reelwright resume "
                f"{video.id}` shows the new one, with its price."
            )
        assert video.plan is not None
        before = video.plan.estimate.microusd
        today = price_plan(c, studio, video.id, video.plan).microusd
        if today == before:
            reserve_again(c, video.id)
            change_video(c, video.id, now_ms=studio.now_ms(), approve=False)
            studio.tell(c, video, EventType.VIDEO_APPROVED, once="approved", microusd=today)
            parts.begin_scenes(c, studio, load_video(c, video.id))
            approved = load_video(c, video.id)
            along(c, approved)
            return approved
    raise Conflict(
        f"The price of {video.id} changed from {dollars(before)} to {dollars(today)} since its "
        f"storyboard. `reelwright approve {video.id}` again makes it for {dollars(today)}."
    )


@dataclass(frozen=True)
class Deleted:
    """What became of a video that was deleted."""

    video: Video
    purged: bool
    """Gone for good; else it lies in the trash."""
    on_their_way: int
    """Paid pictures that a vendor still makes; it is purged once they are settled."""


def delete(
    studio: Studio, video_id: str, *, now: bool = False, account_id: str | None = None
) -> Deleted:
    """Put it in the trash, cancelled first where it is being made; `now` empties that at once.

    With pictures still on their way it stays in the trash all the same: their price is yet to
    be settled.
    """
    with studio.database.begin() as c:
        video = locked(c, video_id, account_id=account_id)
        if video.status is Status.TRASHED and not now:
            raise Conflict(
                f"{video.id} is in the trash already. `reelwright restore {video.id}` brings it "
                f"back, `reelwright delete {video.id} --now` removes it for good."
            )
        if video.status in WORKING:
            video = _cancelled(c, studio, video)
        if video.status is not Status.TRASHED:
            put_in_trash(c, studio, video)
            release_video(c, video.id)
        waiting = len(open_intents(c, video.id))
        video = load_video(c, video.id)
    gone = now and not waiting
    if gone:
        purge(studio, video.id)
    return Deleted(video, gone, waiting)


def purge_now(studio: Studio, video_id: str, *, account_id: str | None = None) -> Deleted:
    """Remove it for good: its files and rows; bills and ledger stay."""
    return delete(studio, video_id, now=True, account_id=account_id)


def restore(studio: Studio, video_id: str, *, account_id: str | None = None) -> Video:
    """Take it out of the trash, as it was before."""
    with studio.database.begin() as c:
        video = locked(c, video_id, account_id=account_id)
        if video.status is not Status.TRASHED:
            raise Conflict(f"{video.id} is not in the trash; it is {video.status}.")
        change_video(
            c,
            video.id,
            now_ms=studio.now_ms(),
            status=before_trash(c, video.id),
            status_before_trash="",
            trashed_at_ms=None,
        )
        studio.tell(c, video, EventType.VIDEO_RESTORED)
        return load_video(c, video.id)


def _cancelled(c: Connection, studio: Studio, video: Video) -> Video:
    waiting = len(open_intents(c, video.id))
    told = {0: "", 1: " One request that was sent already is still paid, fetched and kept."}.get(
        waiting, f" {waiting} requests that were sent already are still paid, fetched and kept."
    )
    script = "" if script_of(c, video.id) is None else " What was made is kept."
    notice = f"Cancelled.{script}{told} Go on with `reelwright resume {video.id}`."
    parts.stop(c, studio, video, Status.CANCELLED, notice=notice, on_their_way=waiting)
    return load_video(c, video.id)
