"""Rules for numbers: bare, with a unit, a currency or a percent sign, ranges and ordinals."""

from __future__ import annotations

import re

from reelwright.domain.spoken import dates, numerals
from reelwright.domain.spoken.figures import Figure, parse_figure
from reelwright.domain.spoken.lexicon import Lexicon
from reelwright.domain.spoken.place import Place, month_names
from reelwright.domain.spoken.quantities import ALWAYS, currency_name, unit_name
from reelwright.domain.spoken.roman import roman_value

FIGURE = r"\d+(?:[.,']\d+)*"
"""A number with its separators."""


_BEFORE_YEARS = frozenset(
    "en de depuis dès vers et à an année desde hasta entre año y a nel del dal anno e em do no ano "
    "até ou o".split()
)
_GERMAN_DATIVES = frozenset(
    "am im dem vom zum zur beim den des seinem seiner ihrem ihrer einem einer seit ab".split()
)


def number(place: Place) -> str | None:
    """`50`, `-20`, `5%`, `25km`, `$1.5`, `10€`, `3,5`: sign, currency, figure and unit."""
    found = re.fullmatch(rf"([-+~≈<>±]?)([^\d\s.,'+-]*)({FIGURE})([^\d].*|)", place.core)
    if not found:
        return None
    sign, prefix, text, suffix = found.groups()
    figure = parse_figure(text, place.language)
    if figure is None or (prefix and prefix not in place.lexicon.currencies):
        return None
    words = with_suffix(place, figure, prefix, suffix.lstrip("-") or suffix)
    if words is None:
        return None
    lexicon = place.lexicon
    signed = lexicon.minus if sign == "-" else lexicon.symbols.get(sign, "")
    return f"{signed} {words}".strip()


def with_suffix(place: Place, figure: Figure, prefix: str, suffix: str) -> str | None:
    """A figure with the currency before it and what is written onto its end."""
    if prefix:
        return _money(place, figure, prefix, suffix)
    if not suffix:
        return _bare(place, figure)
    if suffix in place.lexicon.currencies:
        return _coins(place, figure, suffix)
    name = _suffix_name(place, figure, suffix)
    if name is None:
        return None
    gender = "" if suffix == "%" else place.gender_of(name.split()[0])
    name = place.lexicon.of(name) if figure.millions else name
    return f"{amount_words(figure, place.language, noun=gender)} {name}"


def _suffix_name(place: Place, figure: Figure, suffix: str) -> str | None:
    lexicon = place.lexicon
    if suffix == "%":
        return lexicon.percent
    return (
        _scaled_currency(suffix, lexicon)
        or unit_name(suffix, figure.amount, lexicon, place.tag)
        or lexicon.scales.get(suffix)
        or lexicon.symbols.get(suffix)
    )


def amount_words(figure: Figure, language: str, *, noun: str = "") -> str:
    """A figure as a quantity, never a year."""
    if figure.spelled:
        return numerals.digits(figure.digits, language)
    if figure.fraction:
        return numerals.decimal(figure.whole, figure.fraction, language)
    return numerals.cardinal(figure.whole, language, noun=noun)


def _bare(place: Place, figure: Figure) -> str:
    language = place.language
    if place.token.grouped:
        figure = Figure(figure.whole, figure.digits, figure.fraction, True)
    day = dates.day_of_month(place, figure)
    if day is not None:
        return day
    after = place.at(1)
    unit = lone_unit(after) if after is not None and not place.token.pause else None
    if unit is not None and after is not None:
        if after.core in place.lexicon.currencies and _has_cents(figure):
            figure = Figure(figure.whole, figure.digits)
        return amount_words(figure, language, noun=place.gender_of(unit.split()[0]))
    if language == "de" and place.token.dot:
        ordinal = _german_ordinal(place, figure)
        if ordinal is not None:
            return ordinal
    if dates.reads_as_year(place, figure):
        return numerals.year(figure.whole, language)
    words = amount_words(figure, language, noun="" if _is_date(place, figure) else place.noun())
    if figure.millions and place.noun() and not re.match("[aeéèêhiouy]", place.after):
        words = f"{words} {place.lexicon.of_scale}"
    return words


def _is_date(place: Place, figure: Figure) -> bool:
    """`película de 1962 dirigida`: a year agrees with nothing."""
    four = len(figure.digits) == 4 and not figure.grouped and figure.whole <= 2100
    return four and place.before.lower() in _BEFORE_YEARS


def _german_ordinal(place: Place, figure: Figure) -> str | None:
    """`19. Jahrhundert`: a full stop that makes an ordinal, told by what stands around it."""
    article = place.before.lower()
    ending = "n" if article in _GERMAN_DATIVES else "" if article in ("der", "die", "das") else None
    known = place.after.casefold() in month_names("de") or place.after in place.lexicon.centuries
    if place.index + 1 >= len(place.tokens) or not (known or ending is not None):
        return None
    if not re.fullmatch(r"[^\W\d_].*", place.after) or figure.fraction:
        return None
    neuter = place.after in place.lexicon.centuries
    fallback = "s" if neuter else "r"
    return numerals.ordinal(figure.whole, "de", ending=fallback if ending is None else ending)


def _money(place: Place, figure: Figure, currency: str, suffix: str) -> str | None:
    lexicon = place.lexicon
    if suffix:
        scale = lexicon.scales.get(suffix)
        if scale is None:
            return None
        name = currency_name(currency, 2, lexicon) or ""
        return f"{amount_words(figure, place.language)} {scale} {lexicon.of(name)}"
    if place.after.strip(".") in lexicon.scale_words:
        return amount_words(figure, place.language)  # the currency is said behind the million
    return _coins(place, figure, currency)


def _coins(place: Place, figure: Figure, currency: str) -> str:
    """`$5.99` is five dollars ninety-nine, `$5.5` five point five dollars."""
    name = currency_name(currency, figure.amount, place.lexicon) or ""
    gender = place.gender_of(name.split()[0])
    if not _has_cents(figure):
        return f"{amount_words(figure, place.language, noun=gender)} {name}"
    whole = f"{numerals.cardinal(figure.whole, place.language, noun=gender)} {name}"
    return f"{whole} {_cents(figure, place.language)}".strip()


def _has_cents(figure: Figure) -> bool:
    return len(figure.fraction) == 2 and not figure.spelled


def _cents(figure: Figure, language: str) -> str:
    return numerals.cardinal(int(figure.fraction), language) if int(figure.fraction) else ""


def _scaled_currency(symbol: str, lexicon: Lexicon) -> str | None:
    """`M€` and `Md$`: millions and milliards of a currency."""
    for scale, name in lexicon.scales.items():
        currency = currency_name(symbol.removeprefix(scale), 2, lexicon)
        if symbol.startswith(scale) and currency:
            return f"{name} {lexicon.of(currency)}"
    return None


def scale_of_money(place: Place) -> str | None:
    """The word in `$5 million` takes the dollars behind it."""
    if place.core not in place.lexicon.scale_words:
        return None
    currency = re.match(r"[^\d\s.,'+-]+(?=\d)", place.before)
    name = currency_name(currency.group(), 2, place.lexicon) if currency else None
    return f"{place.core} {place.lexicon.of(name)}" if name else None


def lone_unit(place: Place) -> str | None:
    """A unit, percent or currency sign that stands as a word of its own."""
    lexicon, core = place.lexicon, place.core
    figure = _figure_before(place)
    behind_scale = place.before in lexicon.scale_words
    if core == "%":
        return lexicon.percent
    if core in lexicon.currencies:
        name = currency_name(core, figure.amount if figure else 2.0, lexicon) or ""
        if figure is not None and _has_cents(figure):
            return f"{name} {_cents(figure, place.language)}".strip()
        return lexicon.of(name) if behind_scale or (figure and figure.millions) else name
    if core in lexicon.not_alone and not (core == "ha" and _measured(place)):
        return None
    if figure is None and not behind_scale and core not in ALWAYS:
        return None
    amount = figure.amount if figure is not None else 2.0
    alone = figure is None and not behind_scale
    if alone and place.before.lower().rsplit("'", 1)[-1] in lexicon.singular_after:
        amount = 1.0
    unit = _scaled_currency(core, lexicon) or unit_name(core, amount, lexicon, place.tag)
    return lexicon.of(unit) if unit and figure is not None and figure.millions else unit


def _figure_before(place: Place) -> Figure | None:
    found = re.search(rf"({FIGURE})$", place.before)
    return parse_figure(found[1], place.language) if found else None


def _measured(place: Place) -> bool:
    """`ha` is a verb in Spanish and Italian: hectares only before "of" or a rest."""
    return _figure_before(place) is not None and place.after.lower() in ("", "de", "di")


def _is_single_roman(letter: str, suffix: str) -> bool:
    """`Ier`, `Ve` and `Xe` are ordinals; `Le`, `Ces` and `Vers` are words."""
    if letter == "I":
        return suffix in ("er", "ers", "re", "ère", "º", "ª")
    return letter in "VX" and suffix in ("e", "ème", "º", "ª")


def ordinal(place: Place) -> str | None:
    """`1er`, `XVIIIe`, `21st`, `3.ª`, `1º`."""
    found = re.fullmatch(place.lexicon.ordinal, place.core)
    if not found:
        return None
    text = found["number"].replace(",", "")
    value = int(text[:15]) if text.isdigit() else roman_value(text)
    if value is None or (value == 0):
        return None
    suffix = found["suffix"]
    if len(text) == 1 and not text.isdigit() and not _is_single_roman(text, suffix):
        return None
    if suffix == "°" and not place.noun():  # an angle, not the ordinal sign mistyped
        return None
    feminine = suffix in place.lexicon.feminine_suffixes
    ending = suffix[2:] if place.language == "de" else ""
    words = numerals.ordinal(value, place.language, feminine=feminine, ending=ending)
    if place.language == "fr" and suffix in ("nd", "nde", "nds", "ndes") and value == 2:
        words = "seconde" if feminine else "second"
    if place.language == "es" and not feminine and place.noun():
        words = re.sub(r"(primer|tercer)o$", r"\1", words)
    return words
