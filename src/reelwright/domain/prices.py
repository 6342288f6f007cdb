"""PriceTable: what providers ask, dated, read from a table and never from code."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Self, TypeVar

from pydantic import Field, ValidationError, model_validator

from reelwright.domain.model import Model
from reelwright.errors import InputError

DRAWN = "motion"
"""The tier that is always there and costs nothing: the scene is drawn."""

MILLION = 1_000_000
Amount = Field(default=0, ge=0, strict=True)


def _rounded_up(amount: int, divisor: int) -> int:
    return -(-amount // divisor)


class Priced(Model):
    """One dated entry; `since` is written `from` in the table."""

    since: date = Field(alias="from")
    source: str = ""

    @property
    def priced_on(self) -> str:
        """The day it was read, `2026-11-01`."""
        return self.since.isoformat()


class ClipPrice(Priced):
    """What one tier's pictures cost: by the second, by the piece, or both."""

    tier: str = Field(min_length=1)
    """`provider:model`, or the provider alone for all its models."""
    microusd_per_second: int = Amount
    microusd_per_clip: int = Amount
    """Whatever the clip's length, e.g. of a still that the camera moves over."""
    quality: int = Field(default=2, ge=1, le=3, strict=True)
    below: str = ""
    """The next cheaper tier, empty where the next thing is to draw."""
    default: bool = False
    """Taken where only the provider is named."""

    @model_validator(mode="after")
    def _priced_somehow(self) -> Self:
        if not {"microusd_per_second", "microusd_per_clip"} & self.model_fields_set:
            raise ValueError(
                f"'{self.tier}' has no price: give microusd_per_second or microusd_per_clip"
            )
        return self

    @property
    def name(self) -> str:
        return self.tier

    @property
    def by_piece(self) -> bool:
        """Whether a clip's length makes no difference to its price."""
        return self.microusd_per_clip > 0 and self.microusd_per_second == 0

    def cost_microusd(self, duration_ms: int) -> int:
        """Price of one clip, a part of a micro-dollar counted whole."""
        return self.microusd_per_clip + _rounded_up(self.microusd_per_second * duration_ms, 1000)


class TextPrice(Priced):
    """What a model that reads tokens and answers with tokens costs."""

    model: str = Field(min_length=1)
    microusd_per_million_tokens_in: int = Amount
    microusd_per_million_tokens_out: int = Amount

    @property
    def name(self) -> str:
        return self.model

    def _tokens_cost(self, tokens_in: int, tokens_out: int) -> int:
        read = self.microusd_per_million_tokens_in * tokens_in
        return read + self.microusd_per_million_tokens_out * tokens_out


class VoicePrice(TextPrice):
    """What a voice costs, by characters or by tokens."""

    microusd_per_million_characters: int = Amount

    def cost_microusd(self, *, characters: int = 0, tokens_in: int = 0, tokens_out: int = 0) -> int:
        """Price of one narration, a part of a micro-dollar counted whole."""
        spoken = self.microusd_per_million_characters * characters
        return _rounded_up(spoken + self._tokens_cost(tokens_in, tokens_out), MILLION)


class ScriptPrice(TextPrice):
    """What a script writer costs, by the call or by tokens."""

    microusd_per_call: int = Amount

    def cost_microusd(self, *, calls: int = 1, tokens_in: int = 0, tokens_out: int = 0) -> int:
        """Price of `calls` requests, a part of a micro-dollar counted whole."""
        tokens = _rounded_up(self._tokens_cost(tokens_in, tokens_out), MILLION)
        return self.microusd_per_call * calls + tokens


P = TypeVar("P", ClipPrice, VoicePrice, ScriptPrice)


class PriceTable(Model):
    """Every known price, in the order of the table. Unknown names raise InputError."""

    clips: tuple[ClipPrice, ...] = ()
    voices: tuple[VoicePrice, ...] = ()
    scripts: tuple[ScriptPrice, ...] = ()
    writers: tuple[tuple[str, str], ...] = ()
    """Writers with the model that is meant where they are named alone."""

    @model_validator(mode="after")
    def _one_entry_a_day(self) -> Self:
        for entries in (self.clips, self.voices, self.scripts):
            seen: set[tuple[str, date]] = set()
            for entry in entries:
                if (entry.name, entry.since) in seen:
                    raise ValueError(f"'{entry.name}' has two prices from {entry.since}")
                seen.add((entry.name, entry.since))
        return self

    def clip_price(self, tier: str, on: date) -> ClipPrice:
        """The tier's newest price not later than `on`, its first one before that."""
        return _newest(self.clips, tier, on, "tier")

    def voice_price(self, provider_model: str, on: date) -> VoicePrice:
        """The voice model's newest price not later than `on`, its first one before that."""
        return _newest(self.voices, provider_model, on, "voice")

    def script_price(self, provider_model: str, on: date) -> ScriptPrice:
        """The writer's newest price not later than `on`, its first one before that."""
        model = dict(self.writers).get(provider_model)
        name = f"{provider_model}:{model}" if model else provider_model
        return _newest(self.scripts, name, on, "script writer")

    def clip_cost_microusd(self, tier: str, duration_ms: int, *, on: date) -> int:
        """What one clip of that tier and length costs."""
        return self.clip_price(tier, on).cost_microusd(duration_ms)

    def tiers_of(self, provider: str) -> tuple[str, ...]:
        """The provider's tiers in the table's order, best first as shipped."""
        mine = (entry.tier for entry in self.clips if _provider(entry.tier) == provider)
        return tuple(dict.fromkeys(mine))

    def below(self, tier: str) -> str | None:
        """The next cheaper tier, None where the next thing is to draw."""
        return self.clip_price(tier, date.max).below or None

    def default_tier(self, provider: str) -> str:
        """The tier taken where only the provider is named."""
        tiers = self.tiers_of(provider)
        if not tiers:
            self.clip_price(provider, date.max)
        chosen = (tier for tier in tiers if self.clip_price(tier, date.max).default)
        return next(chosen, tiers[0])

    def with_writers(self, models: Mapping[str, str]) -> PriceTable:
        """The same where a writer named alone (`gemini`) means that model of it."""
        return self.model_copy(update={"writers": tuple(sorted(models.items()))})

    def with_default(self, tier: str) -> PriceTable:
        """The same with `tier` taken where its provider is named alone. Raises InputError."""
        provider = _provider(tier)
        if tier not in self.tiers_of(provider):
            raise InputError(_unknown("tier", tier, self.tiers_of(provider)))
        clips = tuple(
            entry.model_copy(update={"default": entry.tier == tier})
            if _provider(entry.tier) == provider
            else entry
            for entry in self.clips
        )
        return self.model_copy(update={"clips": clips})

    def merged(self, other: PriceTable) -> PriceTable:
        """This table with a person's own on top: a name found there replaces all entries here.

        What an own entry leaves out (quality, below, default) is taken from here. Raises
        InputError where a `below` leads nowhere or round in a circle.
        """
        clips = tuple(self._completed(entry) for entry in other.clips)
        chosen = {_provider(entry.tier) for entry in clips if entry.default}
        kept = tuple(
            entry.model_copy(update={"default": False})
            if _provider(entry.tier) in chosen
            else entry
            for entry in _without(self.clips, clips)
        )
        table = PriceTable(
            clips=kept + clips,
            voices=_without(self.voices, other.voices) + other.voices,
            scripts=_without(self.scripts, other.scripts) + other.scripts,
        )
        return table.checked()

    def checked(self) -> Self:
        """Itself. Raises InputError where a `below` leads nowhere or round in a circle."""
        for entry in self.clips:
            passed, tier = {entry.tier}, entry.below
            while tier:
                if tier in passed:
                    raise InputError(f"Prices: below '{entry.tier}' the tiers go in a circle.")
                passed.add(tier)
                tier = self.below(tier) or ""
        return self

    def _completed(self, entry: ClipPrice) -> ClipPrice:
        known = [old for old in self.clips if old.tier == entry.tier]
        if not known:
            return entry
        newest = max(known, key=lambda old: old.since)
        taken = {"quality", "below", "default"} - entry.model_fields_set
        return entry.model_copy(update={name: getattr(newest, name) for name in taken})


def parse_prices(text: str) -> PriceTable:
    """A table in the form of `prices.toml`. Raises InputError naming the entry and the fault."""
    try:
        return PriceTable.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"The price table is not TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(f"The price table cannot be used: {where} {first['msg']}.") from error


@lru_cache(maxsize=1)
def shipped_prices() -> PriceTable:
    """The table that comes with Reelwright."""
    text = files("reelwright").joinpath("assets/prices.toml").read_text("utf-8")
    return parse_prices(text).checked()


def _provider(name: str) -> str:
    return name.partition(":")[0]


def _without(entries: tuple[P, ...], replaced: Iterable[P]) -> tuple[P, ...]:
    names = {entry.name for entry in replaced}
    return tuple(entry for entry in entries if entry.name not in names)


def _newest(entries: tuple[P, ...], name: str, on: date, kind: str) -> P:
    known = [entry for entry in entries if entry.name == name]
    known = known or [entry for entry in entries if entry.name == _provider(name)]
    if not known and ":" not in name:
        # A provider named alone means the first of its models in the table.
        first = next((e.name for e in entries if _provider(e.name) == name), name)
        known = [entry for entry in entries if entry.name == first]
    if not known:
        raise InputError(_unknown(kind, name, [entry.name for entry in entries]))
    past = [entry for entry in known if entry.since <= on]
    if not past:
        return min(known, key=lambda entry: entry.since)
    return max(past, key=lambda entry: entry.since)


def _unknown(kind: str, name: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, dict.fromkeys(names), n=3, cutoff=0.4)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return (
        f"No price is known for the {kind} '{name}'.{hint} "
        "Add it to a table of your own and name that file in REELWRIGHT_PRICES."
    )
