"""How surprising a sentence is: what makes a stranger stop scrolling."""

from __future__ import annotations

import re

from reelwright.domain.language import short_language
from reelwright.domain.sentences import leans_back, word_count

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DATE = re.compile(
    r"\b\d{1,2}(?:er|st|nd|rd|th)?\s+(?:de\s+)?(?:jan|fév|feb|mar|avr|apr|abr|mai|may|juin|jun|jui|"
    r"jul|ao[uû]|aug|ago|sep|oct|nov|déc|dec|dic)\w*|\b\d{1,2}(?:e|th|st|nd|rd)\b|"
    r"\b(?:año|años|an|years?|AD|en|in|y|et|and)\s\d{3}\b|\b\w+ \d{1,2},",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b")

_GREAT: dict[str, str] = {
    "fr": r"millions?|milliards?|mille|mètres|kilomètres|tonnes|degrés|heures|km|kg|%|fois",
    "en": r"millions?|billions?|trillions?|thousands?|hundreds?|metres|miles|tons?|tonnes|degrees|"
    r"hours|km|kg|%|percent|times",
    "es": r"millones|millón|miles|mil|metros|kilómetros|toneladas|grados|horas|km|kg|%|veces",
    "de": r"Millionen|Milliarden|tausend|Meter|Kilometer|Tonnen|Grad|Stunden|%|mal",
    "it": r"milioni|miliardi|mila|metri|chilometri|tonnellate|gradi|ore|%|volte",
    "pt": r"milhões|bilhões|mil|metros|quilômetros|toneladas|graus|horas|%|vezes",
}
_EXTREME: dict[str, str] = {
    "fr": r"(?:le|la|les)s? plus (?!ou)\w+|premi(?:er|ère)s?|seule?s?|uniques?|record|jamais|"
    r"derni(?:er|ère)s?|aucune?|immenses?|géante?s?|gigantesques?|énormes?|colossa\w+|extrême\w*|"
    r"mort\w*|"
    r"guillotin\w+|détrui\w+|dispar\w+|mystèr\w+|secr\w+|dange\w+|impossible\w*|infini\w*|"
    r"bouleverse\w*|révolutionn\w+|célèbr\w+|inconnu\w*|survi\w+|venimeu\w+|toxi\w+|explo\w+|"
    r"mondia\w+|extrao\w+|puissan\w+|tuer?|tués|sacr\w+|trésor\w*|guerres?|légend\w+",
    "en": r"(?:the )?(?:most|least|largest|biggest|smallest|oldest|fastest|longest|tallest|"
    r"deepest|heaviest|highest|deadliest|hottest|coldest|brightest|greatest|densest|richest|"
    r"strongest)|first|"
    r"only|never|nothing|no one|unique|record|last|none|huge|giant|enormous|gigantic|massive|"
    r"extreme\w*|"
    r"dead\w*|deaths?|died|killed|destroy\w+|vanish\w+|myster\w+|secret\w*|danger\w*|impossible|"
    r"infinit\w+|revolution\w+|famous|unknown|surviv\w+|venom\w*|toxic|explo\w+|extinct\w*|"
    r"extraordinar\w+|powerful|despite|wars?|legend\w*|escape|collapse\w*|intelligent|trapped",
    "es": r"(?:el|la|los|las) (?:\w+ )?más \w+|primer[oa]?s?|únic[oa]s?|record|récord|nunca|jamás|"
    r"últim[oa]s?|ningún|ninguna|nada|inmens\w+|gigant\w+|enorm\w+|extrem\w+|muert\w+|murió|"
    r"destru\w+|desapar\w+|mister\w+|secret\w+|peligr\w+|imposible|infinit\w+|revolucion\w+|"
    r"famos\w+|desconocid\w+|sobreviv\w+|venenos\w+|tóxic\w+|explos\w+|extraordinar\w+|poderos\w+|"
    r"guillotin\w+|guerras?|leyenda\w*|tesoros?|mayor(?:es)?|sagrad\w+|decapitad\w+",
    "de": r"(?:der|die|das) \w+ste[nr]?|am \w+sten|erste[nrs]?|einzige[nrs]?|nie|niemals|"
    r"letzte[nrs]?|"
    r"kein\w*|riesig\w*|gewaltig\w*|extrem\w*|tot\w*|töd\w+|zerstör\w+|verschw\w+|geheim\w*|"
    r"gefähr\w+|unmöglich|unendlich|berühmt\w*|überleb\w+|giftig\w*|explo\w+|mächtig\w*|Krieg\w*",
    "it": r"(?:il|la|i|le|gli) più \w+|prim[oaie]|unic[oa]|mai|ultim[oa]|nessun\w*|immens\w+|"
    r"gigant\w+|"
    r"enorm\w+|estrem\w+|mort\w+|distru\w+|scompar\w+|mister\w+|segret\w+|pericol\w+|impossibil\w+|"
    r"infinit\w+|rivoluzion\w+|famos\w+|sopravviv\w+|velenos\w+|esplos\w+|straordinar\w+|"
    r"potent\w+|guerr\w+",
    "pt": r"(?:o|a|os|as) mais \w+|primeir[oa]s?|únic[oa]s?|nunca|jamais|últim[oa]s?|nenhum\w*|"
    r"imens\w+|"
    r"gigant\w+|enorm\w+|extrem\w+|mort\w+|destru\w+|desapar\w+|mistér\w+|segred\w+|perig\w+|"
    r"impossív\w+|infinit\w+|revolucion\w+|famos\w+|sobreviv\w+|venenos\w+|explos\w+|"
    r"extraordinár\w+|poderos\w+|guerr\w+|maior(?:es)?",
}
_CONTRAST: dict[str, str] = {
    "fr": r"mais|pourtant|malgré|bien que|alors que|tandis que|contrairement|au lieu|même|sans|ni",
    "en": r"but|yet|despite|although|though|whereas|unlike|instead|even|without|not|rather",
    "es": r"pero|sin embargo|aunque|mientras que|a pesar|a diferencia|en lugar|incluso|sin|ni|no",
    "de": r"aber|doch|trotz|obwohl|während|anders als|statt|sogar|ohne|nicht",
    "it": r"ma|però|nonostante|sebbene|mentre|a differenza|invece|persino|senza|non",
    "pt": r"mas|porém|apesar|embora|enquanto|ao contrário|em vez|até mesmo|sem|não",
}
_DULL: dict[str, str] = {
    "fr": r"terme|mot|nom|étymolog\w+|désigne\w*|appel\w+|ainsi|notamment|genre|ordre|famille|"
    r"description|définition|classé\w*|abrégé\w*|sigle|subdivis\w+|adresse",
    "en": r"terms?|words?|names?|etymolog\w+|refers?|called|genus|order|family|definitions?|"
    r"classified|abbreviat\w+|derived|such as|includ\w+|sub\w+|categor\w+|defined",
    "es": r"términos?|palabras?|nombres?|etimol\w+|refiere|denomin\w+|llamad\w+|género|orden|"
    r"familia|definición|clasific\w+|abrevi\w+|derivad\w+|como por ejemplo|incluy\w+",
    "de": r"Begriff\w*|Wort|Name\w*|bezeichnet\w*|genannt\w*|Gattung|Ordnung|Familie",
    "it": r"termine|parola|nome|etimolog\w+|chiamat\w+|genere|ordine|famiglia|definizion\w+",
    "pt": r"termo|palavra|nome|etimolog\w+|chamad\w+|gênero|ordem|família|definição",
}


def surprise(sentence: str, language: str) -> float:
    """Score of `sentence` as an opening: numbers, extremes and contrasts count, length costs.

    About 0 for a plain definition, 2 to 5 for what makes one look up.
    """
    short = short_language(language)
    lower = sentence.lower()

    def count(table: dict[str, str]) -> int:
        words = table.get(short)
        return len(re.findall(rf"(?<!\w)(?:{words})(?!\w)", lower, re.IGNORECASE)) if words else 0

    numbers = len(_NUMBER.findall(_YEAR.sub("", _DATE.sub("", sentence))))
    score = 0.9 * min(numbers, 2) + 0.7 * min(count(_GREAT), 2) + 1.0 * min(count(_EXTREME), 3)
    score += 0.5 * min(count(_CONTRAST), 2) - 0.5 * min(count(_DULL), 3)
    score += 0.5 if sentence.rstrip(" »”").endswith(("!", "?")) else 0.0
    words = word_count(sentence)
    score -= 0.12 * max(0, words - 20) + 0.25 * max(0, 6 - words) + 0.1 * sentence.count(",")
    return score - (2.5 if leans_back(sentence, language) else 0.0)
