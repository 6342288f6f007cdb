"""submit_clip: a paid picture is ordered at most once, whatever dies in between.

The intent is committed before the call, the vendor's operation name right after. Between the two
the outcome is unknown to whoever comes next: then it is looked up, never sent again blindly.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass

from sqlalchemy import Connection

from reelwright import tracing
from reelwright.database import clips, intents
from reelwright.database.intents import Intent
from reelwright.database.scenes import scene_of
from reelwright.database.videos import locked, working
from reelwright.domain.clip_state import ClipState
from reelwright.domain.cover import covering_ms
from reelwright.domain.events import EventType
from reelwright.domain.ladder import Trouble
from reelwright.domain.video import ClipStatus, IntentState, Video, VideoStatus
from reelwright.errors import (
    BudgetExceeded,
    ClipFailed,
    ClipFiltered,
    ConfigError,
    InputError,
    LoginRefused,
    ModelRetired,
    ProviderError,
    RateLimited,
    Rejected,
    Unavailable,
)
from reelwright.ports import ClipRequest
from reelwright.stages.describe_clip import negative_prompt
from reelwright.workflows import money, parts
from reelwright.workflows.clip_trouble import go_down
from reelwright.workflows.shop import DONE, Shop, Turn
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.clips")

SEND_WITHIN_S = 10.0
"""A process that slept longer between its intent and its call sends nothing: somebody else may
have cleared the intent up by then."""
ACCEPTED: Turn = {"outcome": "accepted"}
DOUBT: Turn = {"outcome": "doubt"}
STANDS = {IntentState.ACCEPTED: ACCEPTED, IntentState.SENDING: DOUBT}


@dataclass(frozen=True)
class Clearance:
    """Leave to send one request, once, now."""

    intent: Intent
    request: ClipRequest
    since: float
    """Monotonic seconds when the intent was committed."""


async def submit_clip(shop: Shop, video_id: str, run: int, scene_id: str, generation: int) -> Turn:
    """Send the request at hand if it was certainly never sent.

    Outcomes: accepted, doubt, wait, reword, draw, paused, done (there is a picture already).
    """
    async with shop.calls.one():
        return await _submit(shop, video_id, run, scene_id, generation)


async def _submit(shop: Shop, video_id: str, run: int, scene_id: str, generation: int) -> Turn:
    studio = shop.studio
    found = await asyncio.to_thread(_intend, shop, video_id, run, scene_id, generation)
    if not isinstance(found, Clearance):
        return found
    studio.at("submit:intended")
    intent = found.intent
    if time.monotonic() - found.since > SEND_WITHIN_S:
        return DOUBT
    try:
        with tracing.span(f"{intent.provider} submit", kind="client", tier=intent.tier):
            job = await shop.maker(intent.tier).submit(found.request, place=intent.key)
    except ProviderError as error:
        trouble = definite_no(error)
        if trouble is None:
            await asyncio.to_thread(_doubted, studio, intent, generation)
            return DOUBT
        return await asyncio.to_thread(_not_sent, studio, intent, generation, trouble, error)
    except (ConfigError, InputError) as error:
        # Found out on this side of the wire: nothing was sent.
        missing = isinstance(error, ConfigError)
        refusal = (LoginRefused if missing else Rejected)(error.message, intent.provider)
        trouble = Trouble.LOGIN_REFUSED if missing else Trouble.REJECTED
        return await asyncio.to_thread(_not_sent, studio, intent, generation, trouble, refusal)
    studio.at("submit:answered")
    await asyncio.to_thread(accepted, studio, intent, generation, job.operation)
    return ACCEPTED


def definite_no(error: ProviderError) -> Trouble | None:
    """What kind of no it is, None where the request may have been accepted all the same."""
    if isinstance(error, RateLimited):
        return Trouble.RATE_LIMITED
    if isinstance(error, LoginRefused):
        return Trouble.LOGIN_REFUSED
    if isinstance(error, Rejected):
        return Trouble.REJECTED
    if isinstance(error, ModelRetired):
        return Trouble.MODEL_RETIRED
    if isinstance(error, ClipFiltered):
        return Trouble.FILTERED
    if isinstance(error, ClipFailed):
        return Trouble.FAILED
    if isinstance(error, Unavailable) and not error.sent:
        return Trouble.UNAVAILABLE
    return None


def _intend(
    shop: Shop, video_id: str, run: int, scene_id: str, generation: int
) -> Clearance | Turn:
    """The transaction that has to be on disk before the call: state, money, rate."""
    studio, now_ms = shop.studio, shop.studio.now_ms()
    with studio.database.begin() as c:
        locked(c, video_id)
        clip = clips.clip_of(c, video_id, scene_id, generation)
        sent = intents.find_intent(c, clip.key)
        if sent is not None and sent.state in STANDS:
            # Paid for, perhaps: it is seen through also where the video is no longer wanted.
            return STANDS[sent.state]
        video = working(c, video_id, run)
        if clip.status in {ClipStatus.READY, ClipStatus.FAILED}:
            return DONE
        request = _request(c, shop, video, clip)
        intent = _intent(studio, video, clip, request)
        state = intents.begin_intent(c, intent).state
        if state is not IntentState.NEW:
            return {"outcome": "settled"}
        limits = studio.services.policy.limits_of(intent.provider)
        wait_s = intents.wait_for_room(c, intent, limits, now_ms=now_ms)
        if wait_s > 0:
            return {"outcome": "wait", "wait_s": wait_s}
        try:
            money.reserve(c, studio, video, intent)
        except BudgetExceeded as error:
            return _over_budget(c, studio, video, clip, error)
        intents.mark_sending(c, intent, now_ms=now_ms)
        clips.change_clip(c, clip, status=ClipStatus.SUBMITTING)
        intent = intents.intent_of(c, intent.key)
    return Clearance(intent, request, time.monotonic())


def _request(c: Connection, shop: Shop, video: Video, clip: ClipState) -> ClipRequest:
    """What the vendor is asked for."""
    state = scene_of(c, video.id, clip.scene_id)
    assert video.plan is not None
    assert state.narration is not None
    width, height = video.plan.look.aspect.size
    tier = clip.ladder.tier
    lengths = shop.maker(tier).capabilities.durations_ms
    duration_ms = covering_ms(state.narration.duration_ms, lengths)
    return ClipRequest(
        scene=state.scene,
        scene_number=state.position + 1,
        duration_ms=duration_ms,
        width=width,
        height=height,
        prompt=clip.prompt,
        negative_prompt=negative_prompt(video.brief.style),
        model=tier.partition(":")[2],
        seed=video.plan.seed + state.position,
    )


def _intent(studio: Studio, video: Video, clip: ClipState, request: ClipRequest) -> Intent:
    """The request with its price of this day."""
    tier = clip.ladder.tier
    price = studio.services.prices.clip_price(tier, studio.today())
    return Intent(
        key=clip.key,
        kind="clip",
        video_id=video.id,
        scene_id=clip.scene_id,
        account_id=video.account_id,
        provider=tier.partition(":")[0],
        tier=tier,
        microusd=price.cost_microusd(request.duration_ms),
        asked_ms=request.duration_ms,
        priced_on=price.priced_on,
    )


def _over_budget(
    c: Connection, studio: Studio, video: Video, clip: ClipState, error: BudgetExceeded
) -> Turn:
    """A plan's own budget is spent: the rest is drawn. A cap is met: the video pauses."""
    if video.brief.budget_microusd is not None and error.scope.startswith("video:"):
        return go_down(c, studio, video, clip, Trouble.OVER_BUDGET, why=error.message)
    notice = (
        f"{error.message} Everything made so far is kept. Finish it with "
        f"`reelwright resume {video.id} --budget …`, or draw what is missing with "
        f"`reelwright resume {video.id} --draw-rest`."
    )
    parts.stop(c, studio, video, VideoStatus.PAUSED, notice=notice, scene_id=clip.scene_id)
    return {"outcome": "paused"}


def accepted(studio: Studio, intent: Intent, generation: int, operation: str) -> None:
    """The vendor's name for the job is written down: from now on it is only polled."""
    with studio.database.begin() as c:
        video = locked(c, intent.video_id)
        clip = clips.clip_of(c, intent.video_id, intent.scene_id, generation)
        moved = intents.move_intent(
            c,
            intent.key,
            token=intent.token,
            to=IntentState.ACCEPTED,
            now_ms=studio.now_ms(),
            operation=operation,
        )
        if moved:
            clips.change_clip(c, clip, status=ClipStatus.RUNNING)
            studio.tell(
                c,
                video,
                EventType.CLIP_SUBMITTED,
                scene_id=clip.scene_id,
                once=intent.key,
                operation=operation,
                tier=intent.tier,
                attempt=clip.ladder.attempts_total,
            )


def _doubted(studio: Studio, intent: Intent, generation: int) -> None:
    with studio.database.begin() as c:
        locked(c, intent.video_id)
        clip = clips.clip_of(c, intent.video_id, intent.scene_id, generation)
        clips.change_clip(c, clip, status=ClipStatus.IN_DOUBT)


def _not_sent(
    studio: Studio, intent: Intent, generation: int, trouble: Trouble, error: ProviderError
) -> Turn:
    """A definite no: the money goes back, and the ladder says what comes next."""
    with studio.database.begin() as c:
        video = locked(c, intent.video_id)
        clip = clips.clip_of(c, intent.video_id, intent.scene_id, generation)
        again = trouble is Trouble.RATE_LIMITED
        to = IntentState.NEW if again else IntentState.REFUSED
        moved = intents.move_intent(
            c, intent.key, token=intent.token, to=to, now_ms=studio.now_ms(), note=error.message
        )
        if not moved:
            return {"outcome": "settled"}
        money.release(c, studio, video, intent)
        return go_down(
            c, studio, video, clip, trouble, why=error.message, retry_after_s=error.retry_after_s
        )
