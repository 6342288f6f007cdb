"""Facts in text: the dates and telling numbers of a sentence, worded as a card shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reelwright.domain import fact_words as words
from reelwright.domain.counted import Counted, counted_after
from reelwright.domain.language import short_language

MAX_TEXT = 15
"""Longest big line, in characters: what fits the picture in large letters."""
MAX_SUB = 30

_RECENT = 2010

_FLAGS = re.IGNORECASE
_DIGITS = r"\d{1,3}(?:[\u00a0\u202f .,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"


@dataclass(frozen=True)
class Fact:
    """One date or number; `weight` says how much it tells, 1 being worth a card."""

    kind: Literal["date", "number"]
    text: str
    sub: str
    weight: float
    start: int
    """Where in the text it begins."""


def facts_in_text(text: str, language: str) -> list[Fact]:
    """All facts of a text, the most telling first; none in languages without rules."""
    short = short_language(language)
    if short not in words.LANGUAGES:
        return []
    dates = _dates(text, short)
    spans = [(fact.start, fact.start + 24) for fact in dates]
    numbers = [
        fact
        for fact in _numbers(text, short)
        if not any(first <= fact.start < last for first, last in spans)
    ]
    return sorted(dates + numbers, key=lambda fact: (-fact.weight, fact.start))


def _dates(text: str, language: str) -> list[Fact]:
    """Full dates, then years, then centuries; each stretch of text is read once."""
    found: list[Fact] = []
    taken: list[tuple[int, int]] = []
    for pattern, weight, form in _date_rules(language):
        for match in pattern.finditer(text):
            if any(match.start() < last and first < match.end() for first, last in taken):
                continue
            shown = form(match, text)
            if shown is None:
                continue
            taken.append(match.span())
            number = re.search(r"\d|[IVX]{2}", text[match.start() :])
            start = match.start() + (number.start() if number else 0)
            found.append(Fact("date", shown[0], shown[1], weight, start))
    return found


@lru_cache(maxsize=len(words.LANGUAGES))
def _date_rules(language: str) -> list[tuple[re.Pattern[str], float, DateForm]]:
    months = words.MONTHS[language]
    case = 0 if language in ("en", "de") else _FLAGS
    day = r"(?P<day>\d{1,2}(?:er|º|°)?)"
    year = r"(?P<year>1\d{3}|20\d{2})"
    of = r"(?:del? )?" if language in ("es", "pt", "it") else ""
    if language == "en":
        month = rf"(?P<month>{months})"
        dated = [
            rf"\b{month} {day}(?:st|nd|rd|th)?(?:,? {year})?\b",
            rf"\b{day}(?:st|nd|rd|th)?(?: of)? {month}(?:,? {year})?\b",
        ]
    else:
        point = r"\. ?" if language == "de" else " "
        dated = [rf"\b{day}{point}{of}(?P<month>{months})(?: {of}{year})?\b"]
    before, shown_before = words.BEFORE_CHRIST[language]
    span = words.YEAR_RANGES[language].replace("{y}", r"(1\d{3}|20\d{2})")
    ancient = rf"\b(?P<year>\d{{1,2}}[\u00a0\u202f .,]?\d{{3}}|\d{{2,4}}) (?:{before})"
    lead = words.YEAR_LEADS[language]
    century = words.CENTURIES[language]
    rules: list[tuple[str, int, float, DateForm]] = [
        *((pattern, case, 3.0, DateForm("day")) for pattern in dated),
        (rf"\b(?P<month>{months}) {of}{year}\b", case, 2.4, DateForm("month")),
        (ancient, 0, 2.4, DateForm("ancient", shown_before)),
        (span, _FLAGS, 2.4, DateForm("span")),
        (r"(?<![\d–-])(1\d{3}|20\d{2}) ?[–-] ?(1\d{3}|20\d{2})\b", 0, 2.2, DateForm("span")),
        (rf"\b(?:{lead}) {year}\b(?!['’.,]\d)", _FLAGS, 2.0, DateForm("year", language)),
        (
            rf"{century}(?P<before> (?:{before}))?",
            _FLAGS if language != "en" else 0,
            1.5,
            DateForm("century", language, shown_before),
        ),
    ]
    return [(re.compile(pattern, flags), weight, form) for pattern, flags, weight, form in rules]


@dataclass(frozen=True)
class DateForm:
    """How one kind of date is worded on a card."""

    kind: str
    extra: str = ""
    before: str = ""

    def __call__(self, match: re.Match[str], text: str) -> tuple[str, str] | None:
        """Big line and small line; None where the digits are no date after all."""
        if self.kind == "span":
            first, last = int(match[1]), int(match[2])
            rest = _next_word(text[match.end() :])
            fine = first < last and not _counts(rest, "")
            return (f"{first}–{last}", "") if fine else None
        if self.kind == "century":
            name = words.CENTURY_CARDS[self.extra].format(_ordinal(match[1], self.extra))
            return name, self.before if match["before"] else ""
        if self.kind == "ancient":
            return match["year"], self.extra
        if self.kind == "year":
            rest = _next_word(text[match.end() :])
            stale = int(match["year"]) >= _RECENT  # "as of 2023" tells nothing
            return None if stale or _counts(rest, self.extra) else (match["year"], "")
        return self._day(match)

    def _day(self, match: re.Match[str]) -> tuple[str, str] | None:
        """Day and month, or the month alone, over its year."""
        stretch = match[0]
        year = match["year"]
        if self.kind == "day" and not 1 <= int(re.sub(r"\D", "", match["day"])) <= 31:
            return None
        shown = re.sub(r"(?:,? (?:del? )?)\d{4}$", "", stretch) if year else stretch
        shown = re.sub(r"(?<=\d)ER\b", "er", shown.upper())
        shown = re.sub(r"(?<=\d)(?:ST|ND|RD|TH)\b", "", shown)
        return (year, shown) if year else (shown, "")


def _ordinal(text: str, language: str) -> str:
    if language == "fr":
        stem = re.match(r"[IVXivx]+|\d+", text)
        number = stem[0].upper() if stem else text
        return number + ("er" if number in ("I", "1") else "e")
    return text.upper()


def _next_word(rest: str) -> str:
    match = re.match(r"[ \u00a0\u202f]([^\W\d_]+)", rest)
    return match[1] if match else ""


def _counts(word: str, language: str) -> bool:
    """Whether the word after four digits is something counted, so that they are no year."""
    if not word:
        return False
    languages = [language] if language else list(words.LANGUAGES)
    for each in languages:
        if word.casefold() in words.FUNCTION_WORDS[each]:
            return False
    return any(re.fullmatch(words.UNITS[each], word) for each in words.LANGUAGES) or (
        bool(language) and bool(re.fullmatch(words.PLURALS[language], word))
    )


def _numbers(text: str, language: str) -> list[Fact]:
    found = []
    spelled = "|".join(words.SPELLED[language])
    pattern = re.compile(
        rf"(?<![\w.,/–-])(?:(?P<digits>{_DIGITS})|(?P<word>{spelled}))(?![\w-])"
        rf"|(?<![\w.,/–-])(?P<tight>{_DIGITS})(?=(?:{words.SIGNS})(?!\w)|%)",
        _FLAGS,
    )
    for match in pattern.finditer(text):
        if _in_a_row(text, match) or _is_year(text, match, language):
            continue
        counted = counted_after(text, match.end(), language)
        fact = _number_fact(match, counted, language)
        if fact is not None:
            found.append(fact)
    return found


def _in_a_row(text: str, match: re.Match[str]) -> bool:
    """Whether the number is part of a name (Apollo 11), a range (10 to 20) or a list."""
    before, after = text[: match.start()], text[match.end() :]
    joint = r"(?:à|et|ou|to|and|or|a|y|o|e|bis|und|oder|-|–|,)"
    numbered = r"(?:n°|No\.|numéro|number|número|Nummer|minus|moins)"
    named = re.search(r"(?<![.!?…:]) [A-ZÉ][a-zé]+[ -]$", before)
    measured = re.match(rf"\s?(?:{words.PERCENT}|{words.SIGNS})|\s[^\W\d_]+", after)
    return bool(
        re.search(rf"\d\s*{joint}?\s*$|{numbered}\s*$", before)
        or (named and not measured)
        or re.match(rf"\s*{joint}\s*\d", after)
    )


def _is_year(text: str, match: re.Match[str], language: str) -> bool:
    """Four plain digits after a word that leads to years (in 1969 humans walked …)."""
    lead = rf"\b(?:{words.YEAR_LEADS[language]})\s$"
    plain = re.fullmatch(r"1\d{3}|20\d{2}", match[0])
    return bool(plain and re.search(lead, text[: match.start()], _FLAGS))


def _number_fact(match: re.Match[str], counted: Counted | None, language: str) -> Fact | None:
    """The card of a number: with its unit in the big line where that is short enough."""
    if counted is None:
        return None
    word = match["word"]
    value = float(words.SPELLED[language][word.casefold()]) if word else _value(match[0])
    shown = f"{int(value)}" if word else _grouped(match[0], language)
    if counted.percent:
        sign = f"{shown}%" if language in ("en", "it", "pt") else f"{shown} %"
        return Fact("number", sign, _fitting(counted.of), 2.6, match.start())
    small = value < 10 and not counted.scale
    paced = counted.rate or counted.sign
    if small and not paced and (word is None or counted.unit):
        return None
    if counted.scale:
        shown = f"{shown} {counted.scale.upper()}"
    big, sub, weight = _lines(shown, counted)
    if not weight or len(big) > MAX_TEXT:
        return None
    return Fact("number", big, sub, 0.9 if small and not paced else weight, match.start())


def _lines(shown: str, counted: Counted) -> tuple[str, str, float]:
    """Big line, small line and weight; the weight is 0 where nothing fits."""
    whole = f"{shown} {counted.noun if counted.sign else counted.noun.upper()}"
    after = counted.rate or counted.after
    if (counted.unit or counted.rate) and len(whole) <= MAX_TEXT:
        sub = _fitting(f"{counted.of} {after}") or after.upper()
        bare = 1.4 if sum(map(str.isdigit, shown)) > 3 else 1.0  # "9 km" alone tells little
        return whole, sub, 2.5 if sub else bare
    noun = f"{counted.joint}{counted.noun}"
    tries = (f"{noun} {counted.of} {after}", f"{noun} {after}", noun)
    sub = next((line for each in tries if (line := _fitting(each))), "")
    return shown, sub, 1.9 if sub else 0.0


def _grouped(digits: str, language: str) -> str:
    """The number as written, long ones in groups of three."""
    if re.fullmatch(r"\d{5,}", digits):
        mark = {"en": ",", "fr": " "}.get(language, ".")
        return f"{int(digits):,}".replace(",", mark)
    return re.sub(r"[\u00a0\u202f]", " ", digits)


def _value(digits: str) -> float:
    plain = re.sub(r"[\u00a0\u202f .,](?=\d{3}(?!\d))", "", digits)
    return float(plain.replace(",", "."))


def _fitting(text: str) -> str:
    """In capitals where it fits a small line, else nothing: a cut phrase is worse than none."""
    tidy = " ".join(text.split())
    return tidy.upper() if len(tidy) <= MAX_SUB else ""
