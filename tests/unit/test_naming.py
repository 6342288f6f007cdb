"""Names made of themes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.naming import seed_of, slug


def test_slug_reads_like_the_theme() -> None:
    assert slug("L'été à Paris !") == "l-ete-a-paris"
    assert slug("Cœur & Straße") == "coeur-strasse"
    assert slug("../../etc/passwd") == "etc-passwd"


@given(st.text(max_size=400))
def test_slug_is_never_a_path(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 48


def test_same_text_same_seed() -> None:
    assert seed_of("panda") == seed_of("panda") != seed_of("pandas")
