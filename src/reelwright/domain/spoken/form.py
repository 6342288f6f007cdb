"""From a text as it is shown to its words as they are said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from reelwright.domain.language import short_language
from reelwright.domain.spoken import counted, dates, ranges, shortened
from reelwright.domain.spoken.lexicon import Lexicon
from reelwright.domain.spoken.lexicons import LEXICONS
from reelwright.domain.spoken.place import Place
from reelwright.domain.spoken.token import Token, plain_digits, tokens_of
from reelwright.domain.spoken.word import SpokenWord

Rule = Callable[[Place], str | None]
_RULES: tuple[Rule, ...] = (
    dates.numeric_date,
    dates.half_of_day,
    dates.clock_time,
    dates.uhr,
    ranges.decade,
    ranges.number_range,
    ranges.fraction,
    counted.ordinal,
    shortened.abbreviation,
    shortened.initials,
    counted.number,
    counted.scale_of_money,
    shortened.roman,
    counted.lone_unit,
    shortened.address,
    shortened.capitals,
)
"""In order; the first that knows the word reads it."""


def spoken_form(text: str, language: str) -> list[SpokenWord]:
    """One SpokenWord per white-space separated word of `text`, in order.

    `language` is a tag; words of a language without a lexicon are left as written, without
    their marks.
    """
    tokens = tokens_of(text)
    lexicon = LEXICONS.get(short_language(language))
    if lexicon is None:
        return [word for token in tokens for word in _words(token, _plain(token.core), "")]
    shouted = _is_shouted(tokens)
    phrases = _phrases(tokens, lexicon)
    words: list[SpokenWord] = []
    for index, token in enumerate(tokens):
        place = Place(tokens, index, lexicon, language, shouted)
        said = phrases.get(index) or _said(place)
        pause = _pause(place, said, index in phrases)
        if index + 1 < len(tokens) and tokens[index + 1].opens and not pause and said:
            pause = ","
        words += _words(token, said, pause)
    return words


def _said(place: Place) -> str:
    if not place.core:
        return _symbols(place)
    for rule in _RULES:
        said = rule(place)
        if said is not None:
            return _plain(said)
    tokens = [*place.tokens]
    tokens[place.index] = replace(place.token, core=plain_digits(place.core))
    said = shortened.mixed(replace(place, tokens=tokens))
    if said is not None:
        return _plain(said)
    return _plain(_with_symbols(place.core, place.lexicon), lower=place.shouted)


def _symbols(place: Place) -> str:
    """A word of marks only is silent, unless it is a sign with a name."""
    shown = place.token.shown[0]
    return place.lexicon.symbols.get(shown, "") if shown in "&+×÷=≈~<>±≥≤§" else ""


def _with_symbols(core: str, lexicon: Lexicon) -> str:
    for symbol, name in lexicon.symbols.items():
        if symbol in core and symbol not in "/<>":
            core = core.replace(symbol, f" {name} ")
    return core


def _plain(text: str, *, lower: bool = False) -> str:
    """Letters, marks that belong to letters, apostrophes and hyphens; the rest as spaces."""
    kept = re.sub(r"[^\w\s'\u0300-\u036f-]|_", " ", text)
    kept = re.sub(r"(?<!\w)['-]+|['-]+(?!\w)", " ", kept)
    kept = " ".join(kept.split())
    return kept.lower() if lower else kept


def _pause(place: Place, said: str, phrase: bool) -> str:
    token = place.token
    if not token.dot or token.pause != "." or not said:
        return token.pause
    shortened_here = phrase or shortened.abbreviation(place) or shortened.initials(place)
    if shortened_here and not shortened.ends_sentence(place):
        return ""
    german_ordinal = place.language == "de" and re.fullmatch(r"\d+|[IVXLC]+", token.core)
    if german_ordinal and not re.search(r"\d|hundert|tausend", said) and _is_ordinal(place, said):
        return ""
    return token.pause


def _is_ordinal(place: Place, said: str) -> bool:
    return place.at(1) is not None and bool(re.search(r"te[nrs]?$", said))


def _phrases(tokens: Sequence[Token], lexicon: Lexicon) -> dict[int, str]:
    """What the words of abbreviations in several words say, by token."""
    found: dict[int, str] = {}
    written = [token.core + "." * token.dot for token in tokens]
    for phrase, said in lexicon.phrases.items():
        for index in range(len(tokens) - len(phrase) + 1):
            if tuple(written[index : index + len(phrase)]) == phrase:
                found |= {index + offset: words for offset, words in enumerate(said)}
    return found


def _words(token: Token, said: str, pause: str) -> list[SpokenWord]:
    """The display words of a token: the first says it, the others are joined to it."""
    words = [SpokenWord(shown, "", joined=True) for shown in token.shown]
    words[0] = SpokenWord(token.shown[0], said)
    words[-1] = replace(words[-1], pause=pause)
    return words


def _is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether the text is set in capitals, so that they say nothing about abbreviations."""
    letters = [token.core for token in tokens if sum(map(str.isalpha, token.core)) > 1]
    return len(letters) >= 4 and sum(core.isupper() for core in letters) > 0.7 * len(letters)
