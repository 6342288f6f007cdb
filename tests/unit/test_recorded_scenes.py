"""Heard words cut into scenes: every word kept, in order, where the speaker rests."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.brief import MAX_SCENES
from reelwright.domain.narration import Word
from reelwright.domain.recorded_scenes import LONGEST_MS, cut_scenes, whole_words

SENTENCE = "The giant panda lives on bamboo in the quiet mountains of China."


def spoken(text: str, *, word_ms: int = 300, rest_ms: int = 500, start_ms: int = 400) -> list[Word]:
    """A reader who rests after each sentence."""
    words, at = [], start_ms
    for one in text.split():
        words.append(Word(text=one, start_ms=at, end_ms=at + word_ms))
        at += word_ms + (rest_ms if one.endswith((".", "?", "!")) else 0)
    return words


def texts(scenes: list[tuple[Word, ...]]) -> list[str]:
    return [" ".join(word.text for word in scene) for scene in scenes]


def length_ms(scene: tuple[Word, ...]) -> int:
    return scene[-1].end_ms - scene[0].start_ms


word_lists = st.lists(
    st.tuples(
        st.sampled_from(["moon", "sea", "fort,", "stone.", "why?", "1789", "Zulu"]),
        st.integers(60, 900),
        st.integers(0, 1500),
    ),
    max_size=120,
)


@given(word_lists, st.integers(1, MAX_SCENES))
def test_every_word_is_kept_in_its_order(
    given_words: list[tuple[str, int, int]], wanted: int
) -> None:
    words, at = [], 0
    for text, length, rest in given_words:
        words.append(Word(text=text, start_ms=at, end_ms=at + length))
        at += length + rest
    scenes = cut_scenes(words, wanted=wanted, language="en-US")
    assert list(itertools.chain.from_iterable(scenes)) == words
    assert all(scenes)
    assert len(scenes) <= MAX_SCENES
    if words:
        assert len(scenes) <= max(wanted, -(-at // LONGEST_MS))


def test_the_wanted_number_of_scenes_ends_with_sentences() -> None:
    scenes = cut_scenes(spoken(" ".join([SENTENCE] * 16)), wanted=8, language="en-US")
    assert texts(scenes) == [f"{SENTENCE} {SENTENCE}"] * 8


def test_a_short_recording_gives_fewer_scenes() -> None:
    scenes = cut_scenes(spoken(" ".join([SENTENCE] * 3)), wanted=8, language="en-US")
    assert texts(scenes) == [SENTENCE] * 3
    assert len(cut_scenes(spoken("Just this."), wanted=8, language="en-US")) == 1
    assert cut_scenes([], wanted=8, language="en-US") == []


def test_a_long_recording_gives_more_scenes_none_longer_than_twelve_seconds() -> None:
    scenes = cut_scenes(spoken(" ".join([SENTENCE] * 30)), wanted=8, language="en-US")
    assert len(scenes) > 8
    assert max(map(length_ms, scenes)) <= LONGEST_MS
    assert all(text.endswith(".") for text in texts(scenes))


def test_without_punctuation_scenes_end_where_the_speaker_rests() -> None:
    words, at = [], 0
    for number in range(60):
        words.append(Word(text=f"w{number}", start_ms=at, end_ms=at + 250))
        at += 250 + (700 if number % 15 == 14 else 20)
    scenes = cut_scenes(words, wanted=4, language="en-US")
    assert [scene[0].text for scene in scenes] == ["w0", "w15", "w30", "w45"]


def test_a_quarter_of_an_hour_is_cut_quickly_into_forty_scenes() -> None:
    words = spoken(" ".join([SENTENCE] * 230))
    assert words[-1].end_ms > 850_000
    scenes = cut_scenes(words, wanted=8, language="en-US")
    assert len(scenes) == MAX_SCENES
    assert all(text.endswith(".") for text in texts(scenes))


def test_lone_marks_and_endings_belong_to_the_word_before() -> None:
    heard = [
        Word(text="l", start_ms=0, end_ms=100),
        Word(text="'homme", start_ms=100, end_ms=300),
        Word(text="!", start_ms=300, end_ms=310),
        Word(text="Vas", start_ms=900, end_ms=1000),
        Word(text="-y", start_ms=1000, end_ms=1100),
    ]
    assert [word.text for word in whole_words(heard)] == ["l'homme!", "Vas-y"]


def test_unspaced_writing_is_joined_up_to_its_marks() -> None:
    heard = [
        Word(text=text, start_ms=at * 200, end_ms=at * 200 + 200)
        for at, text in enumerate(["猫", "が", "好き。", "犬", "も"])
    ]
    words = whole_words(heard)
    assert [word.text for word in words] == ["猫が好き。", "犬も"]
    assert (words[0].start_ms, words[0].end_ms) == (0, 600)
