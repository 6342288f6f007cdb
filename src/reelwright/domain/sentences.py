"""Sentences: where they end, and how long ones come apart so that they can be spoken."""

from __future__ import annotations

import re
from functools import lru_cache

from reelwright.domain.language import short_language
from reelwright.domain.language_words import (
    ABBREVIATIONS,
    DEMONSTRATIVES,
    OPENING_VERBS,
    POINTERS,
    POSSESSIVES,
    PRONOUNS,
    STARTERS,
)

LONG_WORDS = 28
"""Above this a sentence loses its listeners."""

_END = re.compile(r"(?:[.!?…।؟]+(?:[ \u00a0\u202f]?»|[”\"'’)\]])*(?=\s|$)|[。！？]+[」』”）]*)")
_LAST_TOKEN = re.compile(r"(\S+?)[.…]+$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_JOINT = re.compile(r"\s*;\s+|\s+[–—]\s+(?=[^–—]+$)|:\s+(?=[^:]{40,}$)")
_SOFT_JOINTS: dict[str, str] = {
    "fr": r"(?:et|mais|puis|tandis que|alors que|ce qui|car)",
    "en": r"(?:and|but|while|whereas|so)",
    "es": r"(?:y|pero|mientras que|aunque)",
    "de": r"(?:und|aber|während|doch)",
    "it": r"(?:e|ma|mentre)",
    "pt": r"(?:e|mas|enquanto)",
}


def split_sentences(text: str, language: str) -> list[str]:
    """Sentences of `text` in order, each with its own punctuation, nothing lost but blanks."""
    short = short_language(language)
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()]
        if end[0][0] in "。！？" or _ends_here(piece, text[end.end() :].lstrip(), short):
            sentences.append(piece.strip())
            start = end.end()
    sentences.append(text[start:].strip())
    return [" ".join(sentence.split()) for sentence in sentences if sentence]


def _ends_here(piece: str, following: str, language: str) -> bool:
    first = following.lstrip("«“\"'‘(¿¡[ \u00a0")
    last = _LAST_TOKEN.search(piece)
    if not following or (last is None and first and not first[0].islower()):
        return True
    if last is None or not first or first[0].islower():
        return False
    token = re.split("[’']", last[1].lstrip("(«“\"'[¿¡"))[-1]
    opener = re.match(r"[^\W\d_]+", first)
    starts = opener is not None and opener[0].lower() in STARTERS.get(language, frozenset())
    if language == "de" and re.fullmatch(r"\d{1,2}", token):
        return starts
    if re.fullmatch(r"[^\W\d_]", token) and token.isupper():
        return starts
    if re.fullmatch(r"(?:[^\W\d_]\.-?)+[^\W\d_]", token):
        return starts or re.sub("[.-]", "", token) in ("JC", "aC", "dC", "BC", "AD")
    return token.lower() not in ABBREVIATIONS.get(language, frozenset())


def opening_sentence(text: str, language: str) -> str:
    """The first sentence of `text`."""
    sentences = split_sentences(text, language)
    return sentences[0] if sentences else ""


def word_count(text: str) -> int:
    """Spoken words; scripts written without spaces count two and a half characters as one."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + round(unspaced / 2.5)


def leans_back(sentence: str, language: str) -> bool:
    """Whether the sentence only makes sense after the one before it.

    So does one that opens with a pronoun, a connecting word or (in Spanish, Italian and
    Portuguese) a verb, that has a possessive among its first words, or points to "this".
    """
    short = short_language(language)
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?", sentence.lower())
    if not words:
        return False
    leaning = _leaning(short)
    pointing = DEMONSTRATIVES.get(short)
    return (
        words[0].rstrip("'’") in leaning - {"d", "l"}
        or opens_with_verb(words[0], short)
        or any(word in POSSESSIVES.get(short, frozenset()) for word in words[:6])
        or (
            pointing is not None and re.search(rf"\b(?:{pointing})\b", sentence.lower()) is not None
        )
    )


def opens_with_verb(word: str, language: str) -> bool:
    """Whether a sentence that begins with `word` left its subject in the one before."""
    lower = word.lower()
    past = {
        "es": r"\w{2,}(?:ó|aron|ieron)",
        "it": r"\w{3,}(?:arono|irono)",
        "pt": r"\w{3,}(?:ou|aram)",
    }
    ending = past.get(language)
    return lower in OPENING_VERBS.get(language, frozenset()) or bool(
        ending and re.fullmatch(ending, lower)
    )


@lru_cache(maxsize=16)
def _leaning(language: str) -> frozenset[str]:
    nothing: frozenset[str] = frozenset()
    return PRONOUNS.get(language, nothing) | POINTERS.get(language, nothing)


def split_long(sentence: str, language: str, *, most: int = LONG_WORDS) -> list[str]:
    """`sentence` cut at natural joints where it is long and both halves stand alone."""
    if word_count(sentence) <= most:
        return [sentence]
    for joint in _joints(sentence, short_language(language)):
        left, right = sentence[: joint.start()], sentence[joint.end() :]
        if joint.groupdict().get("word") and not _stands_alone(right, language):
            continue
        if min(word_count(left), word_count(right)) < 5:
            continue
        if not (_has_subject(right, language) or has_verb(right, language)):
            continue
        ended = left.rstrip(" ,;:–—") + "."
        opened = right[:1].upper() + right[1:]
        return [*split_long(ended, language, most=most), *split_long(opened, language, most=most)]
    return [sentence]


def _joints(sentence: str, language: str) -> list[re.Match[str]]:
    """Joints, the ones nearest to the middle first; hard ones before soft ones."""
    middle = len(sentence) / 2

    def off_centre(match: re.Match[str]) -> float:
        return abs(match.start() - middle)

    hard = sorted(_JOINT.finditer(sentence), key=off_centre)
    soft = _soft_joint(language)
    return hard + (sorted(soft.finditer(sentence), key=off_centre) if soft else [])


@lru_cache(maxsize=16)
def _soft_joint(language: str) -> re.Pattern[str] | None:
    words = _SOFT_JOINTS.get(language)
    return re.compile(rf",\s+(?P<word>{words})\s+(?=\S)") if words else None


_SUBJECT: dict[str, str] = {
    "fr": r"(?:il|elle|ils|elles|on|ce|cela|c['’]|le|la|les|l['’]|un|une|des|son|sa|ses|leurs?|"
    r"cette|cet|ces|nous|vous|je|tu)",
    "en": r"(?:it|he|she|they|we|you|i|the|a|an|this|that|these|those|its|his|her|their|there|"
    r"some|most|many)",
    "es": r"(?:él|ella|ellos|ellas|el|la|los|las|un|una|su|sus|este|esta|se|hay|es|son|fue)",
    "de": r"(?:er|sie|es|der|die|das|ein|eine|sein|seine|ihr|ihre|man|wir|ich)",
    "it": r"(?:egli|ella|esso|il|lo|la|i|gli|le|l['’]|un|una|si|è|sono|fu)",
    "pt": r"(?:ele|ela|eles|elas|o|a|os|as|um|uma|se|é|são|foi)",
}
_VERBS: dict[str, str] = {
    "fr": r"est|sont|était|étaient|a|ont|avait|fut|furent|peut|peuvent|vit|vivent|fait|font|"
    r"devient|comprend|contient|compte|permet|reste|existe|représente|constitue|\w+(?:ent|ait|èrent)",
    "en": r"is|are|was|were|has|have|had|can|may|might|will|would|could|became|becomes|made|makes|"
    r"lives?|\w+ed|\w+s",
    "es": r"es|son|era|eran|fue|fueron|ha|han|había|puede|pueden|tiene|tienen|está|están|"
    r"\w+(?:aron|ieron|aba|aban|ían|an|en|ó)",
    "de": r"ist|sind|war|waren|hat|haben|hatte|kann|können|wird|werden|wurde|wurden|\w+(?:te|ten)",
    "it": r"è|sono|era|erano|fu|furono|ha|hanno|può|possono|viene|\w+(?:ano|ono|ava)",
    "pt": r"é|são|era|eram|foi|foram|tem|têm|pode|podem|está|estão|\w+(?:am|aram|iram)",
}


def _stands_alone(clause: str, language: str) -> bool:
    """Whether a clause after ', and' has a subject of its own (else it hangs on the first)."""
    subject = _SUBJECT.get(short_language(language))
    if subject is None:
        return False
    return re.match(rf"(?:{subject})(?=[\s\w])", clause, re.IGNORECASE) is not None


def _has_subject(clause: str, language: str) -> bool:
    """Whether `clause` opens with a pronoun, which never comes without its verb."""
    first = re.match(r"\w+", clause.lower())
    known = PRONOUNS.get(short_language(language), frozenset())
    return first is not None and first[0] in known


def has_verb(clause: str, language: str) -> bool:
    """Whether something in `clause` looks like a finite verb; True where that is unknown."""
    verbs = _VERBS.get(short_language(language))
    return verbs is None or re.search(rf"\b(?:{verbs})\b", clause.lower()) is not None
