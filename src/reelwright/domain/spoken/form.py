"""From a text as it is shown to its words as they are said."""

from __future__ import annotations

import re

from reelwright.domain.spoken.word import SpokenWord


def spoken_form(text: str, language: str) -> list[SpokenWord]:
    """One SpokenWord per white-space separated word of `text`, in order."""
    del language
    out = []
    for w in text.split():
        m = re.match(r"^(.*?)([.,!?;:…—]*)$", w)
        assert m
        out.append(SpokenWord(w, m[1], m[2][:1]))
    return out
