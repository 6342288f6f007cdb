"""Scenario: the videos of a campaign, and what people do to each of them on its way."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select

from reelwright.database import tables
from reelwright.domain.video import WORKING, VideoStatus
from reelwright.errors import BudgetExceeded, Conflict, QuotaExceeded, StorageError
from reelwright.operations import control, scenes
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import read_request, start_video
from reelwright.workflows.studio import Studio

Status = VideoStatus
ENDED = frozenset(
    {Status.COMPLETED, Status.CANCELLED, Status.FAILED, Status.PAUSED, Status.AWAITING_APPROVAL}
)
GONE = "purged"


@dataclass(frozen=True)
class Kind:
    """One sort of video: what is asked for, and what is done to it in order."""

    asked: Mapping[str, Any]
    acts: tuple[str, ...] = ()
    ends: str = Status.COMPLETED
    weight: int = 1
    reaches: tuple[str, ...] = ()
    """Beginnings of the boundaries that hardly another kind reaches."""


BOUGHT: dict[str, Any] = {"clips": "fake:gold"}
SAID: dict[str, Any] = {"voice": "fakepaid", "writer": "fakepaid"}
KINDS: dict[str, Kind] = {
    "drawn": Kind({}, reaches=("draw_poster",)),
    "gold": Kind(BOUGHT, weight=3, reaches=("submit", "poll", "fetch")),
    "said": Kind(SAID, weight=2, reaches=("voice:", "script:")),
    "rich": Kind({**BOUGHT, **SAID}, weight=3, reaches=("voice:", "script:")),
    "expired": Kind(BOUGHT, reaches=("locate_clip",)),
    "refused": Kind({"clips": "fake:bronze", **SAID}, reaches=("reword_clip",)),
    "doubt": Kind(BOUGHT, reaches=("reconcile_clip",)),
    "unfindable": Kind({"clips": "fake:lost"}),
    "cancelled": Kind({**BOUGHT, **SAID}, ("cancel", "resume")),
    "dropped": Kind({**BOUGHT, **SAID}, ("cancel",), Status.CANCELLED),
    "edited": Kind(BOUGHT, ("edit",)),
    "respoken": Kind({"clips": "fake:silver", **SAID}, ("respeak",)),
    "retried": Kind({"clips": "fake:silver"}, ("retry",)),
    "budget": Kind({**BOUGHT, "budget": "1.50"}),
    "paused": Kind(BOUGHT, ("draw_rest",)),
    "approved": Kind({**BOUGHT, "voice": "fakepaid"}, ("approve",), reaches=("show_storyboard",)),
    "trashed": Kind({"clips": "fake:silver"}, ("trash",), GONE, 2, reaches=("purge",)),
}
FAULTS = (
    "expired-:expired=1,refused-:filtered=0.8,"
    "doubt-:reset_after_accept=0.5,doubt-:reset_before_accept=0.3"
)
"""What the vendor does to the kinds that are named after it."""
TIGHT, TIGHT_ROOM = "tight", 4
"""An account whose quota is used up early: every further video must be refused."""
CAP_MICROUSD = 1_000_000
"""Of the account of each video that is to pause: one picture, and no second one."""


@dataclass
class Planned:
    """One video of the campaign."""

    id: str
    kind: str
    account: str
    left: list[str]
    wait: int = 0
    """Looks to let pass before the next act, so that it meets the video anywhere."""
    done: bool = False
    unsure: bool = False
    """The last act's answer was lost with the database: it may have been done."""

    @property
    def purges(self) -> bool:
        """Whether only its removal from the trash is left, which a worker does at its start."""
        return KINDS[self.kind].ends == GONE


@dataclass
class Director:
    """Starts videos, does to them what their kind says, and knows how each must end."""

    studio: Studio
    seed: int
    kinds: tuple[str, ...] = tuple(KINDS)
    videos: dict[str, Planned] = field(default_factory=dict)
    refused: int = 0
    """Videos that the tight account was rightly refused."""
    odd: list[str] = field(default_factory=list)
    """What went otherwise than it should."""
    started: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self._open_account("ann", -1)
        self._open_account(TIGHT, TIGHT_ROOM)

    @property
    def active(self) -> list[Planned]:
        return [video for video in self.videos.values() if not video.done]

    def add(self, kind: str = "") -> None:
        """Start one more video, of any kind where none is named."""
        if not kind:
            weights = [KINDS[name].weight for name in self.kinds]
            kind = self.random.choices(self.kinds, weights)[0]
        self.started[kind] += 1
        number, plan = self.started[kind], KINDS[kind]
        account = self.random.choice(("local", "ann", "ann", TIGHT))
        if kind == "paused":
            account = f"poor-{number}"
            self._open_account(account, 1, cap=CAP_MICROUSD)
        count = 2 if kind == "paused" else self.random.choice((1, 2, 2, 3))
        try:
            self.start(kind, f"{kind} {number}", plan, scenes=count, account=account)
        except QuotaExceeded:
            self._see_refusal(account)

    def start(
        self, kind: str, theme: str, plan: Kind, *, scenes: int, account: str = "local"
    ) -> Planned:
        """Start one video. Raises QuotaExceeded."""
        request: dict[str, Any] = {"voice": "fake", "writer": "fake", **plan.asked}
        asked = read_request(
            MakeRequest(theme=theme, language="en", music="none", scenes=scenes, **request)
        )
        start_video(asked, self.studio, account_id=account, approve="approve" in plan.acts)
        left, wait = list(plan.acts), self.random.randrange(40)
        self.videos[asked.id] = Planned(asked.id, kind, account, left, wait)
        return self.videos[asked.id]

    def reaching(self, boundary: str) -> tuple[str, ...]:
        """Kinds that go by a boundary that others do not; empty where all do."""
        return tuple(
            name
            for name in self.kinds
            if any(boundary.startswith(part) for part in KINDS[name].reaches)
        )

    def offers(self, boundary: str) -> bool:
        """Whether a life that begins now can come by there: the trash is emptied first of all."""
        if not boundary.startswith("purge:"):
            return True
        return any(video.purges and not video.left for video in self.active)

    def serve(self, boundary: str) -> None:
        """See to it that some video will come by there."""
        kinds = self.reaching(boundary)
        if kinds and not any(video.kind in kinds for video in self.active):
            self.add(self.random.choice(kinds))

    def tick(self) -> None:
        """Look at every video and do what is due."""
        waiting = self.active
        if not waiting:
            return
        rows = tables.videos.c
        query = select(rows.id, rows.status).where(rows.id.in_([video.id for video in waiting]))
        try:
            with self.studio.database.read() as c:
                status = {row.id: row.status for row in c.execute(query)}
            for video in waiting:
                self._see(video, status.get(video.id, GONE))
        except StorageError:
            return  # the database is away: a person would try again too

    def _see(self, video: Planned, status: str) -> None:
        if not video.left:
            video.done = status == KINDS[video.kind].ends
            if status in {Status.FAILED, Status.PAUSED} and not video.done:
                self._went_wrong(video)
            return
        act = video.left[0]
        if act == "cancel" and status in WORKING and video.wait:
            video.wait -= 1
            return
        if status not in DUE[act]:
            if video.unsure:
                video.left.pop(0)
                video.unsure = False
            elif status == Status.FAILED:
                self._went_wrong(video)
            elif act == "cancel" and status == Status.COMPLETED:
                video.left, video.kind = [], "gold"  # it was faster
            elif act == "draw_rest" and status == Status.COMPLETED:
                video.left = []  # one scene only was missing
            return
        try:
            self._do(act, video)
        except (Conflict, BudgetExceeded) as error:
            if act != "cancel":
                self.odd.append(f"{act} {video.id}: {error}")
                video.left = []
            return
        except StorageError:
            video.unsure = True
            raise
        video.left.pop(0)
        video.unsure = False

    def _do(self, act: str, video: Planned) -> None:
        studio, number = self.studio, self.random.randrange(1_000_000)
        if act == "cancel":
            control.cancel(studio, video.id)
        elif act == "resume":
            control.resume(studio, video.id)
        elif act == "draw_rest":
            control.resume(studio, video.id, draw_rest=True)
        elif act == "edit":
            scenes.edit(studio, video.id, "1", visual_prompt=f"another picture, {number}")
        elif act == "respeak":
            scenes.edit(studio, video.id, "1", voice_over=f"Said otherwise, {number} times.")
        elif act == "retry":
            control.retry(studio, video.id, scene="1")
        elif act == "approve":
            control.approve(studio, video.id)
            self._again(video)
        elif act == "trash":
            control.delete(studio, video.id)

    def _again(self, video: Planned) -> None:
        """A double click changes nothing."""
        try:
            control.approve(self.studio, video.id)
        except Conflict:
            return
        self.odd.append(f"{video.id} could be approved twice")

    def _went_wrong(self, video: Planned) -> None:
        with self.studio.database.read() as c:
            row = c.execute(
                select(tables.videos.c.status, tables.videos.c.notice).where(
                    tables.videos.c.id == video.id
                )
            ).one_or_none()
        self.odd.append(f"{video.id} ended as {row}")
        video.done = True

    def _see_refusal(self, account: str) -> None:
        rows, room = tables.videos.c, tables.accounts.c
        with self.studio.database.read() as c:
            taken = len(
                c.execute(
                    select(rows.id).where(rows.account_id == account, rows.quota != "released")
                ).all()
            )
            count, most = c.execute(
                select(room.video_count, room.max_videos).where(room.id == account)
            ).one()
        self.refused += 1
        if count != most:
            self.odd.append(f"{account} was refused with {count} of {most} ({taken} rows)")

    def _open_account(self, name: str, room: int, *, cap: int | None = None) -> None:
        row = {
            "id": name,
            "name": name,
            "max_videos": room,
            "monthly_cap_microusd": cap,
            "created_at_ms": self.studio.now_ms(),
        }
        with self.studio.database.begin() as c:
            c.execute(insert(tables.accounts).values(row))


DUE: dict[str, frozenset[str]] = {
    "cancel": frozenset(WORKING),
    "resume": frozenset({Status.CANCELLED}),
    "draw_rest": frozenset({Status.PAUSED}),
    "edit": frozenset({Status.COMPLETED}),
    "respeak": frozenset({Status.COMPLETED}),
    "retry": frozenset({Status.COMPLETED}),
    "approve": frozenset({Status.AWAITING_APPROVAL}),
    "trash": frozenset({Status.COMPLETED}),
}
"""When each act is due."""
