"""The page docs/costs.md: one video by every provider, priced by the program's own estimate."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from reelwright.domain.brief import Brief
from reelwright.domain.cover import covering_ms
from reelwright.domain.money import MICROUSD, dollars
from reelwright.domain.pacing import WORDS_PER_SECOND
from reelwright.domain.plan import SpokenBy
from reelwright.domain.prices import ClipPrice, ScriptPrice, VoicePrice, shipped_prices
from reelwright.domain.script import Script
from reelwright.domain.script_text import parse_script
from reelwright.domain.tokens import (
    CHARACTERS_A_TOKEN,
    SPEECH_TOKENS_A_SECOND,
    script_tokens,
    speech_tokens,
    text_tokens,
)
from reelwright.ports import Resources
from reelwright.providers.registry import open_clip_maker, voice_model
from reelwright.render.timing import FPS, lay_out
from reelwright.workflows.casting import FREE_TIERS
from reelwright.workflows.estimate import estimate, script_microusd, spoken_ms, voice_microusd

ON = date(2026, 11, 23)
"""The prices of this day; raised by hand, so that the page changes when the table does."""
SCRIPT = "examples/scripts/chateau.fr.md"
SPOKEN_MS = (6780, 8380, 6245, 7145, 7925, 7485, 7110, 8425)
"""Its scenes as kokoro:ff_siwis speaks them at speed 1.02."""
MEASURED = "2026-11-23"
ROOT = Path(__file__).parent.parent
RESOURCES = Resources(cache=ROOT / ".cache", offline=True)
PRICES = shipped_prices()
OWN = {"motion", "media", "kokoro", "espeak", "recording", "wikipedia", "file"}
"""Made on one's own machine: each has a line, and no price."""

Priced = ClipPrice | VoicePrice | ScriptPrice
P = TypeVar("P", ClipPrice, VoicePrice, ScriptPrice)


@dataclass(frozen=True)
class Video:
    """One choice of providers."""

    title: str
    writer: str
    voice: str
    tier: str


def costs_page() -> str:
    """Markdown."""
    script = _script()
    return "\n".join(
        (
            _intro(script),
            "## Whole videos\n",
            _table(
                ("video", "script", "voice", "pictures", "in all"),
                [_video_row(video, script) for video in _videos()],
            ),
            _wrapped(
                f"`gemini` is `{_named('gemini')}` and `google` is `{_priced_as('google')}`: what "
                "is taken where only the provider is named. Every other voice and writer is "
                "below; they hardly change the sum."
            ),
            "## Pictures\n",
            _table(
                ("pictures", "ordered", "price", "in all", "read on", "source"),
                [_clip_row(price) for price in _shown(PRICES.clips)],
            ),
            _LENGTHS.format(lengths=", ".join(f"{ms / 1000:.1f}" for ms in SPOKEN_MS)),
            "## Voices\n",
            _table(
                ("voice", "counted", "price", "in all", "read on", "source"),
                [_voice_row(price, script) for price in _shown(PRICES.voices)],
            ),
            "## Scripts\n",
            _table(
                ("writer", "counted", "price", "in all", "read on", "source"),
                [_script_row(price) for price in _shown(PRICES.scripts)],
            ),
            _later(),
            _NOTES,
        )
    )


_LENGTHS = """The scenes are spoken in {lengths} s. Veo makes 4, 6 or 8 s: each
scene gets the shortest clip that covers it, slowed to 0.8× at most, so that these eight scenes
order fewer seconds than the video lasts. Scenes of more than 7.5 s take 8 s; eight of them are
64 s of clips, which is the most that such a video can order.
"""
_NOTES = """## What is not in it

- **Second tries.** A script that cannot be used is asked for once more (both are charged), and so
  is a sound that does not say its text. A clip that is filtered or fails is not charged; one that
  comes and is of no use is.
- **Thinking.** What a model thinks before it answers is charged as output by some vendors. It
  cannot be known before, and is not estimated.
- **Storage** in a bucket of your own, and what is fetched from it.
- **Taxes, free quotas and discounts** of your account.

The program shows the same estimate for your own text before anything is spent
(`reelwright make … --dry-run`, or `--approve`), sets the money aside before each request, and
`reelwright costs` says what was charged: [money](howto/money.md). Prices of your own go into a
table of your own (`REELWRIGHT_PRICES`).
"""


def _intro(script: Script) -> str:
    frames = lay_out([(scene.id, ms) for scene, ms in zip(script.scenes, SPOKEN_MS, strict=True)])
    seconds = (frames[-1].start_frame + frames[-1].frame_count) / FPS
    characters = sum(len(scene.voice_over) for scene in script.scenes)
    return "\n".join(
        (
            "# Costs\n",
            _wrapped(
                f"What one video costs: `{SCRIPT}`, {len(script.scenes)} scenes, "
                f"{script.word_count} words, {characters:,} characters, {seconds:.0f} s. The "
                f"lengths of its scenes were measured on {MEASURED} (spoken by kokoro at speed "
                "1.02); another voice is some seconds quicker or slower. Prices are those of the "
                f"shipped table on {ON.isoformat()}, each with the day it was read and its "
                "source; they age. The sums come from the estimate that the program itself makes."
            ),
            _wrapped(
                f"`~` marks an estimate: tokens are reckoned from characters "
                f"({CHARACTERS_A_TOKEN} a token) and from words ({WORDS_PER_SECOND} words a "
                f"second, {SPEECH_TOKENS_A_SECOND} tokens a second of speech), not counted by "
                "the vendor."
            ),
        )
    )


def _script() -> Script:
    return parse_script((ROOT / SCRIPT).read_text(encoding="utf-8"), language="fr-FR")


def _videos() -> Iterator[Video]:
    """From free to dear."""
    yield Video("drawn, embedded", "wikipedia", "kokoro", "motion")
    for site in ("pexels", "pixabay"):
        yield Video(f"stock, {site}", _named("gemini"), "kokoro", site)
    bought = [tier for name in ("stills", "veo", "omni") for tier in PRICES.tiers_of(name)]
    for tier in sorted(bought, key=_pictures_microusd):
        yield Video(tier.replace(":", ", ", 1), _named("gemini"), "google", tier)


def _named(writer: str) -> str:
    """The writer with the model that is taken where none is named."""
    return PRICES.script_price(writer, ON).model


def _spoken_by(voice: str) -> SpokenBy:
    model = voice_model(voice, RESOURCES)
    return SpokenBy(provider=voice, name="", language="fr-FR", speed=1.0, model=model)


def _priced_as(voice: str) -> str:
    return _spoken_by(voice).priced_as


def _pictures_microusd(tier: str) -> int:
    return _estimated("kokoro", tier)[1]


def _estimated(voice: str, tier: str) -> tuple[int, int]:
    """Micro-dollars of voice and pictures."""
    scenes = _script().scenes
    lengths = dict(zip((scene.id for scene in scenes), SPOKEN_MS, strict=True))
    found = estimate(
        scenes,
        dict.fromkeys(lengths, tier),
        _spoken_by(voice),
        lengths_ms=lengths,
        prices=PRICES,
        resources=RESOURCES,
        on=ON,
    )
    voiced = sum(line.microusd for line in found.lines if line.part == "voice")
    return voiced, found.microusd - voiced


def _video_row(video: Video, script: Script) -> tuple[str, ...]:
    written = _written_microusd(video.writer, len(script.scenes))
    voiced, pictured = _estimated(video.voice, video.tier)
    return (
        f"**{video.title}**",
        _part(written, video.writer.partition(":")[0]),
        _part(voiced, video.voice),
        _part(pictured, video.tier.partition(":")[0]),
        f"**{_money(written + voiced + pictured)}**",
    )


def _part(microusd: int, provider: str) -> str:
    return f"{_money(microusd)} ({provider})"


def _written_microusd(writer: str, scenes: int) -> int:
    brief = Brief(theme="Château-Gaillard", language="fr-FR", scenes=scenes, writer=writer)
    return script_microusd(PRICES, brief, "", ON)


def _clip_row(price: ClipPrice) -> tuple[str, ...]:
    tier = price.tier
    asked = price.cost_microusd(0) if price.by_piece else price.microusd_per_second
    unit = "a picture" if price.by_piece else "a second"
    return (
        f"`{tier}`",
        _ordered(price),
        f"{_price(asked)} {unit}" if asked else "free",
        _money(_pictures_microusd(tier)),
        *_read(price),
    )


def _ordered(price: ClipPrice) -> str:
    """The clips that are really asked for: their lengths where the maker has its own."""
    if price.by_piece:
        return f"{len(SPOKEN_MS)} pictures"
    if price.tier in FREE_TIERS:
        return "nothing"
    able = open_clip_maker(price.tier, RESOURCES).capabilities
    if not able.durations_ms:
        return f"{len(SPOKEN_MS)} clips"
    each = [covering_ms(ms, able.durations_ms) // 1000 for ms in SPOKEN_MS]
    return f"{' + '.join(map(str, each))} = {sum(each)} s"


def _voice_row(price: VoicePrice, script: Script) -> tuple[str, ...]:
    texts = [scene.voice_over for scene in script.scenes]
    tokens_in = sum(text_tokens(len(text)) for text in texts)
    tokens_out = sum(speech_tokens(spoken_ms(scene, 1.0)) for scene in script.scenes)
    counted = asked = ""
    if price.microusd_per_million_characters:
        counted = f"{sum(map(len, texts)):,} characters"
        asked = f"{_price(price.microusd_per_million_characters)} a million characters"
    elif price.microusd_per_million_tokens_out:
        counted, asked = _tokens(tokens_in, tokens_out), _token_price(price)
    cost = sum(voice_microusd(PRICES, price.model, text, ON) for text in texts)
    return f"`{price.model}`", counted, asked or "free", _money(cost), *_read(price)


def _script_row(price: ScriptPrice) -> tuple[str, ...]:
    counted = asked = ""
    if price.microusd_per_million_tokens_out:
        counted, asked = _tokens(*script_tokens(len(SPOKEN_MS), 0)), _token_price(price)
    cost = _written_microusd(price.model, len(SPOKEN_MS))
    return f"`{price.model}`", counted, asked or "free", _money(cost), *_read(price)


def _tokens(tokens_in: int, tokens_out: int) -> str:
    return f"~ {tokens_in:,} tokens in, ~ {tokens_out:,} out"


def _token_price(price: VoicePrice | ScriptPrice) -> str:
    read, written = price.microusd_per_million_tokens_in, price.microusd_per_million_tokens_out
    return f"{_price(read)} in, {_price(written)} out a million tokens"


def _read(price: Priced) -> tuple[str, str]:
    return price.priced_on, price.source


def _shown(entries: Sequence[P]) -> list[P]:
    """What is in force that day, one line a name; the fake vendor is left out."""
    newest: dict[str, P] = {}
    for entry in entries:
        known = newest.get(entry.name)
        fits = entry.since <= ON and (known is None or known.since <= entry.since)
        if fits and not entry.name.startswith("fake"):
            newest[entry.name] = entry
    free = [entry for entry in newest.values() if entry.name in OWN]
    return free + [entry for entry in newest.values() if entry.name not in OWN]


def _later() -> str:
    """Prices that are known to change."""
    entries: tuple[Priced, ...] = (*PRICES.clips, *PRICES.voices, *PRICES.scripts)
    lines = [
        f"From {entry.priced_on} `{entry.name}` has another price: {entry.source}."
        for entry in entries
        if entry.since > ON
    ]
    return "\n".join(lines) + ("\n" if lines else "")


def _money(microusd: int) -> str:
    """Whole cents from a dollar on, below it a hundredth of one."""
    if not microusd:
        return "free"
    return dollars(microusd) if microusd >= MICROUSD else _price(-(-microusd // 100) * 100)


def _price(microusd: int) -> str:
    """As it is, to the last digit."""
    whole, part = divmod(microusd, MICROUSD)
    return f"{whole}.{f'{part:06d}'.rstrip('0').ljust(2, '0')} $"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 100, break_long_words=False, break_on_hyphens=False) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
