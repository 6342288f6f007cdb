"""The plain script format: what people write is read, and what is written reads back."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.script import Scene, Script, Source
from reelwright.domain.script_text import format_script, parse_script
from reelwright.domain.sentences import opening_sentence
from reelwright.domain.spoken_text import has_words, one_line, plain_text, spoken_text
from reelwright.errors import InputError

GOLDEN = Path(__file__).parents[1] / "golden" / "scripts"
EXAMPLES = Path(__file__).parents[2] / "examples" / "scripts"

FRENCH = """\ufeff# Les pandas géants

Voici un script :

### SCÈNE 1 (0-8s)
**DURÉE:** 8s
**VISUEL:** A giant panda in a *misty* bamboo forest
**VOIX OFF:** Un panda mange **quatorze heures** par jour.
Et il en veut encore !

---
### SCÈNE 2
**VISUEL :** Close up
**VOIX OFF :** Son nom ? Ours-chat.
"""


def pictures_and_words(script: Script) -> list[tuple[str, str]]:
    return [(scene.visual_prompt, scene.voice_over) for scene in script.scenes]


def test_the_original_format_gives_scenes_in_order() -> None:
    script = parse_script(FRENCH, language="fr-FR")
    assert script.title == "Les pandas géants"
    assert [scene.id for scene in script.scenes] == ["s01", "s02"]
    assert script.scenes[0].visual_prompt == "A giant panda in a misty bamboo forest"
    assert script.scenes[0].voice_over == (
        "Un panda mange quatorze heures par jour. Et il en veut encore !"
    )
    assert script.scenes[1].voice_over == "Son nom ? Ours-chat."
    assert script.hook == "Un panda mange quatorze heures par jour."


@pytest.mark.parametrize(
    ("visual", "voice"),
    [
        ("**VISUEL:** a cat", "**VOIX OFF:** Le chat dort."),
        ("VISUEL : a cat", "VOIX-OFF : Le chat dort."),
        ("visual: a cat", "voice over: Le chat dort."),
        ("VISUAL: a cat", "VOICE-OVER: Le chat dort."),
        ("1. **Visual:** a cat", "2. **Narration:** Le chat dort."),
        ("- *Visual*: a cat", "- *Voiceover*: Le chat dort."),
        ("### VISUEL\na cat", "### VOIX OFF\nLe chat dort."),
        ("**[VISUEL]** : a cat", "**[VOIX OFF]** : Le chat dort."),
        ("**VISUEL** – a cat", "**VOIX OFF (narrateur)** – Le chat dort."),
        ("VISUAL 1: a cat", "VOZ EN OFF 1: Le chat dort."),
        ("BILD: a cat", "SPRECHER: Le chat dort."),
        ("Visivo: a cat", "Voce fuori campo: Le chat dort."),
        ("> IMAGEM: a cat", "> NARRAÇÃO: Le chat dort."),
        ("VISUEL：a cat", "NARRATION：Le chat dort."),
        ("`VISUEL:` a cat", "`VOIX OFF:` Le chat dort."),
    ],
)
def test_label_words_and_marks_of_many_hands_are_read(visual: str, voice: str) -> None:
    script = parse_script(f"{visual}\r\n{voice}\r\n", language="fr-FR", title="Chat")
    assert len(script.scenes) == 1
    assert script.scenes[0].visual_prompt == "a cat"
    assert script.scenes[0].voice_over == "Le chat dort."
    assert script.title == "Chat"


@pytest.mark.parametrize(
    "line",
    [
        "### SCÈNE 2",
        "**Scène 2 : la forêt**",
        "Scene 2 (0:08)",
        "SCENE #2 – 0:08",
        "**DURÉE:** 8s",
        "Duration: 8 seconds",
        "Durée : 0:08 - 0:16",
        "[0:08-0:16]",
        "(8s)",
        "---",
        "```",
        "<!-- mind the pace -->",
        "**MUSIQUE:** calme",
        "**TEXTE À L'ÉCRAN:** WOW",
    ],
)
def test_scene_duration_and_stage_lines_are_not_spoken(line: str) -> None:
    text = f"VISUEL: a\nVOIX OFF: Un.\n{line}\nVISUEL: b\nVOIX OFF: Deux."
    script = parse_script(text, language="fr-FR")
    assert pictures_and_words(script) == [("a", "Un."), ("b", "Deux.")]


def test_a_scene_without_picture_is_fine() -> None:
    text = "VISUEL: a\nVOIX OFF: Un.\nVOIX OFF: Deux.\nVISUEL: c\nVOIX OFF: Trois."
    script = parse_script(text, language="fr-FR")
    assert [s.visual_prompt for s in script.scenes] == ["a", "", "c"]


def test_voice_before_picture_stays_together() -> None:
    text = "VOIX OFF: Un.\nVISUEL: a\nVOIX OFF: Deux.\nVISUEL: b"
    script = parse_script(text, language="fr-FR")
    assert pictures_and_words(script) == [("a", "Un."), ("b", "Deux.")]


def test_braces_backslashes_emoji_and_mixed_directions_stay_text() -> None:
    spoken = r"Il dit {\an8} \N et C:\new 🐼 שלום then مرحبا <b>x</b>"
    script = parse_script(f"VOIX OFF: {spoken}", language="fr-FR")
    assert script.scenes[0].voice_over == spoken


def test_control_characters_and_direction_overrides_are_dropped() -> None:
    script = parse_script("VOIX OFF: Un\x07 \u202edeux\x1b[31m.", language="fr-FR")
    assert script.scenes[0].voice_over == "Un deux[31m."


def test_a_spoken_line_that_looks_like_a_header_word_is_spoken() -> None:
    text = "VOIX OFF: Il part.\nNote : il reviendra.\nSource: le Nil."
    script = parse_script(text, language="fr-FR")
    assert script.scenes[0].voice_over == "Il part. Note : il reviendra. Source: le Nil."


def test_headers_are_kept() -> None:
    text = (
        "# T\nLANGUE: anglais\nHASHTAGS: #a, b #c\nDESCRIPTION: One.\nTwo.\n"
        "SOURCES:\n- Panda | https://x.org/p | CC BY-SA 4.0 | W\n- https://y.org\n\n"
        "VOICE OVER: Hi you."
    )
    script = parse_script(text, language="fr-FR")
    assert script.language == "en-US"
    assert script.hashtags == ("#a", "#b", "#c")
    assert script.description == "One.\nTwo."
    assert script.sources == (
        Source(title="Panda", url="https://x.org/p", licence="CC BY-SA 4.0", credit="W"),
        Source(title="https://y.org", url="https://y.org"),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \n\n ** --", "empty"),
        ("Il était une fois un panda.", "--text FILE"),
        ("VISUEL: a\nVOIX OFF:\n\nVISUEL: b\nVOIX OFF: B.", "Line 2: scene 1 has nothing to say"),
        ("VISUEL: a\nVISUEL: b\nVOIX OFF: B.", "Line 1: scene 1 has nothing to say"),
        ("VOIX OFF: …", "Line 1: scene 1 has nothing to say"),
        ("VOIX OFF: Un.\n" * 41, "Line 41: the script has 41 scenes"),
        ("VOIX OFF: Un.\n\nVOIX OFF: " + "mot " * 400, "Line 3: the voice-over of scene 2"),
        ("LANGUAGE: klingonais\nVOIX OFF: Un.", "Line 1: Unknown language"),
        ("\x00\x01\x02PNG", "not text"),
        ('{"scenes": [}', "Line 1: the script is not valid JSON"),
        ('{"scenes": []}', "no list of scenes"),
        ('{"scenes": [{"visual": "x"}]}', "Scene 1 of the JSON script has nothing to say"),
        ('{"scenes": ["x"]}', "Scene 1 of the JSON script is not an object"),
        ('{"schema_version": 1, "title": "x"}', "wrong at language"),
    ],
)
def test_unusable_scripts_say_where_and_what_to_do(text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_script(text, language="fr-FR")
    assert says in str(caught.value)


def test_json_is_read_in_our_schema_and_in_a_loose_one() -> None:
    script = parse_script(FRENCH, language="fr-FR")
    again = parse_script(script.model_dump_json(), language="en-US")
    assert again == script
    scenes = [{"visual": "a", "voice_over": "**Un.**"}, {"voix_off": "Deux."}]
    loose = {"title": "T", "scenes": scenes}
    read = parse_script(json.dumps(loose), language="fr-FR")
    assert pictures_and_words(read) == [("a", "Un."), ("", "Deux.")]
    assert parse_script(json.dumps(scenes), language="fr-FR").scenes == read.scenes


@pytest.mark.parametrize("name", ["pandas.fr", "sea.en", "bare.de"])
def test_the_written_format_is_the_golden_one(name: str) -> None:
    script = Script.model_validate_json((GOLDEN / f"{name}.json").read_text("utf-8"))
    assert format_script(script) == (GOLDEN / f"{name}.md").read_text("utf-8")
    assert parse_script(format_script(script), language=script.language) == script


characters = st.characters(codec="utf-8")
lines = st.text(characters, max_size=60).map(spoken_text)
spoken = lines.filter(has_words)
label_like = st.sampled_from(
    ["# VISUEL", "VISUEL: x", "**VOIX OFF:** x", "Scene 2", "---", "\\---", "- a", "<!-- a -->"]
)


def _stripped_lines(parts: list[str]) -> str:
    return "\n".join(line.strip() for line in plain_text("\n".join(parts)).split("\n")).strip()


description = st.lists(lines | label_like, max_size=4).map(_stripped_lines)
words = lines.map(lambda text: spoken_text(text.replace(",", " "))).filter(has_words)
names = st.text(characters, max_size=20).map(one_line)
sources = st.builds(Source, title=names.filter(has_words), url=names, licence=names, credit=names)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    scenes = tuple(
        Scene(
            id=f"s{number:02d}",
            voice_over=draw(spoken),
            visual_prompt=draw(lines),
            keywords=tuple(draw(st.lists(words, max_size=3))),
        )
        for number in range(1, draw(st.integers(1, 6)) + 1)
    )
    tag = draw(st.sampled_from(["fr-FR", "en-GB", "es-ES", "de-DE", "it-IT", "pt-BR", "ja"]))
    return Script(
        title=draw(lines | label_like.map(spoken_text)),
        language=tag,
        hook=opening_sentence(scenes[0].voice_over, tag),
        scenes=scenes,
        hashtags=tuple(draw(st.lists(st.from_regex(r"#[a-zé]{1,9}", fullmatch=True), max_size=3))),
        description=draw(description),
        sources=tuple(draw(st.lists(sources, max_size=2))),
        notes=tuple(draw(st.lists(spoken, max_size=2))),
        target_seconds=draw(st.none() | st.floats(1, 300)),
    )


@settings(max_examples=300, deadline=None)
@given(scripts())
def test_every_script_reads_back_exactly(script: Script) -> None:
    assert parse_script(format_script(script), language="en-US") == script


@settings(max_examples=200, deadline=None)
@given(st.text(characters, max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert spoken_text(spoken_text(text)) == spoken_text(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | st.lists(label_like | lines, max_size=8).map("\n".join))
def test_any_text_is_read_and_reads_back_or_is_refused(text: str) -> None:
    try:
        script = parse_script(text, language="fr-FR")
    except InputError:
        return
    assert all(has_words(scene.voice_over) for scene in script.scenes)
    assert parse_script(format_script(script), language="fr-FR") == script


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.md")), ids=lambda path: path.name)
def test_every_example_script_lasts_a_minute_and_reads_back(path: Path) -> None:
    text = path.read_text("utf-8")
    script = parse_script(text, language="en-US")
    assert format_script(script) == text
    assert path.name.split(".")[1] == script.language[:2]
    assert 8 <= len(script.scenes) <= 10
    assert 165 <= script.word_count <= 215
    assert all(scene.visual_prompt and scene.keywords for scene in script.scenes)
