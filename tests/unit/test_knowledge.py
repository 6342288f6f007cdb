"""The offline knowledge: the right topic is found, and its scripts keep their promises."""

import json
from pathlib import Path

import pytest

from reelwright.domain.brief import Brief
from reelwright.domain.script import Script
from reelwright.domain.sentences import split_sentences
from reelwright.errors import NoKnowledge
from reelwright.providers.script.library import LANGUAGES, load_library
from reelwright.providers.script.topic_search import ACCEPTED, find_topics
from reelwright.providers.script.wikipedia import WikipediaWriter

THEMES = json.loads((Path(__file__).parents[1] / "data" / "themes.json").read_text("utf-8"))
KNOWLEDGE = Path(__file__).parents[2] / "src" / "reelwright" / "assets" / "knowledge"


def script_on(theme: str, language: str, scenes: int = 8) -> Script:
    return WikipediaWriter(online=False).write(Brief(theme=theme, language=language, scenes=scenes))


@pytest.mark.parametrize(
    ("theme", "language", "title"),
    [
        ("Les pandas", "fr", "Panda géant"),
        ("les pandas mignons", "fr", "Panda géant"),
        ("Les trous noirs", "fr", "Trou noir"),
        ("Le loup", "fr", "Canis lupus"),
        ("Le roi soleil", "fr", "Louis XIV"),
        ("L'or", "fr", "Or"),
        ("Black holes", "en", "Black hole"),
        ("Octopuses", "en", "Octopus"),
        ("Heart attack", "en", "Myocardial infarction"),
        ("The secret life of trees", "en", "Tree"),
        ("La Revolución francesa", "es", "Revolución Francesa"),
        ("El Amazonas", "es", "Río Amazonas"),
    ],
)
def test_a_theme_finds_its_topic(theme: str, language: str, title: str) -> None:
    library = load_library(language)
    best = find_topics(theme, library)[0]
    assert library.topics[best.place].title == title
    assert best.score >= ACCEPTED


@pytest.mark.parametrize(
    ("theme", "language"),
    [
        ("Mes vacances chez tante Jeanne", "fr"),
        ("La muraille de Chine", "fr"),
        ("asdkjh qwe", "fr"),
        ("Bitcoin", "en"),
        ("Los delfines", "es"),
    ],
)
def test_a_theme_nobody_knows_is_not_taken_for_another(theme: str, language: str) -> None:
    assert find_topics(theme, load_library(language))[0].score < ACCEPTED


@pytest.mark.parametrize(
    ("theme", "language"),
    [("Les pandas", "fr-FR"), ("Black holes", "en-US"), ("La Revolución francesa", "es-ES")],
)
def test_the_three_showcase_themes_fill_eight_scenes(theme: str, language: str) -> None:
    script = script_on(theme, language)
    assert len(script.scenes) >= 8
    assert 150 <= script.word_count <= 225
    assert not any(scene.visual_prompt for scene in script.scenes)
    assert script.hashtags
    assert all(source.licence and source.credit and source.url for source in script.sources)


@pytest.mark.parametrize("place", range(0, len(THEMES), 8))
def test_scripts_on_listed_themes_are_speakable(place: int) -> None:
    theme, language = THEMES[place]["theme"], THEMES[place]["language"]
    script = script_on(theme, language)
    said = [
        sentence
        for scene in script.scenes
        for sentence in split_sentences(scene.voice_over, language)
    ]
    assert len(set(said)) == len(said)
    assert not any(mark in scene.voice_over for scene in script.scenes for mark in "()[]{}*|")
    assert max(len(scene.voice_over.split()) for scene in script.scenes) <= 50
    assert script.word_count <= 225
    assert script.word_count >= 150 or "Longer:" in script.notes[-1]


def test_nearly_every_listed_theme_has_a_script() -> None:
    known = 0
    for entry in THEMES[::7]:
        try:
            script_on(entry["theme"], entry["language"])
        except NoKnowledge:
            continue
        known += 1
    assert known >= 0.95 * len(THEMES[::7])


def test_fewer_and_more_scenes_are_written_as_asked() -> None:
    assert len(script_on("Black holes", "en-US", scenes=3).scenes) == 3
    assert len(script_on("The Roman Empire", "en-US", scenes=12).scenes) >= 12


def test_the_knowledge_stays_small_and_carries_its_licence() -> None:
    assert sum(path.stat().st_size for path in KNOWLEDGE.iterdir()) < 13_000_000
    notice = (KNOWLEDGE / "NOTICE.md").read_text("utf-8")
    assert "CC BY-SA 4.0" in notice
    assert all(len(load_library(language).topics) > 6000 for language in LANGUAGES)
