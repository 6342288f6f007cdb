"""What the service tells, in French: complete sentences, of texts that the tree still has."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import reelwright
from reelwright.api.french import PLACE, in_french, sentences
from reelwright.api.reader import wanted
from reelwright.domain.brief import Brief
from reelwright.domain.wording import from_afar
from reelwright.errors import NoKnowledge
from reelwright.providers.script.prose import ProseWriter
from reelwright.providers.script.wikipedia import WikipediaWriter

ENGLISH = re.compile(r"\b(?:the|with|about|words|scenes|nothing|give)\b")


def told_here() -> str:
    """Every text of the tree, in the API's words."""
    texts = []
    for path in Path(reelwright.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                said = [each.value for each in node.values if isinstance(each, ast.Constant)]
                texts.append("x".join(map(str, said)))
            elif isinstance(node, ast.Constant):
                texts.append(str(node.value))
    return "\n".join(map(from_afar, texts))


def test_every_entry_is_a_text_of_the_tree() -> None:
    told = told_here()
    # Of each the longest piece between what changes.
    longest = (max(PLACE.split(each)[::2], key=len).strip() for each in sentences())
    assert [piece for piece in longest if piece not in told] == []


@pytest.mark.parametrize("english", sentences())
def test_every_entry_is_put_in_french_with_its_values(english: str) -> None:
    told = PLACE.sub(lambda name: f"<{name[1]}>", english)
    french = in_french(told)
    assert french == PLACE.sub(lambda name: f"<{name[1]}>", sentences()[english])


@pytest.mark.parametrize("theme", ["Les trous noirs", "Les manchots", "Les pieuvres"])
def test_what_the_encyclopedia_tells_has_no_english_left(theme: str) -> None:
    brief = Brief(theme=theme, language="fr-FR", scenes=8)
    try:
        told = " ".join(WikipediaWriter(online=False).write(brief).notes)
    except NoKnowledge as error:
        told = str(error)
    assert told
    assert not ENGLISH.search(in_french(from_afar(told)))


@pytest.mark.parametrize("count", [3, 60])
def test_what_is_told_of_a_text_has_no_english_left(count: int) -> None:
    text = " ".join(f"Le panda numéro {n} mange du bambou tous les jours." for n in range(count))
    (note,) = ProseWriter(text).write(Brief(theme="Les pandas", language="fr-FR", scenes=8)).notes
    assert not ENGLISH.search(in_french(from_afar(note)))


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("fr-CA,fr;q=0.8", "fr"),
        ("de-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("en;q=0.5, fr;q=0.4", "en"),
        ("fr;q=much, *", "en"),
    ],
)
def test_the_language_that_is_liked_most_is_chosen(header: str, language: str) -> None:
    assert wanted(header) == language
