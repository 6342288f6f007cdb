"""Estimates: what an order would become and cost, without making or spending anything."""

from __future__ import annotations

from dataclasses import replace

from reelwright.domain.brief import Brief
from reelwright.domain.money import Estimate, EstimateLine, Part
from reelwright.domain.script import Scene, Script
from reelwright.errors import InputError
from reelwright.operations.providers import named_by
from reelwright.operations.videos import HERE, Asked, DryRun, plan_of, plan_only
from reelwright.providers.registry import MODEL_WRITERS
from reelwright.workflows.casting import Cast
from reelwright.workflows.desk import Desk, Elsewhere
from reelwright.workflows.estimate import script_microusd, unpriced
from reelwright.workflows.studio import Studio

UNWRITTEN = " ".join(["\u2026" * 5] * 20)
"""A scene that nobody wrote: as many words, as long ones, as fill its eight seconds."""


def open_desk() -> Elsewhere:
    """For a service: a child process that stays, warm in a while. The caller closes it."""
    desk = Elsewhere()
    desk.warm()
    return desk


def desk_of_app(state: object) -> Desk:
    """The one that the service keeps in its app's state; without one, this process."""
    desk: Desk = getattr(state, "desk", HERE)
    return desk


def estimate_order(asked: Asked, studio: Studio, *, desk: Desk = HERE) -> DryRun:
    """Every choice and the price. Where a language model would write, which may cost, nobody is
    asked: lengths and prices are then those of a usual script. Raises InputError for names that
    are not known or not set up here."""
    with named_by(asked.brief):
        return _estimated(asked, studio, desk)


def _estimated(asked: Asked, studio: Studio, desk: Desk) -> DryRun:
    if not _asks_a_model(asked, studio):
        return plan_only(asked, studio, desk=desk)
    brief = asked.brief
    scenes = tuple(Scene(id=f"s{n:02d}", voice_over=UNWRITTEN) for n in range(1, brief.scenes + 1))
    script = Script(title=brief.theme, language=brief.language, scenes=scenes)
    plan = plan_of(brief, asked.id, script, Cast({}, {}), studio)
    written = _script_line(brief, asked.material, studio)
    told = (
        f"{brief.writer} is asked for the script only once the video is made. Lengths and prices "
        f"are those of a usual script of {brief.scenes} scenes; --approve stops at the storyboard, "
        "with the price, before pictures are bought.",
        *unpriced(studio.services.prices, brief, plan.spoken_by, studio.today()),
    )
    lines = (*written, *plan.estimate.lines)
    return replace(plan, estimate=Estimate(lines=lines), warnings=(*plan.warnings, *told))


def _asks_a_model(asked: Asked, studio: Studio) -> bool:
    if asked.brief.source == "script" or asked.brief.voice_over:
        return False
    prices, today = studio.services.prices, studio.today()
    is_model = asked.brief.writer.partition(":")[0] in MODEL_WRITERS
    return is_model or script_microusd(prices, asked.brief, asked.material, today) > 0


def _script_line(brief: Brief, material: str, studio: Studio) -> tuple[EstimateLine, ...]:
    """None where the price table does not name the writer."""
    prices, today = studio.services.prices, studio.today()
    try:
        priced_on = prices.script_price(brief.writer, today).priced_on
    except InputError:
        return ()
    cost = script_microusd(prices, brief, material, today)
    line = EstimateLine(
        part=Part.SCRIPT,
        what=brief.writer,
        quantity=1,
        unit="script",
        microusd=cost,
        priced_on=priced_on,
    )
    return (line,)
