"""Languages: BCP-47 tags, their short forms, and the words a person may use for them."""

from __future__ import annotations

import difflib
import re

from reelwright.errors import InputError

DEFAULT_TAGS: dict[str, str] = {
    "fr": "fr-FR",
    "en": "en-US",
    "es": "es-ES",
    "de": "de-DE",
    "it": "it-IT",
    "pt": "pt-BR",
}
"""Short language to the full tag it means."""

NAMES: dict[str, str] = {
    "français": "fr",
    "francais": "fr",
    "french": "fr",
    "english": "en",
    "anglais": "en",
    "inglés": "en",
    "español": "es",
    "espanol": "es",
    "spanish": "es",
    "espagnol": "es",
    "deutsch": "de",
    "german": "de",
    "allemand": "de",
    "italiano": "it",
    "italian": "it",
    "italien": "it",
    "português": "pt",
    "portugues": "pt",
    "portuguese": "pt",
    "portugais": "pt",
}

_TAG = re.compile(r"^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?$", re.IGNORECASE)


def parse_language(text: str) -> str:
    """Canonical BCP-47 tag: `fr` → `fr-FR`, `EN_gb` → `en-GB`, `français` → `fr-FR`.

    A well-formed tag of any language passes (captions work in all of them); whether a
    voice speaks it is asked of the voice. Raises InputError with the nearest names.
    """
    raw = text.strip()
    named = NAMES.get(raw.casefold())
    if named:
        return DEFAULT_TAGS[named]
    match = _TAG.match(raw.replace("_", "-"))
    if match is None:
        known = [*DEFAULT_TAGS, *DEFAULT_TAGS.values(), *NAMES]
        near = difflib.get_close_matches(raw.casefold(), known, n=3, cutoff=0.5)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        shown = raw if len(raw) <= 40 else raw[:40] + "…"
        raise InputError(
            f"Unknown language '{shown}'.{hint} Give a tag such as fr, en-GB, es, de, it or pt-BR."
        )
    language, script, region = match.groups()
    language = language.lower()
    if script is None and region is None:
        return DEFAULT_TAGS.get(language, language)
    return "-".join(
        part for part in (language, script and script.title(), region and region.upper()) if part
    )


def short_language(tag: str) -> str:
    """`fr-FR` → `fr`."""
    return tag.split("-", 1)[0].lower()
