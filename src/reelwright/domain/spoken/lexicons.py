"""The lexicons by language."""

from __future__ import annotations

from reelwright.domain.spoken.lexicon import Lexicon
from reelwright.domain.spoken.lexicon_de import GERMAN
from reelwright.domain.spoken.lexicon_en import ENGLISH
from reelwright.domain.spoken.lexicon_es import SPANISH
from reelwright.domain.spoken.lexicon_fr import FRENCH
from reelwright.domain.spoken.lexicon_it import ITALIAN
from reelwright.domain.spoken.lexicon_pt import PORTUGUESE

LEXICONS: dict[str, Lexicon] = {
    each.language: each for each in (FRENCH, ENGLISH, SPANISH, ITALIAN, PORTUGUESE, GERMAN)
}
"""By short language."""
