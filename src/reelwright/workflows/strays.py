"""strays: a paid request whose workflow ended before its price was settled is seen through.

A video that failed or was cancelled while its worker was dead leaves such requests behind: nobody
would look at them again, and what was set aside for them would stay so.
"""

from __future__ import annotations

import logging

from reelwright.database.intents import Intent, move_intent, open_since
from reelwright.database.videos import locked
from reelwright.domain.video import IntentState
from reelwright.errors import NotFound
from reelwright.workflows import money
from reelwright.workflows.engine import KINDS, Task, clip_queue
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.house")


def settle_strays(studio: Studio) -> None:
    """Have forgotten clips collected; forgotten sentences and scripts count as in doubt."""
    before_ms = studio.now_ms() - round(studio.services.policy.stalled_s * 1000)
    with studio.database.read() as c:
        left = open_since(c, before_ms=before_ms)
    at_work = studio.tasks.videos_at_work() if left else frozenset()
    for intent in left:
        if intent.video_id in at_work or studio.tasks.unfinished(
            [f"{kind}:{intent.video_id}:" for kind in KINDS]
        ):
            continue
        log.warning("%s was never settled: it is looked after.", intent.key)
        try:
            _collect(studio, intent) if intent.kind == "clip" else _give_up(studio, intent)
        except NotFound:
            continue


def _collect(studio: Studio, intent: Intent) -> None:
    """Begin the clip's workflow once more; it goes on from the state of the request."""
    generation = int(intent.key.split("/")[-2].removeprefix("g"))
    with studio.database.begin() as c:
        video = locked(c, intent.video_id)
        name = f"clip:{video.id}:{video.run}:{intent.scene_id}:g{generation}:{studio.now_ms()}"
        arguments = (video.id, video.run, intent.scene_id, generation)
        queue = clip_queue(intent.provider)
        studio.tasks.enqueue(c, Task("clip", name, queue, arguments, partition=intent.account_id))


def _give_up(studio: Studio, intent: Intent) -> None:
    """Such a call is over with the process that made it; whether it was charged is unknown."""
    now_ms = studio.now_ms()
    with studio.database.begin() as c:
        video = locked(c, intent.video_id)
        lost = IntentState.LOST
        if move_intent(c, intent.key, token=intent.token, to=lost, now_ms=now_ms):
            money.doubt(c, studio, video, intent)
