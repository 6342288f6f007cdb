"""Written prose made speakable: no brackets, notes, glosses or foreign scripts; short sentences."""

from __future__ import annotations

import re
import unicodedata

from reelwright.domain.language import short_language
from reelwright.domain.sentences import (
    LONG_WORDS,
    has_verb,
    split_long,
    split_sentences,
    word_count,
)
from reelwright.domain.spoken_text import plain_text, spoken_text

LONGEST = 38
"""A sentence with more words that no joint shortens is left out."""

LONGEST_LEAD = 48
"""The same for a text's first sentence, which says what it is about."""

_NOTES = re.compile(r"\[[^\[\]]*\]|[⁰¹²³⁴-⁹]+(?=[\s.,;]|$)(?<![mMkcd][²³])")
_PARENTHESES = re.compile(r"\s*\([^()]*\)|\s*（[^（）]*）")
_SLASHED = re.compile(r"\s/[^/\s][^/]{0,40}/(?=[\s,.])")
_DASHED = re.compile(r"\s+[–—]\s*([^–—.;:]{3,90}?)\s*[–—](?=[\s,.])|(?<=\s)[–—](?=\s)")
_GLOSS = re.compile(
    r",?\s*(?:en|in|de l[’']|du|from|del)?\s*(?:latin|grec|greek|arabe|arabic|chinois|chinese|"
    r"japonais|japanese|russe|russian|anglais|english|allemand|german|inglés|francés|griego|latín|"
    r"árabe|hébreu|hebrew|sanskrit)\s*(?:ancien|ancient)?\s*:\s*[^,.;]*"
)
_NAMES = {
    "fr": r",\s*(?:(?:parfois|aussi|également|plus couramment|souvent|ou encore|plus rarement|"
    r"communément|simplement|mieux|autrefois|anciennement|traditionnellement)\s+)*"
    r"(?:appelée?s?|nommée?s?|désignée?s?|connue?s?|dénommée?s?|surnommée?s?)\b[^.;]{0,110}?,"
    r"(?=\s+(?:est|sont|était|étaient|fut|furent|désigne|désignent|a|ont)\s)",
    "en": r",\s*(?:(?:also|sometimes|often|commonly|formally|officially|formerly|historically|"
    r"more|better|simply)\s+)*(?:known|called|referred to|spelled|named|abbreviated)\b"
    r"[^.;]{0,110}?,(?=\s+(?:is|are|was|were|has|have)\s)",
    "es": r",\s*(?:(?:también|más|comúnmente|a veces|mejor|simplemente|conocido)\s+)*"
    r"(?:conocid|llamad|denominad|nombrad)[oa]s?\b[^.;]{0,110}?,"
    r"(?=\s+(?:es|son|era|eran|fue|fueron)\s)",
}
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?: \d{3})+)(?!\d)(?! ?\d)")
_THOUSAND_WORD = {"fr": "mille", "es": "mil", "pt": "mil", "it": "mila"}
_MILLION_WORD = {"fr": "millions", "es": "millones", "pt": "milhões", "it": "milioni"}
_ERAS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": ((r"\bav\. ?J\.-C\.", "avant Jésus-Christ"), (r"\bapr\. ?J\.-C\.", "après Jésus-Christ")),
    "es": ((r"\ba\. ?C\.", "antes de Cristo"), (r"\bd\. ?C\.", "después de Cristo")),
    "de": ((r"\bv\. ?Chr\.", "vor Christus"), (r"\bn\. ?Chr\.", "nach Christus")),
    "it": ((r"\ba\. ?C\.", "avanti Cristo"), (r"\bd\. ?C\.", "dopo Cristo")),
    "pt": ((r"\ba\. ?C\.", "antes de Cristo"), (r"\bd\. ?C\.", "depois de Cristo")),
}
_STRAY = re.compile(
    r"https?://|www\.|\{|\}|\\|[=<>≈→←↔∈∑∫√^|_~@]|ISBN|\.\.\.|…|\(|\)|\[|\]|\bUTC\b|ci-(?:contre|dessous)"
    r"|ci-après|voir aussi|à ne pas confondre|not to be confused|no (?:se )?debe confundirse|"
    r"homonymie|this article|cet article|este artículo|liste des|list of",
    re.IGNORECASE,
)
_TAILS = {
    "fr": re.compile(
        r",\s+(?:qui|que|dont|où|auquel|à laquelle|lequel|ce qui|notamment|comme|"
        r"selon|avec|soit|(?:en )?\w{3,}ant|les \w+ant)\s"
    ),
    "en": re.compile(
        r",\s+(?:which|who|whose|where|with|including|such as|as well as|"
        r"\w{3,}ing|and is|and was)\s"
    ),
    "es": re.compile(
        r",\s+(?:que|quien|cuy[oa]s?|donde|el cual|la cual|(?:a|en|de|por) (?:la|el|los|las) que|"
        r"así como|incluyendo|tales como|con|\w{3,}(?:ando|iendo))\s"
    ),
    "de": re.compile(r",\s+(?:die|der|das|dessen|deren|wobei|wo)\s"),
    "it": re.compile(r",\s+(?:che|cui|dove|il quale|la quale|nonché)\s"),
    "pt": re.compile(r",\s+(?:que|cuj[oa]|onde|o qual|a qual|bem como)\s"),
}
_LIVED = re.compile(
    r",\s*(?:né[e]?|born|nacid[oa])\b[^.;]{0,140}?,"
    r"(?=\s+(?:est|était|fut|is|was|es|fue)\s)|"
    r",\s*[^,;.]{0,40}?\d{1,2} de \w+ de \d{3,4}[^.;]{0,100}?,(?=\s+(?:es|fue)\s)"
)
_LATIN = re.compile(
    r"\s*(?:[:,]|\bou\b|\bor\b|\bo\b)\s*(?!Les |La |Le |Una |The )[A-Z][a-z]{3,}"
    r"(?:us|a|is|um|es|ys|os|on|er|ma|ra) [a-z]{4,}(?:us|a|is|um|ae|ii|ens|ica|or|ca|ra|la|na)"
    r"(?:,? «[^»]*»)?(?=[.,])"
)
_HEADLESS = ("Is", "Are", "Was", "Were", "Has", "Have")
_RANGE = {"fr": "à", "en": "to", "es": "a", "de": "bis", "it": "a", "pt": "a"}
_SCRIPTS = {
    "ja": "CJK HIRAGANA KATAKANA LATIN",
    "zh": "CJK LATIN",
    "ko": "HANGUL CJK LATIN",
    "th": "THAI LATIN",
    "ar": "ARABIC LATIN",
    "fa": "ARABIC LATIN",
    "he": "HEBREW LATIN",
    "hi": "DEVANAGARI LATIN",
    "ru": "CYRILLIC LATIN",
    "uk": "CYRILLIC LATIN",
    "bg": "CYRILLIC LATIN",
    "el": "GREEK LATIN",
}


def speakable(text: str, language: str) -> list[str]:
    """Sentences of one paragraph as they are spoken; what cannot be spoken is left out."""
    short = short_language(language)
    sentences: list[str] = []
    for sentence in split_sentences(_bare(text, short), language):
        plain = _without_other_names(sentence, short)
        if _STRAY.search(plain) or _foreign(plain, short):
            continue
        plain = plain if _balanced(plain) else re.sub(r'\s?[«»"“”]\s?', " ", plain)
        parts = [_shortened(part, short) for part in _halves(plain, language)]
        sentences += [
            part
            for part in parts
            if 4 <= word_count(part) <= (LONGEST if sentences else LONGEST_LEAD)
            and not _fragment(part, language)
        ]
    return [_tidy(sentence, short) for sentence in sentences]


def _fragment(sentence: str, language: str) -> bool:
    """Whether a sentence has lost its subject or its verb to the cleaning."""
    words = sentence.split()
    headless = short_language(language) == "en" and sentence[-1] != "?" and words[0] in _HEADLESS
    return headless or (len(words) <= 9 and not has_verb(sentence, language))


def _halves(sentence: str, language: str) -> list[str]:
    """Parts of `sentence`: what a semicolon divides stands alone, whatever its length."""
    most = min(LONG_WORDS, word_count(sentence) - 1) if ";" in sentence else LONG_WORDS
    return [
        half
        for part in split_long(sentence, language, most=most)
        for half in split_long(part, language)
    ]


def _shortened(sentence: str, language: str) -> str:
    """`sentence` without its last relative clauses where it is longer than one can follow."""
    tail = _TAILS.get(language)
    while tail and word_count(sentence) > LONGEST:
        cuts = [cut for cut in tail.finditer(sentence) if word_count(sentence[: cut.start()]) >= 8]
        if not cuts:
            break
        sentence = sentence[: cuts[-1].start()] + "."
    return sentence


def _bare(text: str, language: str) -> str:
    """`text` without brackets, pronunciations, glosses and footnote marks."""
    line = " ".join(plain_text(text).split())
    line = re.sub(r"(?<=[a-zà-ÿ]{3})([.!?])(?=[A-ZÀ-Ý¿¡][a-zà-ÿ])", r"\1 ", line)
    for pattern in (_NOTES, _SLASHED):
        line = pattern.sub("", line)
    while (shorter := _PARENTHESES.sub("", line)) != line:
        line = shorter
    for pattern in (_GLOSS, _LIVED, _LATIN):
        line = pattern.sub("", line)
    line = _DASHED.sub(lambda m: f", {m[1]}," if m[1] else ",", line)
    if language in _RANGE:
        line = re.sub(r"(?<=\d)\s?–\s?(?=\d)", f" {_RANGE[language]} ", line)
    line = re.sub(r"\b[Mm]ya\b", "million years ago", line) if language == "en" else line
    for era, spoken in _ERAS.get(language, ()):
        line = re.sub(era + r"(?=\s+[A-ZÀ-Ý¿¡]|$)", f"{spoken}.", line)
        line = re.sub(era, spoken, line)
    line = _THOUSANDS.sub(lambda match: _thousands(match, language), line)
    line = re.sub(r"\s+([,.])", r"\1", line)
    line = re.sub(r"([,;])(?:\s*[,;])+", r"\1", line)
    line = re.sub(r"\bmillions de (?=[aeiouyàâéèêîôh])", "millions d'", line)
    return re.sub(r"[,;]\s*([.!?])", r"\1", line)


def _thousands(match: re.Match[str], language: str) -> str:
    """`150 000` would be two words on screen: `150 mille`, and `8 849` becomes `8849`."""
    digits = match[0].replace(" ", "")
    millions = _MILLION_WORD.get(language)
    if millions and len(digits) > 6 and digits.endswith("00000"):
        amount = f"{int(digits) / 1_000_000:g}".replace(".", ",")
        of = _of(match.string[match.end() :], language)
        return f"{amount} {millions}{of}"
    word = _THOUSAND_WORD.get(language)
    if word and len(digits) in (5, 6) and digits.endswith("000"):
        return f"{digits[:-3]} {word}"
    return digits


def _of(following: str, language: str) -> str:
    """What joins `millions` to the noun after it."""
    if not re.match(r"\s[^\W\d]", following):
        return ""
    return " di" if language == "it" else " de"


def _without_other_names(sentence: str, language: str) -> str:
    pattern = _NAMES.get(language)
    if pattern is None or word_count(sentence) < 22:
        return sentence
    return re.sub(pattern, "", sentence, count=1)


def _foreign(sentence: str, language: str) -> bool:
    """Whether letters of a script that this language's voice cannot read are in it."""
    known = _SCRIPTS.get(language, "LATIN").split()
    for char in sentence:
        if char.isalpha() and char > "\u024f":
            name = unicodedata.name(char, "")
            if not any(script in name for script in known):
                return True
    return False


def _balanced(sentence: str) -> bool:
    return sentence.count("«") == sentence.count("»") and sentence.count('"') % 2 == 0


def _tidy(sentence: str, language: str) -> str:
    line = spoken_text(sentence).strip(" ,;:–—-")
    line = line.replace(" ’", "’").replace("’", "'") if language == "fr" else line
    line = line[:1].upper() + line[1:]
    return line if line.endswith((".", "!", "?", "。", "！", "？", "»", "”", '"')) else f"{line}."
