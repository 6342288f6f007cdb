"""The words that open a line of the plain script format, in the languages people write it in."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple


class Label(StrEnum):
    """What a labelled line holds."""

    VISUAL = "visual"
    VOICE = "voice"
    KEYWORDS = "keywords"
    TITLE = "title"
    LANGUAGE = "language"
    HOOK = "hook"
    HASHTAGS = "hashtags"
    DESCRIPTION = "description"
    SOURCES = "sources"
    NOTE = "note"
    TARGET = "target"
    SCENE = "scene"
    TIME = "time"
    SKIPPED = "skipped"


_WORDS: dict[Label, str] = {
    Label.VISUAL: "visuel, visuels, visual, visuals, visuell, visivo, image, imagen, imagem, "
    "immagine, bild, bilder, prompt visuel, prompt visual, visual prompt, description visuelle, "
    "descripcion visual, descricao visual, descrizione visiva, bildbeschreibung",
    Label.VOICE: "voix off, voix, voixoff, narration, narrateur, narratrice, voice over, "
    "voiceover, voice, narrator, voz en off, voz em off, voz off, voz, narracion, narrador, "
    "narradora, locucion, locutor, locucao, narracao, sprecher, sprecherin, sprechertext, "
    "erzahler, erzahlerin, off text, offtext, off stimme, voce fuori campo, voce off, voce, "
    "narrazione, narratore, narratrice",
    Label.KEYWORDS: "mots cles, mots clefs, keywords, palabras clave, schlagworter, stichworter, "
    "parole chiave, palavras chave",
    Label.TITLE: "titre, title, titulo, titel, titolo",
    Label.LANGUAGE: "langue, language, idioma, lengua, sprache, lingua",
    Label.HOOK: "accroche, hook, gancho, aufhanger, gancio",
    Label.HASHTAGS: "hashtags, hashtag, tags",
    Label.DESCRIPTION: "description, descripcion, beschreibung, descrizione, descricao",
    Label.SOURCES: "sources, source, fuentes, fuente, quellen, quelle, fonti, fonte, fontes",
    Label.NOTE: "note, notes, nota, notas, hinweis",
    Label.TARGET: "target, cible, objetivo, ziel, obiettivo, alvo",
    Label.SKIPPED: "musique, music, musica, musik, son, sound, sfx, effets, effects, transition, "
    "camera, texte a l'ecran, texte ecran, on screen text, text on screen, text overlay, "
    "texto en pantalla, texto na tela, texteinblendung, testo a schermo",
}
_LABELS: dict[str, Label] = {
    word.strip(): label for label, words in _WORDS.items() for word in words.split(",")
}
_HEADER = frozenset(
    {
        Label.TITLE,
        Label.LANGUAGE,
        Label.HOOK,
        Label.HASHTAGS,
        Label.DESCRIPTION,
        Label.SOURCES,
        Label.NOTE,
        Label.TARGET,
        Label.SKIPPED,
    }
)

SHOWN: dict[str, dict[str, str]] = {
    "fr": {"scene": "SCÈNE", "visual": "VISUEL", "voice": "VOIX OFF", "keywords": "MOTS-CLÉS"},
    "en": {"scene": "SCENE", "visual": "VISUAL", "voice": "VOICE OVER", "keywords": "KEYWORDS"},
    "es": {
        "scene": "ESCENA",
        "visual": "VISUAL",
        "voice": "VOZ EN OFF",
        "keywords": "PALABRAS CLAVE",
    },
    "de": {"scene": "SZENE", "visual": "BILD", "voice": "SPRECHER", "keywords": "SCHLAGWÖRTER"},
    "it": {
        "scene": "SCENA",
        "visual": "VISIVO",
        "voice": "VOCE FUORI CAMPO",
        "keywords": "PAROLE CHIAVE",
    },
    "pt": {
        "scene": "CENA",
        "visual": "VISUAL",
        "voice": "NARRAÇÃO",
        "keywords": "PALAVRAS-CHAVE",
    },
}
"""Words written for each language; others are written with the English ones."""

_MARKS = r"[\s>#*_`\[(•·–—+\-]*(?:\d{1,2}[.)]\s+)?[\s*_`\[(]*"
_LABEL_LINE = re.compile(
    rf"^(?P<marks>{_MARKS})(?P<words>[^\W\d_](?:[^\W\d_]|['’\- ](?=[^\W\d_])){{1,24}})"
    r"\s*\d{0,2}[\s*_`\])]*(?:\([^()]{0,40}\))?[\s*_`\])]*"
    r"(?:(?P<colon>[:：])[*_`\])]*\s*|(?P<dash>[–—-]\s+)|$)(?P<rest>.*)$"
)
_SCENE_WORDS = r"(?:sc[eèé]ne|escena|szene|scena|cena|plan|shot|plano|einstellung)"
_SCENE_LINE = re.compile(
    rf"^{_MARKS}{_SCENE_WORDS}"
    r"(?:\s*(?:n[o°º]\.?\s*|#\s*)?\d{1,3}[*_`\])]*\s*(?:$|[:：(\[|,.–—-].*)"
    r"|\s*[*_`]*\s*[:：].*|[*_`]*$)",
    re.IGNORECASE,
)
_DURATION_LINE = re.compile(
    rf"^{_MARKS}(?:dur[ée]e|duration|duraci[óo]n|dauer|durata|dura[çc][ãa]o|temps|time|timing|"
    r"timecode|tiempo|zeit|tempo)[*_`\])]*\s*[:：][\s*_`]*(?:[^a-z\d]*\d.*)?$",
    re.IGNORECASE,
)
_TIME_LINE = re.compile(
    r"^[\s>#*_`\[(]*\d{1,2}(?::\d{2})?\s*(?:s|sec)?\s*(?:[-–—→]\s*\d{1,2}(?::\d{2})?\s*(?:s|sec)?\s*)?"
    r"[\])*_`]*:?$",
    re.IGNORECASE,
)
_HAS_TIME = re.compile(r":\d{2}|\d\s*s|[\[(]")


class LabelLine(NamedTuple):
    """A recognised line: what it opens and what stands after its colon."""

    label: Label
    rest: str


def fold(text: str) -> str:
    """`Mots-Clés` → `mots cles`: no case, no accents, hyphens and spaces alike."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in flat if not unicodedata.combining(char))
    return re.sub(r"[\s\-]+", " ", bare.replace("’", "'")).strip()


def read_label(line: str, *, in_scenes: bool) -> LabelLine | None:
    """The label that opens `line`, None for ordinary text.

    Inside scenes a header word only counts in capitals or marked (bold, heading), so that a
    spoken line such as "Note: …" stays spoken.
    """
    if _SCENE_LINE.match(line):
        return LabelLine(Label.SCENE, "")
    if _DURATION_LINE.match(line) or _is_time(line):
        return LabelLine(Label.TIME, "")
    match = _LABEL_LINE.match(line)
    label = _LABELS.get(fold(match["words"])) if match else None
    if match is None or label is None:
        return None
    marked = bool(set(match["marks"]) & set("*_#`[")) or match["words"].isupper()
    if match["colon"] is None and not marked:
        return None
    if in_scenes and label in _HEADER and not marked:
        return None
    return LabelLine(label, match["rest"])


def _is_time(line: str) -> bool:
    return bool(_TIME_LINE.match(line) and _HAS_TIME.search(line))
