"""Sentences: where they end in six languages, what stands alone, and prose made speakable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.scene_split import deal, scene_count
from reelwright.domain.sentences import (
    leans_back,
    opening_sentence,
    split_long,
    split_sentences,
    word_count,
)
from reelwright.domain.spoken_prose import speakable
from reelwright.domain.surprise import surprise


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["M. Dupont habite av. Foch.", "Il pèse 3.5 kg !", "Et alors ?"]),
        ("fr", ["César meurt en 44 av. J.-C. à Rome.", "Rome pleure."]),
        ("fr", ["Il naît en 100 av. J.-C.", "Il meurt jeune."]),
        ("fr", ["La vitamine C.", "Elle est utile.", "« Vraiment ? »", "Oui."]),
        ("en", ["J. K. Rowling met Mr. Bean.", "They talked.", "Franklin D. Roosevelt left."]),
        ("en", ["It was the U.S. Army.", "It won at 9 a.m. sharp.", "St. Louis cheered!"]),
        ("es", ["El Sr. García vive aquí.", "¿Quién es?", "Nació en el siglo V a. C. y murió."]),
        ("de", ["Am 3. Oktober feiern wir z. B. in Berlin.", "Das ist schön.", "Dr. Mai kommt."]),
        ("it", ["Il sig. Rossi arriva.", "È tardi.", "S. Francesco nacque ad Assisi."]),
        ("pt", ["O Sr. Silva chegou.", "É tarde.", "A Dra. Ana saiu."]),
        ("ja", ["吾輩は猫である。", "名前はまだ無い。"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language: str, sentences: list[str]) -> None:
    gap = "" if language == "ja" else " "
    assert split_sentences(gap.join(sentences), language) == sentences


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(["fr", "en", "es", "de", "it", "pt", "zz"]))
def test_splitting_loses_nothing_but_blanks(text: str, language: str) -> None:
    assert "".join("".join(split_sentences(text, language)).split()) == "".join(text.split())


def test_the_opening_sentence_of_nothing_is_nothing() -> None:
    assert opening_sentence("", "fr-FR") == ""
    assert opening_sentence("Un. Deux.", "fr-FR") == "Un."


@pytest.mark.parametrize(
    ("language", "sentence", "leans"),
    [
        ("fr", "Il vit en Chine.", True),
        ("fr", "Les ours sont grands au sein de cette famille.", True),
        ("fr", "Le panda vit en Chine.", False),
        ("fr", "La lave coule.", False),
        ("en", "They also eat fish.", True),
        ("en", "The panda is so rare that zoos queue.", False),
        ("es", "Fue el último monarca.", True),
        ("es", "Inspiró profundos cambios.", True),
        ("es", "La Revolución terminó en 1799.", False),
    ],
)
def test_sentences_that_lean_on_another_are_known(
    language: str, sentence: str, leans: bool
) -> None:
    assert leans_back(sentence, language) is leans


def test_long_sentences_come_apart_where_both_halves_stand_alone() -> None:
    text = (
        "Le panda géant vit dans les montagnes du centre de la Chine où il se nourrit surtout de "
        "bambou, et il passe plus de douze heures par jour à manger presque sans s'arrêter."
    )
    halves = split_long(text, "fr")
    assert [half.split()[0] for half in halves] == ["Le", "Il"]
    assert all(half.endswith(".") for half in halves)


def test_long_sentences_stay_whole_where_the_second_half_has_no_subject() -> None:
    text = (
        "The great panda lives in the high and misty mountains of central China all year long, and "
        "eats more bamboo than any other animal on the whole wide Earth."
    )
    assert split_long(text, "en") == [text]


@pytest.mark.parametrize(
    ("language", "written", "spoken"),
    [
        ("fr", "La tour Eiffel [tuʁɛfɛl] (en anglais : Eiffel Tower) est haute[1].",
         ["La tour Eiffel est haute."]),
        ("fr", "Il compte 150 000 habitants , près de 8 849 arbres et 2 000 000 oiseaux.",
         ["Il compte 150 mille habitants, près de 8849 arbres et 2 millions d'oiseaux."]),
        ("fr", "Le pont date de 44 av. J.-C. et tient encore debout.",
         ["Le pont date de 44 avant Jésus-Christ et tient encore debout."]),
        ("fr", "Son corps est de forme arrondie ; les adultes mesurent deux mètres.",
         ["Son corps est de forme arrondie.", "Les adultes mesurent deux mètres."]),
        ("en", "The dynasty (1368–1644) ruled China in 1368–1644.",
         ["The dynasty ruled China in 1368 to 1644."]),
        ("en", "The wall—a long one—is old. See https://x.org for more.", None),
        ("es", "La muralla existe desde el siglo V a. C. en China.",
         ["La muralla existe desde el siglo V antes de Cristo en China."]),
        ("en", "The word comes from ἀγγεῖον in Greek. Flowers are very old.",
         ["Flowers are very old."]),
    ],
)  # fmt: skip
def test_prose_is_cleaned_to_what_is_spoken(
    language: str, written: str, spoken: list[str] | None
) -> None:
    found = speakable(written, language)
    if spoken is None:
        assert not any("http" in sentence for sentence in found)
    else:
        assert found == spoken


def test_a_number_or_an_extreme_surprises_more_than_a_definition() -> None:
    plain = surprise("Le panda est un mammifère de la famille des ours.", "fr")
    assert surprise("Un panda mange 40 kilos de bambou par jour, le seul de son espèce.", "fr") > (
        plain + 1
    )
    assert surprise("He was born on 3 March 1901.", "en") < surprise("It killed 300 men.", "en")
    assert surprise("Elle est la plus grande.", "fr") < surprise("Rome est la plus grande.", "fr")


@settings(deadline=None)
@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=20),
    st.integers(1, 12),
)
def test_scenes_keep_every_sentence_in_order(lengths: list[int], count: int) -> None:
    sentences = [" ".join(f"w{place}-{n}" for n in range(length)) for place, length in
                 enumerate(lengths)]  # fmt: skip
    scenes = deal(sentences, count, "xx")
    assert [part for scene in scenes for part in scene] == sentences
    assert len(scenes) == min(count, len(sentences))
    assert all(scenes)


def test_the_number_of_scenes_follows_the_words() -> None:
    assert scene_count(185, 8) == 8
    assert scene_count(500, 8) == 18
    assert scene_count(60, 8) == 5
    assert scene_count(5, 8) == 1


def test_words_of_scripts_without_spaces_are_estimated() -> None:
    assert word_count("吾輩は猫である。名前はまだ無い。") in range(5, 9)
    assert word_count("one two three") == 3
