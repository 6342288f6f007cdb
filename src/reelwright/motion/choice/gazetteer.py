"""Places: the country, city, river or mountain a sentence names, with its spot on the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from babel import Locale

from reelwright.domain.clip import Place
from reelwright.domain.language import short_language
from reelwright.motion.choice.spelling import Token, tokens
from reelwright.motion.maps.world import Ring, countries

_BABEL_TO_ATLAS = {
    "BA": "Bosnia and Herz.",
    "CD": "Dem. Rep. Congo",
    "CF": "Central African Rep.",
    "CG": "Congo",
    "CI": "Côte d'Ivoire",
    "CV": "Cabo Verde",
    "CZ": "Czechia",
    "DO": "Dominican Rep.",
    "EH": "W. Sahara",
    "GQ": "Eq. Guinea",
    "HK": "Hong Kong",
    "MK": "Macedonia",
    "MM": "Myanmar",
    "MO": "Macao",
    "PS": "Palestine",
    "SB": "Solomon Is.",
    "SS": "S. Sudan",
    "SZ": "eSwatini",
    "TR": "Turkey",
    "US": "United States of America",
    "VA": "Vatican",
}
_PHRASES = {
    "US": ("United States", "États-Unis", "Estados Unidos", "Vereinigte Staaten",
           "Vereinigten Staaten", "Stati Uniti", "Etats-Unis"),
    "GB": ("United Kingdom", "Royaume-Uni", "Reino Unido", "Vereinigtes Königreich", "Regno Unito"),
    "NL": ("Netherlands", "Holland", "Hollande", "Holanda", "Olanda"),
    "IR": ("Iran", "Irán", "Irã"),
    "CI": ("Côte d'Ivoire", "Ivory Coast", "Costa de Marfil", "Elfenbeinküste"),
    "CD": ("Congo", "Kongo"),
    "AQ": (),
    "GE": ("Géorgie", "Georgien"),
}  # fmt: skip
_AMBIGUOUS = frozenset({"jordan", "chad", "turkey", "georgia", "guinea", "jersey", "monaco", "cuba",
                        "dominica", "grenada", "granada", "jordania", "samoa", "panama", "mali",
                        "troy", "florence", "victoria", "java", "vinci", "valence", "vienne",
                        "lima", "ande", "rin", "sena", "fuji", "edo", "cologne", "grenade",
                        "rosette", "valencia", "alexandria", "rom"})  # fmt: skip
"""Names that are also a person's or a word: only after a word of place."""

_LEADS = frozenset(
    "a au aux en dans vers depuis de du d des pres autour sur in to from near at across around "
    "through into of desde hacia hasta cerca del por al nach aus bei um von im nel nella da dal "
    "dalla verso em no na do para ate l the la le les el die der das".split()
)
_STRONG_LEADS = frozenset(
    "a au aux en dans vers depuis pres in to from near at across around through into desde hacia "
    "nach aus bei nel nella nell em no na".split()
)
_ARTICLES = frozenset("le la les the el los las der die das den dem il lo gli o os as".split())
_TITLES = frozenset(
    "roi reine empereur imperatrice prince princesse president ministre king queen emperor empress "
    "rey reina emperador konig konigin kaiser re regina imperatore rei rainha tour banque "
    "bank open air miss team royal university universite".split()
)


@dataclass(frozen=True)
class _Spelling:
    words: tuple[str, ...]
    place: Place
    language: str
    careful: bool


def find_place(text: str, language: str) -> Place | None:
    """The place a text speaks of; None where there is none, or only by a name's chance.

    `language` is a tag or a short form; `Place.name` is spelled as in the text.
    """
    found = places_in(text, language)
    return max(found, key=lambda each: each[1])[0] if found else None


def places_in(text: str, language: str) -> list[tuple[Place, float]]:
    """Every place of a text in order, with 1.0 where something happens there, 0.5 where it
    is only named, and a little more for a spot than for a whole country."""
    spoken = tokens(text)
    starts = _sentence_starts(text, spoken)
    found: list[tuple[Place, float]] = []
    skip = 0
    for start, token in enumerate(spoken):
        if start < skip or not token.written[0].isupper():
            continue
        known = _spelled_at(spoken, start, short_language(language))
        if known is None:
            continue
        weight = _weight(known, spoken[max(0, start - 2) : start], first=start in starts)
        if weight:
            skip = start + len(known.words)
            spot = known.place.name != known.place.country
            written = " ".join(word.written for word in spoken[start:skip])
            name = written if spot else country_name(known.place, language) or written
            found.append((known.place.model_copy(update={"name": name}), weight + 0.05 * spot))
    return found


def country_name(place: Place, language: str) -> str:
    """The place's country as the language calls it; empty where it has no name."""
    code = {name: code for code, name in _atlas_codes().items()}.get(place.country)
    if code is None:
        return ""
    return str(Locale(short_language(language)).territories.get(code, ""))


def _weight(known: _Spelling, before: list[Token], *, first: bool) -> float:
    """0 where the name is probably no place; `before` holds the two words ahead of it."""
    lead = before[-1].folded if before else ""
    if any(token.folded in _TITLES for token in before):
        return 0.0
    proper = bool(before) and before[-1].written[0].isupper() and lead not in _LEADS
    if proper and not first:
        return 0.0
    behind = before[0].folded if len(before) == 2 and lead in _ARTICLES else lead
    strong = lead in _STRONG_LEADS or behind in _STRONG_LEADS
    if known.careful and not strong:
        return 0.0
    return 1.0 if strong else 0.5


def _sentence_starts(text: str, spoken: list[Token]) -> set[int]:
    """Tokens that begin a sentence, or follow a stop, comma or dash."""
    starts = {0}
    position = 0
    for index, token in enumerate(spoken):
        at = text.find(token.written, position)
        if any(mark in text[position:at] for mark in '.!?:;,«»"()–—'):
            starts.add(index)
        position = at + len(token.written)
    return starts


def _spelled_at(spoken: list[Token], start: int, language: str) -> _Spelling | None:
    """The longest spelling that stands at a token."""
    for each in _gazetteer(language).get(spoken[start].folded, ()):
        ahead = tuple(token.folded for token in spoken[start : start + len(each.words)])
        if ahead == each.words and not (each.language and each.language != language):
            following = spoken[start + len(each.words) : start + len(each.words) + 1]
            if not (following and following[0].folded in ("pig", "pigs", "times", "bale")):
                return each
    return None


@lru_cache(maxsize=8)
def _gazetteer(language: str) -> dict[str, tuple[_Spelling, ...]]:
    """Spellings by their first word, longest first."""
    table: dict[str, list[_Spelling]] = {}
    for spelling in (*_listed(), *_country_spellings(language)):
        table.setdefault(spelling.words[0], []).append(spelling)
    return {
        word: tuple(sorted(each, key=lambda spelling: -len(spelling.words)))
        for word, each in table.items()
    }


def _listed() -> Iterator[_Spelling]:
    text = files("reelwright").joinpath("assets/art/places.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        names, country, longitude, latitude = (part.strip() for part in line.split("|"))
        careful = names.startswith("?")
        spellings = [name.strip() for name in names.lstrip("?").split(",")]
        place = Place(
            name=spellings[0],
            country=country,
            longitude=float(longitude),
            latitude=float(latitude),
        )
        for spelling in spellings:
            language, _, name = spelling.rpartition(":")
            yield from _spelling(name, place, language, careful=careful)


def _country_spellings(language: str) -> Iterator[_Spelling]:
    for code, atlas_name in _atlas_codes().items():
        longitude, latitude = _middle(atlas_name)
        place = Place(name=atlas_name, country=atlas_name, longitude=longitude, latitude=latitude)
        names = set(_PHRASES.get(code, ()))
        for tag in {language, "en"} & {"fr", "en", "es", "de", "it", "pt"}:
            names.add(str(Locale(tag).territories.get(code, "")))
        for name in names:
            yield from _spelling(name, place, "", careful=False)


def _spelling(name: str, place: Place, language: str, *, careful: bool) -> Iterator[_Spelling]:
    words = tuple(token.folded for token in tokens(name))
    if words and "(" not in name:
        careful = careful or (len(words) == 1 and words[0] in _AMBIGUOUS)
        yield _Spelling(words, place, language, careful)


@lru_cache(maxsize=1)
def _atlas_codes() -> dict[str, str]:
    """Territory code → name on the map, for countries that the map shows."""
    shown = countries()
    english = Locale("en").territories
    codes = {}
    for code, name in english.items():
        if len(code) != 2 or not code.isalpha():
            continue
        atlas = _BABEL_TO_ATLAS.get(code, str(name).replace("&", "and").replace("’", "'"))
        if atlas in shown:
            codes[code] = atlas
    return codes


@lru_cache(maxsize=256)
def _middle(country: str) -> tuple[float, float]:
    """Centre of gravity of the country's largest piece, degrees."""
    ring = max((polygon[0] for polygon in countries()[country]), key=lambda each: abs(_area(each)))
    area = _area(ring) or 1e-9
    x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    return round(x / (6 * area), 2), round(y / (6 * area), 2)


def _area(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2
