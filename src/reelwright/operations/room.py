"""Room: whether the money reaches for what a video needs next, and what to do where not."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from reelwright.database.costs import CostLine, costs_by_month
from reelwright.database.intents import open_intents
from reelwright.database.scenes import scenes_of
from reelwright.domain.model import Model
from reelwright.domain.money import dollars, dollars_up, month_of
from reelwright.domain.scene_state import SceneState
from reelwright.domain.video import Video
from reelwright.errors import BudgetExceeded
from reelwright.workflows.casting import FREE_TIERS
from reelwright.workflows.estimate import (
    clip_microusd,
    is_spoken,
    script_microusd,
    spoken_ms,
    voice_microusd,
)
from reelwright.workflows.money import caps_of
from reelwright.workflows.studio import Studio
from reelwright.workflows.writing import WriteOrder, most_answers


class Cap(Model):
    """One limit on spending, and how much of it is used; micro-dollars."""

    scope: str
    """`video:ID`, `account:ID:2026-11` or `all:2026-11`."""
    name: str
    """The same in words."""
    cap_microusd: int
    used_microusd: int
    """Spent, in doubt and set aside."""
    setting: str = ""
    """The setting that makes it, empty where it is the video's or account's own."""

    @property
    def left_microusd(self) -> int:
        return max(0, self.cap_microusd - self.used_microusd)


@dataclass(frozen=True)
class Need:
    """What is yet to be paid for a video: the next request, and everything."""

    next_microusd: int
    all_microusd: int


def caps_for(c: Connection, studio: Studio, video: Video) -> tuple[Cap, ...]:
    """Every limit that holds for the video, the narrowest first."""
    found = caps_of(c, studio, video)
    month = month_of(studio.now_ms())
    caps: list[Cap] = []
    if found.video is not None:
        own = video.budget_microusd == found.video
        caps.append(
            Cap(
                scope=f"video:{video.id}",
                name="the video's budget" if own else "what one video may cost here",
                cap_microusd=found.video,
                used_microusd=studio.spent_on(c, video.id),
                setting="" if own else "REELWRIGHT_VIDEO_CAP",
            )
        )
    caps += month_caps(c, studio, video.account_id, found.account_month, month)
    return tuple(caps)


def month_caps(
    c: Connection, studio: Studio, account_id: str, account_cap: int | None, month: str
) -> tuple[Cap, ...]:
    """The limits of an account and of the installation in a month."""
    general = studio.services.policy.caps
    caps: list[Cap] = []
    if account_cap is not None:
        by_setting = account_cap == general.account_month
        caps.append(
            Cap(
                scope=f"account:{account_id}:{month}",
                name=f"the account's cap for {month}",
                cap_microusd=account_cap,
                used_microusd=used_of(costs_by_month(c, account_id, month=month)),
                setting="REELWRIGHT_ACCOUNT_MONTH_CAP" if by_setting else "",
            )
        )
    if general.installation_month is not None:
        caps.append(
            Cap(
                scope=f"all:{month}",
                name=f"the installation's cap for {month}",
                cap_microusd=general.installation_month,
                used_microusd=used_of(costs_by_month(c, month=month)),
                setting="REELWRIGHT_MONTH_CAP",
            )
        )
    return tuple(caps)


def used_of(lines: tuple[CostLine, ...]) -> int:
    """Spent, in doubt and set aside."""
    return sum(line.reserved_microusd + line.bill_microusd for line in lines)


def need_of(c: Connection, studio: Studio, video: Video, *, pictures: bool = True) -> Need:
    """What is yet to be paid; without `pictures` only what is written and spoken."""
    prices, on = studio.services.prices, studio.today()
    states = scenes_of(c, video.id)
    if not states:
        services = studio.services
        order = WriteOrder(video.brief, video.material, services.resources, services.store)
        price = script_microusd(prices, video.brief, video.material, on)
        # A writer whose first answer cannot be used asks again: both are set aside.
        price *= most_answers(order) if price else 1
        return Need(price, price)
    plan = video.plan
    voices = [
        voice_microusd(prices, plan.spoken_by.priced_as, state.scene.voice_over, on)
        for state in states
        if plan and not is_spoken(state, plan.spoken_by) and not plan.is_recorded(state.scene)
    ]
    sent = {intent.scene_id for intent in open_intents(c, video.id)}
    missing = [
        picture_microusd(studio, video, state)
        for state in states
        if pictures and state.shown != state.generation and state.scene.id not in sent
    ]
    asked = [price for price in (*voices, *missing) if price]
    return Need(min(asked, default=0), sum(asked))


def picture_microusd(studio: Studio, video: Video, state: SceneState) -> int:
    """Price today of a new picture of a scene, 0 where it is drawn or a person's own."""
    if state.tier in FREE_TIERS:
        return 0
    speed = video.plan.spoken_by.speed if video.plan else 1.0
    narration = state.narration
    length = narration.duration_ms if narration else spoken_ms(state.scene, speed)
    services = studio.services
    return clip_microusd(
        state.tier,
        length,
        prices=services.prices,
        resources=services.resources,
        on=studio.today(),
    )


def check_room(c: Connection, studio: Studio, video: Video, need: Need, *, command: str) -> None:
    """Raises BudgetExceeded, with what would help, where a limit does not allow the next request.

    `command` is what the person asked for, to be given again with more money.
    """
    for cap in caps_for(c, studio, video):
        missing = cap.used_microusd + need.next_microusd - cap.cap_microusd
        if need.next_microusd and missing > 0:
            raise BudgetExceeded(_refusal(video, cap, need, command), cap.scope, missing)


def check_plan(c: Connection, studio: Studio, video: Video, price: int, *, command: str) -> None:
    """Raises BudgetExceeded where a video with a budget has too little left for one picture more.

    Without this it would be drawn instead, which is not what was asked for.
    """
    budget = video.brief.budget_microusd
    if budget is not None and price:
        used = studio.spent_on(c, video.id)
        if used + price > budget:
            raise BudgetExceeded(
                f"A new picture costs {dollars(price)}, and the video's budget of "
                f"{dollars(budget)} has {dollars(max(0, budget - used))} left. "
                f"`{command} --budget {_amount(used + price)}` or more buys it.",
                f"video:{video.id}",
                used + price - budget,
            )
    check_room(c, studio, video, Need(price, price), command=command)


def funded(video: Video, budget_microusd: int | None) -> Video:
    """The video with another budget, where one is given."""
    if budget_microusd is None:
        return video
    brief = video.brief.model_copy(update={"budget_microusd": budget_microusd})
    return video.model_copy(update={"brief": brief, "budget_microusd": budget_microusd})


def check_budget(c: Connection, studio: Studio, video: Video, budget_microusd: int) -> None:
    """Raises BudgetExceeded for a budget that is spent already or that the installation forbids."""
    spent = studio.spent_on(c, video.id)
    scope = f"video:{video.id}"
    if budget_microusd < spent:
        raise BudgetExceeded(
            f"{dollars(spent)} of {video.id} are spent or set aside already, more than "
            f"{dollars(budget_microusd)}. Give more than {dollars_up(spent)}.",
            scope,
            spent - budget_microusd,
        )
    most = studio.services.policy.caps.video
    if most is not None and budget_microusd > most:
        raise BudgetExceeded(
            f"This installation lets one video cost {dollars(most)} at most "
            f"(REELWRIGHT_VIDEO_CAP): a budget of {dollars(budget_microusd)} needs a higher "
            "setting.",
            scope,
            budget_microusd - most,
        )


def _refusal(video: Video, cap: Cap, need: Need, command: str) -> str:
    told = (
        f"What comes next for {video.id} costs {dollars(need.next_microusd)}, and {cap.name} of "
        f"{dollars(cap.cap_microusd)} has {dollars(cap.left_microusd)} left."
    )
    draw = f"or draw what is missing with `reelwright resume {video.id} --draw-rest`."
    if cap.setting:
        month = "" if cap.scope.startswith("video:") else ", wait for the next month"
        return (
            f"{told} That is a setting of this installation: raise {cap.setting} to "
            f"{_amount(cap.used_microusd + need.all_microusd)} or more{month}, {draw}"
        )
    if cap.scope.startswith("video:"):
        whole = _amount(cap.used_microusd + need.all_microusd)
        return f"{told} `{command} --budget {whole}` pays for all of it, {draw}"
    return f"{told} Ask the owner for a higher cap, wait for the next month, {draw}"


def _amount(microusd: int) -> str:
    return dollars_up(microusd).removesuffix(" $")
