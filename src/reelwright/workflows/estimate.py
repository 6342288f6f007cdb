"""estimate: what the paid parts of a video will cost, before anything is spent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reelwright.domain.brief import Brief
from reelwright.domain.budget import SceneCost, plan_budget
from reelwright.domain.cover import covering_ms
from reelwright.domain.money import Estimate, EstimateLine, Part
from reelwright.domain.pacing import WORDS_PER_SECOND
from reelwright.domain.plan import SpokenBy
from reelwright.domain.prices import ClipPrice, PriceTable
from reelwright.domain.scene_state import SceneState
from reelwright.domain.script import Scene
from reelwright.domain.tokens import script_tokens, speech_tokens, text_tokens
from reelwright.errors import InputError
from reelwright.ports import Resources
from reelwright.providers.registry import open_clip_maker
from reelwright.stages.narrate_scene import narration_fingerprint
from reelwright.workflows.casting import FREE_TIERS


def spoken_ms(scene: Scene, speed: float) -> int:
    """Roughly how long a scene is spoken, before it was."""
    return round(len(scene.voice_over.split()) / WORDS_PER_SECOND / speed * 1000)


def is_spoken(state: SceneState, spoken_by: SpokenBy) -> bool:
    """Whether the scene's narration says its present text, in this voice and at this pace."""
    if state.narration is None:
        return False
    made_from = narration_fingerprint(
        state.scene,
        voice=f"{spoken_by.provider}:{spoken_by.name}",
        language=spoken_by.language,
        speed=spoken_by.speed,
        prompt=spoken_by.prompt,
    )
    return made_from in state.narration.audio


def voice_microusd(prices: PriceTable, provider: str, text: str, on: date) -> int:
    """Price of one narration, its tokens estimated; 0 where the table does not name the voice."""
    spoken = round(len(text.split()) / WORDS_PER_SECOND * 1000)
    try:
        return prices.voice_price(provider, on).cost_microusd(
            characters=len(text),
            tokens_in=text_tokens(len(text)),
            tokens_out=speech_tokens(spoken),
        )
    except InputError:
        return 0


def script_microusd(prices: PriceTable, brief: Brief, material: str, on: date) -> int:
    """Price of one script, its tokens estimated; 0 where the table does not name the writer."""
    if brief.source == "script":
        return 0
    tokens_in, tokens_out = script_tokens(brief.scenes, len(material))
    try:
        price = prices.script_price(brief.writer, on)
    except InputError:
        return 0
    return price.cost_microusd(tokens_in=tokens_in, tokens_out=tokens_out)


def unpriced(prices: PriceTable, brief: Brief, spoken_by: SpokenBy, on: date) -> tuple[str, ...]:
    """What to tell of parts whose price nobody knows: they are not counted."""
    told = []
    checks = [(prices.voice_price, spoken_by.priced_as), (prices.script_price, brief.writer)]
    for price, name in checks:
        try:
            if name:
                price(name, on)
        except InputError as error:
            told.append(f"{error.message} Until then it is not counted.")
    return tuple(told)


def tiers_from(wanted: str, prices: PriceTable) -> tuple[str, ...]:
    """The wanted tier and the paid ones it may fall to, best first."""
    tiers = [wanted]
    while tiers[-1] not in FREE_TIERS and (below := prices.below(tiers[-1])) is not None:
        tiers.append(below)
    return tuple(tier for tier in tiers if tier == wanted or tier not in FREE_TIERS)


def choose_tiers(
    durations_ms: Mapping[str, int],
    wanted: str,
    *,
    budget_microusd: int | None,
    prices: PriceTable,
    resources: Resources,
    on: date,
) -> dict[str, str]:
    """Tier of every scene by id: the wanted one, or what the budget reaches for."""
    if wanted in FREE_TIERS:
        return dict.fromkeys(durations_ms, wanted)
    tiers = tiers_from(wanted, prices)
    costs = [
        SceneCost(
            scene_id=scene_id,
            microusd={
                tier: clip_microusd(tier, spoken, prices=prices, resources=resources, on=on)
                for tier in tiers
            },
        )
        for scene_id, spoken in durations_ms.items()
    ]
    return plan_budget(costs, tiers, budget_microusd)


def clip_microusd(
    tier: str, scene_ms: int, *, prices: PriceTable, resources: Resources, on: date
) -> int:
    """Price of the clip that covers a scene of this length."""
    lengths = open_clip_maker(tier, resources).capabilities.durations_ms
    return prices.clip_cost_microusd(tier, covering_ms(scene_ms, lengths), on=on)


def estimate(
    scenes: Sequence[Scene],
    tiers: Mapping[str, str],
    spoken_by: SpokenBy,
    *,
    lengths_ms: Mapping[str, int],
    prices: PriceTable,
    resources: Resources,
    on: date,
) -> Estimate:
    """The lines of what is yet to be paid: `scenes` that are spoken anew, and in `tiers` the
    scenes whose picture is yet to be bought, at their spoken lengths."""
    lines: list[EstimateLine] = []
    texts = [scene.voice_over for scene in scenes]
    named = spoken_by.priced_as
    voice = sum(voice_microusd(prices, named, text, on) for text in texts)
    if voice:
        characters = sum(len(text) for text in texts)
        priced = prices.voice_price(named, on).priced_on
        lines.append(_line(Part.VOICE, named, characters, "characters", voice, priced))
    bought: dict[str, list[int]] = {}
    for scene_id, tier in tiers.items():
        if tier not in FREE_TIERS:
            able = open_clip_maker(tier, resources).capabilities
            length_ms = covering_ms(lengths_ms[scene_id], able.durations_ms)
            bought.setdefault(tier, []).append(length_ms)
    lines += (_clips_line(prices.clip_price(tier, on), tier, each) for tier, each in bought.items())
    return Estimate(lines=tuple(lines))


def _clips_line(price: ClipPrice, tier: str, lengths_ms: Sequence[int]) -> EstimateLine:
    """The clips of one tier: their seconds, or their number where length makes no difference."""
    cost = sum(price.cost_microusd(length_ms) for length_ms in lengths_ms)
    if price.by_piece:
        return _line(Part.CLIPS, tier, len(lengths_ms), "pictures", cost, price.priced_on)
    return _line(Part.CLIPS, tier, sum(lengths_ms) // 1000, "s", cost, price.priced_on)


def _line(
    part: Part, what: str, quantity: int, unit: str, microusd: int, priced_on: str
) -> EstimateLine:
    return EstimateLine(
        part=part,
        what=what,
        quantity=quantity,
        unit=unit,
        microusd=microusd,
        priced_on=priced_on,
    )
