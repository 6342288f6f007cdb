"""Gemini voices: the thirty speakers that Google's Gemini and Chirp 3 HD models share."""

from __future__ import annotations

import difflib

from reelwright.domain.language import short_language
from reelwright.errors import InputError
from reelwright.ports import VoiceInfo

DEFAULT = "Rasalgethi"

WOMEN: dict[str, str] = {
    "Achernar": "soft",
    "Aoede": "breezy",
    "Autonoe": "bright",
    "Callirrhoe": "easy-going",
    "Despina": "smooth",
    "Erinome": "clear",
    "Gacrux": "mature",
    "Kore": "firm",
    "Laomedeia": "upbeat",
    "Leda": "youthful",
    "Pulcherrima": "forward",
    "Sulafat": "warm",
    "Vindemiatrix": "gentle",
    "Zephyr": "bright",
}
MEN: dict[str, str] = {
    "Rasalgethi": "informative",
    "Achird": "friendly",
    "Algenib": "gravelly",
    "Algieba": "smooth",
    "Alnilam": "firm",
    "Charon": "informative",
    "Enceladus": "breathy",
    "Fenrir": "excitable",
    "Iapetus": "clear",
    "Orus": "firm",
    "Puck": "upbeat",
    "Sadachbia": "lively",
    "Sadaltager": "knowledgeable",
    "Schedar": "even",
    "Umbriel": "easy-going",
    "Zubenelgenubi": "casual",
}
"""Character of each voice; the first man speaks where nobody is named."""

GEMINI_LOCALES: tuple[str, ...] = tuple(
    """fr-FR en-US en-GB es-ES de-DE it-IT pt-BR ar-EG bn-BD cmn-CN cs-CZ da-DK el-GR en-AU en-IN
    es-MX fi-FI fr-CA he-IL hi-IN hu-HU id-ID ja-JP ko-KR mr-IN nb-NO nl-NL pl-PL pt-PT ro-RO ru-RU
    sv-SE ta-IN te-IN th-TH tr-TR uk-UA vi-VN""".split()
)
"""What the Gemini models speak, the languages of this program first."""

CHIRP_LOCALES: tuple[str, ...] = tuple(
    """fr-FR en-US en-GB es-ES de-DE it-IT pt-BR ar-XA bg-BG bn-IN cmn-CN cs-CZ da-DK el-GR en-AU
    en-IN es-US et-EE fi-FI fr-CA gu-IN he-IL hi-IN hr-HR hu-HU id-ID ja-JP kn-IN ko-KR lt-LT lv-LV
    ml-IN mr-IN nb-NO nl-BE nl-NL pa-IN pl-PL ro-RO ru-RU sk-SK sl-SI sr-RS sv-SE sw-KE ta-IN te-IN
    th-TH tr-TR uk-UA ur-IN vi-VN yue-HK""".split()
)
"""What Chirp 3 HD speaks."""

_SAME = {"zh": "cmn", "no": "nb"}
"""Short languages that Google files under another one."""


def gemini_voices(provider: str, locales: tuple[str, ...]) -> tuple[VoiceInfo, ...]:
    """Everybody, under `provider`, the default first; each speaks all `locales`."""
    return tuple(
        VoiceInfo(f"{provider}:{name}", locales[0], gender, name, character, locales)
        for gender, voices in (("M", MEN), ("F", WOMEN))
        for name, character in voices.items()
    )


def speaker(voice: str, *, provider: str) -> str:
    """The voice of that name, the default for none. Raises InputError with the nearest names."""
    if not voice:
        return DEFAULT
    name = voice.rsplit(":", 1)[-1].rsplit("-", 1)[-1]
    known = {each.lower(): each for each in (*MEN, *WOMEN)}
    if name.lower() in known:
        return known[name.lower()]
    near = difflib.get_close_matches(name.lower(), list(known), n=3, cutoff=0.0)
    raise InputError(
        f"{provider} has no voice '{name[:40]}'. Did you mean "
        f"{', '.join(known[each] for each in near)}? `reelwright voices` lists them all."
    )


def locale_for(language: str, locales: tuple[str, ...], *, provider: str) -> str:
    """The tag to speak `language` with: its own, else another region's. Raises InputError."""
    by_tag = {tag.lower(): tag for tag in locales}
    if language.lower() in by_tag:
        return by_tag[language.lower()]
    short = short_language(language)
    wanted = _SAME.get(short, short)
    for tag in locales:
        if short_language(tag) == wanted:
            return tag
    raise InputError(
        f"{provider} speaks no '{language[:40]}'. It speaks {', '.join(sorted(locales))}."
    )


def short_languages(locales: tuple[str, ...]) -> tuple[str, ...]:
    """The short language of every locale, once."""
    return tuple(dict.fromkeys(short_language(tag) for tag in locales))
