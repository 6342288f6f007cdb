"""Picker: a whole script gets pictures that fit, that differ, and that stay."""

from itertools import pairwise

import pytest

from reelwright.domain.clip import Recipe
from reelwright.domain.script import Scene, Script
from reelwright.errors import ConfigError
from reelwright.motion.choice.picker import choose_recipes
from reelwright.motion.choice.styles import load_styles, style
from reelwright.motion.registry import KITS, kit

SPOKEN = (
    "Les pandas passent douze heures par jour à manger du bambou.",
    "Ils vivent dans les forêts de montagne du Sichuan, en Chine.",
    "Le bébé panda est minuscule, rose et aveugle à la naissance.",
    "Sa mère le porte dans ses bras pendant des mois.",
    "Il reste 1 864 pandas sauvages.",
    "Les forêts de bambous ont été coupées par les hommes.",
    "Aujourd'hui, des réserves les protègent dans la montagne.",
    "Et vous, le saviez-vous ?",
)


@pytest.fixture(scope="module")
def pandas() -> Script:
    scenes = tuple(
        Scene(id=f"s{number}", voice_over=text) for number, text in enumerate(SPOKEN, start=1)
    )
    return Script(title="Les pandas", language="fr-FR", scenes=scenes)


@pytest.fixture(scope="module")
def chosen(pandas: Script) -> dict[str, Recipe]:
    return choose_recipes(pandas, style=style("cinematic"), seed=7)


def test_every_scene_gets_a_recipe_of_a_known_kit(
    pandas: Script, chosen: dict[str, Recipe]
) -> None:
    assert list(chosen) == [scene.id for scene in pandas.scenes]
    for recipe in chosen.values():
        assert recipe.kit_version == kit(recipe.kit).version


def test_neighbours_differ_in_kit_and_camera(chosen: dict[str, Recipe]) -> None:
    recipes = list(chosen.values())
    for before, after in pairwise(recipes):
        assert before.kit != after.kit
        assert before.camera != after.camera


def test_pandas_are_seen_in_their_forest(chosen: dict[str, Recipe]) -> None:
    kits = [recipe.kit for recipe in chosen.values()]
    assert kits.count("forest") >= 2
    assert not {"space", "blackhole", "circuits", "fortress"} & set(kits)
    assert any(recipe.hero and recipe.hero.name == "panda" for recipe in chosen.values())


def test_paper_and_maps_stay_the_exception(chosen: dict[str, Recipe]) -> None:
    kits = [recipe.kit for recipe in chosen.values()]
    assert kits.count("papercut") <= 2
    assert kits.count("map") <= 2


def test_a_map_carries_its_place_and_card(chosen: dict[str, Recipe]) -> None:
    for recipe in chosen.values():
        if recipe.kit == "map":
            assert recipe.place is not None
            assert recipe.card is not None
            assert recipe.card.kind == "place"


def test_a_place_that_is_named_tells_the_scenery_where_it_is(chosen: dict[str, Recipe]) -> None:
    place = chosen["s2"].place
    assert place is not None
    assert place.country == "China"


def test_the_same_arguments_give_the_same_recipes(
    pandas: Script, chosen: dict[str, Recipe]
) -> None:
    assert choose_recipes(pandas, style=style("cinematic"), seed=7) == chosen


def test_a_pinned_recipe_stays_and_its_neighbours_differ(pandas: Script) -> None:
    pinned = Recipe(kit="forest", kit_version=1, seed=99)
    recipes = choose_recipes(pandas, style=style("cinematic"), pinned={"s4": pinned}, seed=7)
    assert recipes["s4"] == pinned
    assert recipes["s3"].kit != "forest"
    assert recipes["s5"].kit != "forest"


@pytest.mark.parametrize("name", ["papercut", "neon"])
def test_a_style_dresses_every_scene(pandas: Script, name: str) -> None:
    recipes = list(choose_recipes(pandas, style=style(name), seed=1).values())
    palettes = load_styles()[name].palettes
    assert all(recipe.palette in palettes for recipe in recipes)
    assert all(recipe.finish == load_styles()[name].finish for recipe in recipes)
    for before, after in pairwise(recipes):
        assert before.palette != after.palette


def test_a_script_of_one_scene_works() -> None:
    script = Script(
        title="Rien", language="en-US", scenes=(Scene(id="only", voice_over="Nothing happens."),)
    )
    recipe = choose_recipes(script, style=style("cinematic"))["only"]
    assert recipe.kit in KITS
    if recipe.kit == "papercut":
        assert recipe.hero is not None


def test_an_unknown_kit_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match="forest"):
        kit("forrest")
