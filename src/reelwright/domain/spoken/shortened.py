"""Rules for abbreviations, Roman numerals and words of capitals or of letters and digits."""

from __future__ import annotations

import re
import unicodedata

from reelwright.domain.spoken import numerals
from reelwright.domain.spoken.place import Place
from reelwright.domain.spoken.roman import roman_value

_SAID_AS_WORDS = frozenset(
    "NASA UNESCO UNICEF NATO OTAN OPEP OPEC LASER RADAR SIDA AIDS OVNI COVID FIFA UEFA ASEAN BRICS "
    "ONU ESA UNO ALMA SONAR EURO RAM PIN SIM VIP GIF ZIP IKEA LEGO FIAT CERN OMS PIB TAV "
    "NAFTA SWIFT IBAN GAFA ENA INSEE RADAR SETI OSIRIS JAXA".split()
)
_SPELLED = {
    "fr": frozenset({"UNO", "ESA", "OMS", "PIB"}),
    "en": frozenset({"ONU", "OMS", "UNO", "ESA", "PIB", "VIP"}),
    "de": frozenset({"OMS", "PIB", "VIP"}),
}
_VOWELS = "aeiouyàâäáãéèêëíîïóôöõúûüù"
_CONSONANTS = "bcdfghjklmnpqrstvwxyzçñß"
_PRONOUNCEABLE = re.compile(
    rf"[{_CONSONANTS}]{{0,2}}(?:[{_VOWELS}]{{1,2}}[{_CONSONANTS}]{{1,2}})+[{_VOWELS}]{{0,2}}",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ]")


def abbreviation(place: Place) -> str | None:
    """`M.`, `etc.`, `n°`, `J.-C.`; titles only before a name, `p.` only before a number."""
    lexicon, core = place.lexicon, place.core
    dotted = core + "." if place.token.dot else core
    behind = place.at(1)
    following = behind.core if behind is not None else ""
    if dotted in lexicon.titles and following[:1].isupper():
        return lexicon.titles[dotted]
    if dotted in lexicon.before_number and re.match(r"\d|[IVXLC]+\b", following):
        return lexicon.before_number[dotted]
    for written in (dotted, core):
        if written in lexicon.abbreviations:
            return lexicon.abbreviations[written]
    return None


def ends_sentence(place: Place) -> bool:
    """Whether the full stop behind an abbreviation also ends the sentence."""
    behind = place.at(1)
    if behind is None:
        return True
    if place.core + "." not in place.lexicon.final:
        return False
    if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", place.core) and place.language == "en":
        return behind.core[:1].isupper() and behind.core.lower() in place.lexicon.particles
    return behind.core[:1].isupper() and place.language != "de"


def initials(place: Place) -> str | None:
    """`J.` before a name, `J.R.R.`, `U.S.S.R.`."""
    dotted = place.core + "." if place.token.dot else place.core
    if not re.fullmatch(r"(?:[A-ZÀ-Þ]\.[-]?)+", dotted):
        return None
    letters = re.findall(r"[A-ZÀ-Þ]", dotted)
    behind = place.at(1)
    if len(letters) == 1 and (behind is None or not behind.core[:1].isupper()):
        return None
    return spelled("".join(letters), place)


def roman(place: Place) -> str | None:
    """`Louis XVI`, `siglo XX`, `XIX secolo`, `Chapter IV`, `World War II`."""
    value = roman_value(place.core)
    if value is None:
        return None
    lexicon, name = place.lexicon, place.before.lower()
    if lexicon.centuries & {place.before, place.after}:
        return _century(place, value)
    long = len(place.core) > 1
    if set(place.core) <= set("IVXL") and _is_reign(place, long):
        return _reign(place, value)
    if place.after.lower() in ("guerra", "república", "repubblica"):
        return numerals.ordinal(value, place.language, feminine=True)
    plain = set(place.core) <= set("IVX") and (long or name in lexicon.numbered)
    return numerals.cardinal(value, place.language) if plain else None


def _is_reign(place: Place, long: bool) -> bool:
    """Behind a ruler's name, or with several letters behind any name.

    Lists of rulers are kept where single letters or the reading depend on them; in Spanish,
    Italian and Portuguese a lone I, V or X behind a name is a numeral always.
    """
    if place.before.lower() in place.lexicon.rulers | place.lexicon.numbered:
        return place.before.lower() in place.lexicon.rulers
    name = _NAME.fullmatch(place.before) is not None
    return name and (long or (place.language in ("es", "it", "pt") and place.core in "IVX"))


def _century(place: Place, value: int) -> str:
    language = place.language
    if language in ("es", "pt") and value > 10:
        return numerals.cardinal(value, language)
    return numerals.ordinal(value, language)


def _reign(place: Place, value: int) -> str:
    language, name = place.language, place.before.lower()
    ruler = name in place.lexicon.rulers
    if language == "fr" and value == 1:
        words = "premier"
    elif language == "en" and ruler:
        words = f"the {numerals.ordinal(value, 'en')}"
    elif language == "de" and ruler:
        genitive = name.endswith("s") and name[:-1] in place.lexicon.rulers
        ending = "n" if genitive else ""
        words = numerals.ordinal(value, "de", ending=ending).capitalize()
        words = f"{'des' if genitive else 'der'} {words}"
    elif language == "it" or (language in ("es", "pt") and value <= 10):
        words = numerals.ordinal(value, language, feminine=ruler)  # queens only are listed
    else:
        words = numerals.cardinal(value, language)
    return words


def capitals(place: Place) -> str | None:
    """`ADN`, `l'ONU`, `ex-URSS`, `DVDs`: spelled, or a word where it reads as one."""
    if place.shouted or not re.search(r"[A-ZÀ-Þ]{2}", place.core):
        return None
    if any(map(str.isdigit, place.core)):
        return None
    if re.fullmatch(r"[A-Z]+(?:&[A-Z]+)+", place.core):
        join = f" {place.lexicon.symbols['&']} "
        return join.join(spelled(part, place) for part in place.core.split("&"))
    return " ".join(_capital_part(part, place) for part in re.split(r"[-/&]", place.core) if part)


def _capital_part(part: str, place: Place) -> str:
    elided, mark, body = part.rpartition("'")
    plural = re.fullmatch(r"([A-Z]{2,5})(s)", body)
    if plural:
        body = plural[1]
    if re.fullmatch(r"[A-ZÀ-Þ]{2,}", body):
        said = spelled(body, place) if _is_spelled(body, place) else body.lower()
    else:
        return part
    if plural and place.language == "en":
        said += "s"
    return f"{elided}{mark}{said}"


def _is_spelled(letters: str, place: Place) -> bool:
    if letters in _SPELLED.get(place.language, ()):
        return True
    known = place.lexicon.emphasis | place.lexicon.particles
    if letters in _SAID_AS_WORDS or letters.lower() in known:
        return False
    if len(letters) <= 3:
        return True
    return len(letters) <= 6 and not _PRONOUNCEABLE.fullmatch(letters)


def spelled(letters: str, place: Place) -> str:
    """Letter by letter, by their names; a letter with an accent by its plain one's."""
    names: list[str] = []
    for letter in letters.lower():
        base = unicodedata.normalize("NFD", letter)[0]
        if "a" <= base <= "z":
            name = place.lexicon.letters[ord(base) - ord("a")]
            names.append("zed" if name == "zee" and place.tag == "en-GB" else name)
        else:
            names.append(letter)
    return " ".join(names)


def mixed(place: Place) -> str | None:
    """`CO2`, `B-52`, `A380`, `COVID-19`, `G7`, `v2.0`: letters spelled, figures read."""
    if not re.search(r"\d", place.core):
        return None
    said: list[str] = []
    ordinals = r"\d{1,6}(?:st|nd|rd|th)(?![^\W_])|" if place.language == "en" else ""
    pieces = rf"{ordinals}\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[%€$£&+=°@]"
    for run in re.findall(pieces, place.core):
        if run[0].isdigit() and not run.isdigit():
            said.append(numerals.ordinal(int(run[:-2]), "en"))
        elif run[0].isdigit():
            leading = len(run) > 1 and run.startswith("0")
            long = len(run) > 15
            said.append(
                numerals.digits(run, place.language)
                if leading or long
                else numerals.cardinal(int(run), place.language)
            )
        elif len(run) == 1 and run in place.lexicon.symbols:
            said.append(place.lexicon.symbols[run])
        elif run.isupper() and (len(run) == 1 or _is_spelled(run, place)):
            said.append(spelled(run, place))
        else:
            said.append(run.lower() if run.isupper() else run)
    return " ".join(said) or None


def address(place: Place) -> str | None:
    """`www.nasa.gov`, `name@site.org`: the dots are said."""
    if not re.fullmatch(r"(?:https?://)?[\w-]+(?:[.@][\w-]+)*\.[a-z]{2,6}(?:/\S*)?", place.core):
        return None
    if "@" not in place.core and not re.search(
        r"www|://|\.(?:com|org|net|fr|de|es|it|br|gov|io)\b", place.core
    ):
        return None
    dot = {"fr": "point", "en": "dot", "es": "punto", "it": "punto", "pt": "ponto", "de": "Punkt"}
    body = re.sub(r"^https?://", "", place.core).split("/", 1)[0]
    return re.sub(
        r"[.@]",
        lambda mark: f" {dot[place.language] if mark[0] == '.' else place.lexicon.symbols['@']} ",
        body,
    ).replace("-", " ")
