"""Quantities: units, currencies and percent in the words of a language."""

from __future__ import annotations

import re
from functools import lru_cache

from babel.core import UnknownLocaleError
from babel.units import UnknownUnitError, format_compound_unit, format_unit

from reelwright.domain.spoken.lexicon import Lexicon

_PLAIN = {
    "km": "length-kilometer",
    "m": "length-meter",
    "dm": "length-decimeter",
    "cm": "length-centimeter",
    "mm": "length-millimeter",
    "µm": "length-micrometer",
    "nm": "length-nanometer",
    "pm": "length-picometer",
    "mi": "length-mile",
    "ft": "length-foot",
    "yd": "length-yard",
    "in": "length-inch",
    "pc": "length-parsec",
    "ha": "area-hectare",
    "l": "volume-liter",
    "L": "volume-liter",
    "hl": "volume-hectoliter",
    "dl": "volume-deciliter",
    "cl": "volume-centiliter",
    "ml": "volume-milliliter",
    "mL": "volume-milliliter",
    "kg": "mass-kilogram",
    "g": "mass-gram",
    "mg": "mass-milligram",
    "µg": "mass-microgram",
    "lb": "mass-pound",
    "oz": "mass-ounce",
    "ms": "duration-millisecond",
    "µs": "duration-microsecond",
    "ns": "duration-nanosecond",
    "°C": "temperature-celsius",
    "°F": "temperature-fahrenheit",
    "K": "temperature-kelvin",
    "W": "power-watt",
    "kW": "power-kilowatt",
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "kWh": "energy-kilowatt-hour",
    "J": "energy-joule",
    "kJ": "energy-kilojoule",
    "cal": "energy-calorie",
    "kcal": "energy-kilocalorie",
    "eV": "energy-electronvolt",
    "V": "electric-volt",
    "Ω": "electric-ohm",
    "Hz": "frequency-hertz",
    "kHz": "frequency-kilohertz",
    "MHz": "frequency-megahertz",
    "GHz": "frequency-gigahertz",
    "kB": "digital-kilobyte",
    "MB": "digital-megabyte",
    "GB": "digital-gigabyte",
    "TB": "digital-terabyte",
    "PB": "digital-petabyte",
    "Pa": "pressure-pascal",
    "hPa": "pressure-hectopascal",
    "kPa": "pressure-kilopascal",
    "MPa": "pressure-megapascal",
    "bar": "pressure-bar",
    "mbar": "pressure-millibar",
    "atm": "pressure-atmosphere",
    "mph": "speed-mile-per-hour",
    "km/h": "speed-kilometer-per-hour",
    "kmh": "speed-kilometer-per-hour",
    "m/s": "speed-meter-per-second",
}
_SQUARED = {
    "km": "area-square-kilometer",
    "m": "area-square-meter",
    "cm": "area-square-centimeter",
    "mi": "area-square-mile",
    "ft": "area-square-foot",
}
_CUBED = {
    "km": "volume-cubic-kilometer",
    "m": "volume-cubic-meter",
    "cm": "volume-cubic-centimeter",
}
_UNITS = {
    **_PLAIN,
    **{f"{unit}{mark}": name for unit, name in _SQUARED.items() for mark in ("²", "2")},
    **{f"{unit}{mark}": name for unit, name in _CUBED.items() for mark in ("³", "3")},
    "sq": "",
}
_PER = {"s": "second", "h": "hour", "min": "minute", "l": "liter", "kg": "kilogram"}
ALWAYS = frozenset(
    symbol
    for symbol in _UNITS
    if re.fullmatch(r"(km|dm|cm|mm|µm|nm|kg|mg|µg|kW|MW|GW|kWh|kcal|ml|cl|[kMG]Hz)[²2³3]?", symbol)
) | {"km/h", "m/s", "km/s", "m²", "m³", "°C", "°F", "hPa", "kPa", "mph", "m2", "m3"}
"""Symbols that are units even where no number stands before them."""


def unit_name(symbol: str, amount: float, lexicon: Lexicon, tag: str) -> str | None:
    """`km` and 2 → "kilometres"; None where the symbol is no unit."""
    own = lexicon.units.get(symbol) or lexicon.units.get(symbol.rstrip("."))
    if own is not None:
        return own[0] if is_one(amount, lexicon.language) else own[1]
    unit = _UNITS.get(symbol)
    if unit:
        return _without_number(format_unit(amount, unit, length="long", locale=_locale(tag)))
    top, _, bottom = symbol.partition("/")
    if not bottom:
        return None
    if _UNITS.get(top, "").startswith("length-") and bottom in _PER:
        kind = _UNITS[top].split("-", 1)[1]
        pair = _compound(amount, kind, _PER[bottom], _locale(tag))
        if pair:
            return pair
    over, under = unit_name(top, amount, lexicon, tag), unit_name(bottom, 1, lexicon, tag)
    per = {"fr": "par", "en": "per", "es": "por", "it": "per", "pt": "por", "de": "pro"}
    if over and under:
        return f"{over} {per[lexicon.language]} {under}"
    return None


def currency_name(symbol: str, amount: float, lexicon: Lexicon) -> str | None:
    """`€` and 2 → "euros"; None where the symbol is no currency."""
    names = lexicon.currencies.get(symbol)
    if names is None:
        return None
    return names[0] if is_one(amount, lexicon.language) else names[1]


def is_one(amount: float, language: str) -> bool:
    """Whether a noun behind `amount` is singular."""
    return 0 <= amount < 2 if language in ("fr", "pt") else amount == 1


def _compound(amount: float, top: str, bottom: str, locale: str) -> str | None:
    try:
        text = format_compound_unit(amount, top, denominator_unit=bottom, locale=locale)
    except UnknownUnitError:
        return None
    return _without_number(text) if text else None


def _without_number(text: str) -> str:
    return re.sub(r"^[-−\d.,\s]+", "", text).strip()


@lru_cache(maxsize=16)
def _locale(tag: str) -> str:
    """The tag as locale data know it, the short language where they do not."""
    from babel import Locale

    try:
        return str(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return tag.split("-", 1)[0]
