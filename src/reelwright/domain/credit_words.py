"""Credit words: a credit as a video's description tells it, in the video's language.

Names, titles and licences stay as their owners write them; the words of ours around them do not.
"""

from __future__ import annotations

from reelwright.domain.language import short_language

_WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("Voice: ", "Voix\u202f: "),
        ("Drawings: ", "Dessins\u202f: "),
        ("Music “", "Musique “"),
        (" by ", " par "),
        (" with the sound font ", " avec la banque de sons "),
    ),
    "es": (
        ("Voice: ", "Voz: "),
        ("Drawings: ", "Dibujos: "),
        ("Music “", "Música “"),
        (" by ", " de "),
        (" with the sound font ", " con la fuente de sonidos "),
    ),
    "de": (
        ("Voice: ", "Stimme: "),
        ("Drawings: ", "Zeichnungen: "),
        ("Music “", "Musik “"),
        (" by ", " von "),
        (" with the sound font ", " mit dem Soundfont "),
    ),
    "it": (
        ("Voice: ", "Voce: "),
        ("Drawings: ", "Disegni: "),
        ("Music “", "Musica “"),
        (" by ", " di "),
        (" with the sound font ", " con il soundfont "),
    ),
    "pt": (
        ("Voice: ", "Voz: "),
        ("Drawings: ", "Desenhos: "),
        ("Music “", "Música “"),
        (" by ", " de "),
        (" with the sound font ", " com a fonte de sons "),
    ),
}
_OURS = ("Voice: ", "Drawings: ", "Music “")


def credit_in(credit: str, language: str) -> str:
    """`credit` for a description in `language`; what we did not write stays as it is."""
    if credit.startswith(_OURS):
        for english, put in _WORDS.get(short_language(language), ()):
            credit = credit.replace(english, put, 1)
    return credit
