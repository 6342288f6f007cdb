"""Who a sentence speaks of: pronouns replaced by the name, so that it can stand alone."""

from __future__ import annotations

import re

from reelwright.domain.sentences import opens_with_verb
from reelwright.providers.script.library import Topic
from reelwright.providers.script.theme_words import content_words

_PRONOUN = {"fr": r"il|elle", "en": r"it|he|she", "es": r"él|ella"}
_PLURAL = {"fr": r"ils|elles", "en": r"they", "es": r"ellos|ellas"}
_IMPERSONAL = re.compile(
    r"(?:s['’]agit|y (?:a|avait|eut)|n['’]y|existe|n['’]existe|faut|est (?:possible|probable)|"
    r"(?:is|was) (?:\w+ly )?(?:believed|possible|likely|thought|estimated|said|known|not until))",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:sabe|cree|considera|estima|dice|puede|suele|trata|debe|ha|han|cuenta)\b")
_COPULA = {
    "fr": r"est|sont|était|étaient|fut|furent|désigne|désignent|forment?|constituent?|a|ont|se|s'",
    "en": r"is|are|was|were|has|have|forms?|refers|comprises?",
    "es": r"es|son|era|eran|fue|fueron|constituyen?|forma|forman|se",
}
_PLURAL_NAME = re.compile(r"(?:Les|Los|Las|Des)\s")
_SOME_NAME = re.compile(r"(?:Un[ea]?|An?)\s")
_ARTICLE = re.compile(r"^(?:Le|La|L['’]|The|El)(?=[\s\w'’])")


def subject_of(lead: str, topic: Topic, language: str) -> str:
    """`La lave` from `La lave est …`; empty where the lead's subject is not plain."""
    if topic.is_person:
        return topic.name
    match = re.match(rf"(?P<np>[^,;:.]{{2,40}}?)\s+(?:{_COPULA[language]})(?=[\s'])", lead)
    if match is None or _SOME_NAME.match(match["np"]) or _PLURAL_NAME.match(match["np"]):
        return ""
    known = set(content_words(topic.name, language)) & set(content_words(match["np"], language))
    return match["np"] if known else ""


def with_subject(text: str, subject: str, language: str) -> str:
    """`text` with its pronoun replaced by `subject`, or its missing subject put first.

    The text as it is where neither is the case.
    """
    pronoun = _PRONOUN[language]
    first, _, rest = text.partition(" ")
    if re.fullmatch(pronoun, first.lower()) and rest and not _IMPERSONAL.match(rest):
        return f"{subject} {rest}"
    passive = first == "Se" and _NOBODY.match(rest)
    if rest and opens_with_verb(first, language) and not passive:
        return f"{subject} {first.lower()} {rest}"
    inner = re.match(rf"(?P<head>(?:[^,.]|[.,](?=\d)){{3,120}}, )(?:{pronoun}) (?P<rest>.+)$", text)
    if inner and not _IMPERSONAL.match(inner["rest"]):
        named = _ARTICLE.sub(lambda found: found[0].lower(), subject)
        return f"{inner['head']}{named} {inner['rest']}"
    return text


def speaks_of_another(text: str, topic: Topic, language: str) -> bool:
    """Whether a pronoun or possessive points to `topic` without naming it."""
    if set(content_words(topic.name, language)) & set(content_words(text, language)):
        return False
    owned = {"fr": r"son|sa|ses|leurs?", "en": r"its|his|her|their", "es": r"sus?"}[language]
    pronouns = f"{_PRONOUN[language]}|{_PLURAL[language]}"
    return re.search(rf"(?:^|[\s,])(?:{owned}|{pronouns})\s", text.lower()) is not None
