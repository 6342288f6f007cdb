"""The words of a theme that carry its meaning, folded so that they match other forms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_EMPTY: dict[str, frozenset[str]] = {
    "fr": frozenset(
        """le la les l un une des du de d et ou en dans sur pour par avec sans au aux a ce ces
        cette son sa ses leur leurs mon ma mes notre votre qui que qu quoi pourquoi comment quand
        quel quelle quels quelles est sont il elle ils elles on nous vous histoire secret secrets
        mystere mysteres fait faits incroyable incroyables vie monde origine origines tout tous
        savoir chose choses etonnant etonnants decouverte presque vraiment plus tres""".split()
    ),
    "en": frozenset(
        """the a an of and or in on at for to from with without by is are was were be it its they
        their his her my our your how why what when who which that this these those do does did
        history secret secrets mystery mysteries fact facts amazing incredible life story stories
        about all things thing know really very most world origin origins""".split()
    ),
    "es": frozenset(
        """el la los las lo un una unos unas de del y o e en con sin por para al a su sus mi mis
        que quien cual como cuando donde porque es son era fue se historia secreto secretos
        misterio misterios dato datos increible increibles vida mundo origen todo todos saber
        cosa cosas muy mas""".split()
    ),
}


def fold(text: str) -> str:
    """Lower case without accents, apostrophes and hyphens as spaces."""
    flat = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    bare = "".join(char for char in flat if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", " ", bare).strip()


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """The folded word without its plural ending."""
    bare = fold(word)
    if len(bare) < 4:
        return bare
    if language == "fr":
        bare = re.sub(r"aux$", "al", bare) if len(bare) > 5 else bare
        return re.sub(r"[sx]$", "", bare)
    if language == "en":
        bare = re.sub(r"ies$", "y", bare)
        return re.sub(r"(?<=\w{4})e$", "", re.sub(r"(?<=[oxzhs])es$|(?<![su])s$", "", bare))
    if language == "es":
        bare = re.sub(r"ces$", "z", bare)
        return re.sub(r"(?<=[^aeiou])es$|s$", "", bare)
    return re.sub(r"[sx]$", "", bare)


def content_words(text: str, language: str) -> list[str]:
    """Stems of the words of `text` that mean something, in order."""
    empty = _EMPTY.get(language, frozenset())
    words = [word for word in fold(text).split() if word not in empty]
    return [stem(word, language) for word in words]


_LETTERS = {
    "a": "aàáâãäå",
    "c": "cç",
    "e": "eéèêë",
    "i": "iíìîï",
    "n": "nñ",
    "o": "oóòôöõø",
    "u": "uúùûü",
    "y": "yÿ",
}


def words_pattern(stems: list[str]) -> re.Pattern[str]:
    """Finds the stems side by side (two short words may stand between), accents or not."""
    parts = []
    for one in stems:
        letters = one.replace("oe", "(oe|œ)") if "oe" in one else one
        spelled = "".join(f"[{_LETTERS[char]}]" if char in _LETTERS else char for char in letters)
        parts.append(spelled.replace("([oóòôöõø][eéèêë]|œ)", "(?:oe|œ)") + r"(?:s|x|es|e)?")
    between = r"[\s'’-]+(?:\w{1,3}[\s'’]+){0,2}"
    return re.compile(r"(?<!\w)" + between.join(parts) + r"(?!\w)", re.IGNORECASE)
