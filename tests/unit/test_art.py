"""Art: the vendored sets draw, carry their credit, and are found by spelling and meaning."""

import json
import lzma
import tomllib
from importlib.resources import files

import pytest

from reelwright.domain.clip import ArtRef
from reelwright.errors import InputError
from reelwright.motion.art import PACKS, art_credit, art_layer, art_svg
from reelwright.motion.choice.art_search import NOTHING, art_index, find_art
from reelwright.motion.layer import Easel

ART = files("reelwright").joinpath("assets/art")


def best(text: str, language: str = "") -> str:
    found = find_art(text, 1, language=language)
    return found[0][0].name if found else ""


def names(text: str, language: str = "", k: int = 4) -> set[str]:
    return {ref.name for ref, _ in find_art(text, k, language=language)}


@pytest.mark.parametrize("name", ["panda", "lizard", "volcano"])
def test_a_coloured_picture_fills_its_page_at_exact_pixels(name: str) -> None:
    layer = art_layer(ArtRef(pack="noto", name=name), 120, Easel(1080, 1920, 2 / 3))
    assert layer.width == 120
    assert 60 <= layer.image.width() <= 80


def test_a_silhouette_takes_the_colour_asked_for() -> None:
    layer = art_layer(
        ArtRef(pack="game-icons", name="bamboo"), 90, Easel(1080, 1920, 1.0), colour="#ff0000"
    )
    pixels = layer.image.toarray()
    solid = pixels[pixels[..., 3] == 255]
    assert len(solid) > 100
    assert sorted(solid.mean(axis=0).round().tolist()) == [0, 0, 255, 255]


def test_an_unknown_picture_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="no-such-thing"):
        art_svg(ArtRef(pack="noto", name="no-such-thing"))
    with pytest.raises(InputError, match="emojione"):
        art_svg(ArtRef(pack="emojione", name="panda"))


def test_every_set_has_a_credit_and_the_licence_lies_beside_it() -> None:
    notice = ART.joinpath("NOTICE.md").read_text("utf-8")
    for pack in PACKS:
        credit = art_credit(ArtRef(pack=pack, name="panda"))
        assert credit.licence in notice
        assert credit.credit


def test_every_indexed_picture_can_be_drawn() -> None:
    index = art_index()
    for pack in PACKS:
        bodies = json.loads(lzma.decompress(ART.joinpath(f"{pack}.json.xz").read_bytes()))
        listed = {ref.name for ref in index.refs if ref.pack == pack}
        assert listed == set(bodies["bodies"])


def test_every_word_and_home_names_a_picture_that_exists() -> None:
    index = art_index()
    words = tomllib.loads(ART.joinpath("words.toml").read_text("utf-8"))
    assert set(words) - set(index.position) == {NOTHING}


def test_the_folder_stays_small() -> None:
    assert sum(len(entry.read_bytes()) for entry in ART.iterdir()) < 9e6


@pytest.mark.parametrize(
    ("language", "text", "picture"),
    [
        ("fr", "Les pandas géants passent douze heures par jour à manger du bambou.", "panda"),
        ("es", "El pueblo de París asalta la Bastilla.", "castle"),
        ("de", "Die Titanic sinkt im Atlantik.", "sinking-ship"),
        ("fr", "Un trou noir est si dense que la lumière ne s'échappe pas.", "milky-way"),
        ("en", "Ancient Egyptians built the pyramids.", "egyptian-pyramids"),
        ("de", "Vulkane spucken Lava und Asche.", "volcano"),
        ("es", "El corazón bombea sangre por todo el cuerpo.", "anatomical-heart"),
        ("fr", "Les abeilles fabriquent le miel.", "honeybee"),
        ("it", "I gatti dormono sedici ore al giorno.", "cat"),
        ("pt", "O cérebro humano tem bilhões de neurônios.", "brain"),
        ("es", "Don Quijote lucha contra los molinos de viento.", "windmill"),
        ("en", "Honey Bees", "honeybee"),
    ],
)
def test_a_sentence_finds_its_picture(language: str, text: str, picture: str) -> None:
    assert best(text, language) == picture


def test_words_of_another_language_are_not_misread() -> None:
    assert "car" not in names("Il attend, car la nuit tombe.", "fr")
    assert "automobile" not in names("Il attend, car la nuit tombe.", "fr")
    assert "bread" not in names("He was in great pain for years.", "en")
    assert "tattered-banner" not in names("Es war einmal ein Mann.", "de")
    assert "drop-of-blood" not in names("Sie sammelt Nektar von tausend Blüten.", "de")


def test_a_thing_named_in_passing_is_not_drawn() -> None:
    assert "anatomical-heart" not in names("Au cœur de la ville, les gens se taisent.", "fr")
    assert "anatomical-heart" not in names("At the heart of the matter lies a law.", "en")


def test_a_sentence_about_nothing_finds_no_picture() -> None:
    assert find_art("C'est une histoire incroyable.", 4, language="fr") == []
    assert find_art("", 4) == []
    assert find_art("…", 4) == []


@pytest.mark.parametrize(
    "text",
    [
        "Elle est très heureuse de vivre ici avec ses amis.",
        "They prayed for a long time before the meal.",
        "Der Feind griff im Morgengrauen an.",
        "Un pays fier de son histoire et de son peuple.",
    ],
)
def test_hearts_faiths_nations_and_weapons_come_by_name_alone(text: str) -> None:
    index = art_index()
    for ref, _ in find_art(text, 6):
        assert not index.named[index.position[f"{ref.pack}:{ref.name}"]]
        assert not ref.name.startswith("flag")
