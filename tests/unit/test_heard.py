"""A known text found in what was heard, and a recorded scene in an edited script."""

from __future__ import annotations

from reelwright.domain.heard import hear_text, heard_share, respelled
from reelwright.domain.narration import Word
from reelwright.domain.recording import RecordedScene, RecordedScript, plain_words
from reelwright.domain.script import Scene


def heard(text: str) -> list[Word]:
    return [
        Word(text=word, start_ms=number * 100, end_ms=number * 100 + 80)
        for number, word in enumerate(text.split())
    ]


def test_words_are_found_whatever_their_spelling() -> None:
    text = "L'été, Napoléon arrive.".split()
    found = hear_text(text, heard("l'ete napoleon arrive")).words
    assert [one and one.word for one in found] == [
        Word(text="L'été,", start_ms=0, end_ms=80),
        Word(text="Napoléon", start_ms=100, end_ms=180),
        Word(text="arrive.", start_ms=200, end_ms=280),
    ]
    assert heard_share(text, found) == 1.0


def test_a_misheard_word_keeps_the_place_of_what_was_heard() -> None:
    text = "the Zulu king walks home".split()
    found = hear_text(text, heard("the zoo loo king walks home")).words
    zulu = found[1]
    assert zulu is not None
    assert (zulu.word.text, zulu.word.start_ms, zulu.word.end_ms) == ("Zulu", 100, 280)


def test_a_misheard_word_before_words_that_are_not_in_the_text_takes_none_of_them() -> None:
    found = hear_text("seven ships sail".split(), heard("seven sheeps oh no sail"))
    assert [one and one.word.start_ms for one in found.words] == [0, 100, 400]
    assert [word.text for word in found.beyond] == ["oh", "no"]


def test_words_said_beyond_the_text_belong_to_none_of_its_words() -> None:
    text = "one two three four".split()
    found = hear_text(text, heard("one two sorry again three four"))
    assert [one.word.start_ms if one else None for one in found.words] == [0, 100, 400, 500]
    assert [word.text for word in found.beyond] == ["sorry", "again"]


def test_who_begins_again_means_the_second_time() -> None:
    text = "the king sleeps the queen counts ships".split()
    found = hear_text(text, heard("the king sleeps the queen counts no the queen counts ships"))
    assert [one.word.start_ms if one else None for one in found.words] == [
        *(0, 100, 200),
        *(700, 800, 900, 1000),
    ]
    assert [word.start_ms for word in found.beyond] == [300, 400, 500, 600]


def test_what_the_text_says_over_and_over_is_found_in_its_order() -> None:
    verse = "row row row your boat gently down the stream"
    text = " ".join([verse] * 12).split()
    said = " ".join([verse, verse.replace("boat", "bolt"), verse.replace("row row row", "row row")])
    found = hear_text(text, heard(" ".join([said] * 4)))
    starts = [one.word.start_ms for one in found.words if one is not None]
    assert starts == sorted(starts)
    assert heard_share(text, found.words) > 0.9
    assert abs(starts[-1] - 100 * (len(said.split()) * 4 - 1)) == 0


def test_words_left_out_are_not_found() -> None:
    text = "one two three four".split()
    found = hear_text(text, heard("one four")).words
    assert [one is not None for one in found] == [True, False, False, True]
    assert 0.4 < heard_share(text, found) < 0.6
    assert hear_text(text, []).words == (None,) * 4


def test_a_recorded_scene_is_known_by_its_words_not_by_its_spelling_or_place() -> None:
    script = RecordedScript(
        recording="voice_over/a.wav",
        name="a.wav",
        language="fr-FR",
        scenes=(
            RecordedScene(id="s01", voice_over="Le roi dort."),
            RecordedScene(id="s02", voice_over="La reine veille."),
            RecordedScene(id="s03", voice_over="Le roi dort."),
        ),
    )
    assert script.place_of(Scene(id="s03", voice_over="Le roi dort")) == 2
    assert script.place_of(Scene(id="s09", voice_over="la Reine veille !")) == 1
    assert script.place_of(Scene(id="s01", voice_over="Le roi mange.")) is None


def test_a_text_that_was_heard_is_corrected_by_an_edit_and_one_that_was_given_is_not() -> None:
    scene = RecordedScene(id="s01", voice_over="Chaka zoo loo was the king of the mountain.")
    given = RecordedScript(recording="a.wav", name="a", language="en-US", scenes=(scene,))
    heard_so = given.model_copy(update={"heard": True})
    corrected = Scene(id="s01", voice_over="Shaka Zulu was the king of the mountain.")
    assert (given.place_of(corrected), heard_so.place_of(corrected)) == (None, 0)
    other = Scene(id="s01", voice_over="A ship sails to an island.")
    assert heard_so.place_of(other) is None
    assert heard_so.place_of(corrected.model_copy(update={"id": "s02"})) is None
    words = respelled(heard(scene.voice_over), corrected.voice_over)
    assert [word.text for word in words] == corrected.voice_over.split()
    assert (words[0].start_ms, words[1].start_ms) == (0, 100)
    assert (words[1].end_ms, words[2].start_ms) == (280, 300)


def test_another_spelling_takes_the_times_of_the_same_letters() -> None:
    words = [
        Word(text="aujourd'", start_ms=0, end_ms=700),
        Word(text="hui", start_ms=700, end_ms=1000),
        Word(text="il", start_ms=1200, end_ms=1400),
    ]
    assert respelled(words, "Aujourd’hui – il") == (
        Word(text="Aujourd’hui", start_ms=0, end_ms=1000),
        Word(text="–", start_ms=1000, end_ms=1000),
        Word(text="il", start_ms=1200, end_ms=1400),
    )
    assert plain_words("Aujourd’hui – il !") == "aujourdhuiil"
