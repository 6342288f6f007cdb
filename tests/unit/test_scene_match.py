"""Scene identity: one edit leaves every other scene's id alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.scene_match import keep_ids
from reelwright.domain.script import Scene, Script

texts = st.lists(
    st.text("abcdefgh ", min_size=3, max_size=30).map(str.strip).filter(bool),
    min_size=1,
    max_size=9,
    unique=True,
)


def script_of(voice_overs: list[str]) -> Script:
    scenes = tuple(
        Scene(id=f"s{number:02d}", voice_over=text) for number, text in enumerate(voice_overs, 1)
    )
    return Script(title="t", language="fr-FR", scenes=scenes)


def ids(script: Script) -> list[str]:
    return [scene.id for scene in script.scenes]


@settings(deadline=None)
@given(texts, st.data())
def test_an_edited_scene_keeps_its_id_and_so_do_the_others(
    old: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(old) - 1))
    new = [*old[:place], "ZZ something else ZZ", *old[place + 1 :]]
    assert ids(keep_ids(script_of(new), script_of(old))) == ids(script_of(old))


@settings(deadline=None)
@given(texts, st.data())
def test_an_inserted_scene_gets_an_id_of_its_own(old: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(old)))
    kept = ids(keep_ids(script_of([*old[:place], "ZZ ZZ", *old[place:]]), script_of(old)))
    fresh = kept.pop(place)
    assert kept == ids(script_of(old))
    assert fresh not in kept


@settings(deadline=None)
@given(texts.filter(lambda old: len(old) > 1), st.data())
def test_a_deleted_scene_takes_only_its_own_id(old: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(old) - 1))
    kept = keep_ids(script_of([*old[:place], *old[place + 1 :]]), script_of(old))
    expected = ids(script_of(old))
    del expected[place]
    assert ids(kept) == expected


@settings(deadline=None)
@given(texts, st.data())
def test_moved_scenes_take_their_ids_along(old: list[str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(old))))
    kept = keep_ids(script_of([old[n] for n in order]), script_of(old))
    assert ids(kept) == [f"s{n + 1:02d}" for n in order]


@settings(deadline=None)
@given(texts, texts)
def test_any_two_versions_give_ids_that_differ(new: list[str], old: list[str]) -> None:
    kept = keep_ids(script_of(new), script_of(old))
    assert len(set(ids(kept))) == len(new)
    assert [scene.voice_over for scene in kept.scenes] == new


def test_a_scene_edited_next_to_an_insertion_is_still_known() -> None:
    old = ["one", "the panda eats bamboo all day long", "three"]
    new = ["one", "zz new zz", "the panda eats bamboo all night long", "three"]
    kept = ids(keep_ids(script_of(new), script_of(old)))
    assert [kept[0], *kept[2:]] == ["s01", "s02", "s03"]


def test_a_scene_both_moved_and_edited_is_still_known() -> None:
    old = ["the panda eats bamboo all day long", "two", "three"]
    new = ["two", "three", "the panda eats bamboo all night long"]
    assert ids(keep_ids(script_of(new), script_of(old))) == ["s02", "s03", "s01"]


def test_repeated_texts_keep_their_order() -> None:
    assert ids(keep_ids(script_of(["a", "a", "a"]), script_of(["a", "a"])))[:2] == ["s01", "s02"]


def test_an_id_deleted_two_versions_ago_is_not_lent_again() -> None:
    first = script_of(["one", "two", "three"])
    second = keep_ids(script_of(["one", "two"]), first)
    third = keep_ids(script_of(["one", "two", "four"]), second)
    assert third.scenes[2].id not in ids(first)


def test_a_changed_picture_description_keeps_the_id() -> None:
    old = script_of(["one", "two"])
    edited = old.scenes[1].model_copy(update={"visual_prompt": "a cat", "id": "s01"})
    first = old.scenes[0].model_copy(update={"id": "s02"})
    new = old.model_copy(update={"scenes": (edited, first)})
    assert ids(keep_ids(new, old)) == ["s02", "s01"]
