"""Scenes are edited one by one: what is kept, what is bought anew, and two edits at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reelwright.database.clips import clips_of
from reelwright.database.connect import Database
from reelwright.database.scenes import scenes_of, script_of, script_version
from reelwright.database.tables import videos
from reelwright.domain.brief import MAX_SCENES
from reelwright.domain.scene_state import SceneState
from reelwright.domain.video import ClipStatus, Video, VideoStatus
from reelwright.errors import BudgetExceeded, Conflict, InputError, NotFound
from reelwright.operations import control, scenes
from reelwright.operations.library import view_video
from reelwright.workflows.studio import Studio
from tests.support.made import add_made, everything, queued, studio_of


@pytest.fixture
def studio(database: Database, tmp_path: Path) -> Iterator[Studio]:
    with studio_of(database, tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def here(sqlite_database: Database, tmp_path: Path) -> Iterator[Studio]:
    with studio_of(sqlite_database, tmp_path / "workspace") as opened:
        yield opened


def states(studio: Studio, video: Video) -> tuple[SceneState, ...]:
    with studio.database.read() as c:
        return scenes_of(c, video.id)


def pictures(studio: Studio, video: Video) -> list[tuple[str, int, int]]:
    """Every scene with the generation that is wanted and the one that is shown."""
    return [(s.scene.id, s.generation, s.shown) for s in states(studio, video)]


def rest(studio: Studio, video_id: str) -> None:
    """As if the run had ended."""
    with studio.database.begin() as c:
        c.execute(videos.update().where(videos.c.id == video_id).values(status="completed"))


def test_an_edit_is_a_new_revision_and_begins_the_next_run(studio: Studio) -> None:
    video = add_made(studio)
    edited = scenes.edit(studio, video.id, "2", voice_over="  **Other** words here. ")
    assert (edited.status, edited.run, edited.revision) == (VideoStatus.QUEUED, 2, 2)
    assert states(studio, video)[1].scene.voice_over == "Other words here."
    with studio.database.read() as c:
        assert script_version(c, video.id, 1).scenes[1].voice_over == "Scene 2 speaks."
        assert script_version(c, video.id, 2) == script_of(c, video.id)
    assert [r.why for r in view_video(studio, video.id).revisions] == ["written", "scene 2 edited"]
    assert queued(studio) == 1


def test_without_a_run_the_edit_waits_and_says_so(here: Studio) -> None:
    video = add_made(here)
    edited = scenes.edit(here, video.id, "s02", voice_over="Other words.", run=False)
    assert (edited.status, edited.run, edited.revision) == (VideoStatus.COMPLETED, 1, 2)
    assert edited.notice == "Scene 2 edited, not yet made: `reelwright resume pandas-1`."
    assert queued(here) == 0
    assert view_video(here, video.id).video.edited
    again = control.resume(here, video.id)
    assert (again.status, again.run, again.notice) == (VideoStatus.QUEUED, 2, "")
    assert queued(here) == 1


def test_another_visual_is_bought_anew_and_an_earlier_one_is_shown_again(studio: Studio) -> None:
    video = add_made(studio, tier="fake:gold")
    scenes.edit(studio, video.id, "2", visual_prompt="A view of the sea")
    assert pictures(studio, video) == [("s01", 1, 1), ("s02", 2, 1), ("s03", 1, 1)]
    with studio.database.read() as c:
        begun = [clip for clip in clips_of(c, video.id) if clip.generation == 2]
    assert [(clip.scene_id, clip.status) for clip in begun] == [("s02", ClipStatus.PENDING)]
    assert begun[0].prompt.startswith("A view of the sea. ")
    rest(studio, video.id)
    scenes.edit(studio, video.id, "2", visual_prompt="View 2")
    assert pictures(studio, video)[1] == ("s02", 1, 1)


def test_another_voice_over_keeps_the_bought_picture(here: Studio) -> None:
    video = add_made(here, tier="fake:gold")
    scenes.edit(here, video.id, "2", voice_over="Said otherwise.")
    assert pictures(here, video)[1] == ("s02", 1, 1)


def test_an_edit_that_the_budget_does_not_reach_is_refused_with_what_would(here: Studio) -> None:
    video = add_made(here, tier="fake:gold", budget=100_000)
    before = everything(here)
    with pytest.raises(BudgetExceeded, match=r"0\.80 \$.*--scene 2 … --budget 0\.80` or more"):
        scenes.edit(here, video.id, "2", visual_prompt="A view of the sea")
    assert everything(here) == before
    scenes.edit(here, video.id, "2", visual_prompt="The sea", budget_microusd=800_000)
    assert pictures(here, video)[1] == ("s02", 2, 1)


def test_scenes_are_added_removed_and_moved_and_the_others_stay(here: Studio) -> None:
    video = add_made(here, tier="fake:gold")
    steps: list[tuple[Any, list[str]]] = [
        (lambda: scenes.add(here, video.id, voice_over="New.", after="s01"), "1 4 2 3".split()),
        (lambda: scenes.remove(here, video.id, "3"), "1 4 3".split()),
        (lambda: scenes.move(here, video.id, "s03", 1), "3 1 4".split()),
        (lambda: scenes.add(here, video.id, voice_over="First.", after="0"), "5 3 1 4".split()),
        (lambda: scenes.add(here, video.id, voice_over="Last."), "5 3 1 4 6".split()),
    ]
    for step, order in steps:
        step()
        rest(here, video.id)
        assert [s.scene.id for s in states(here, video)] == [f"s0{n}" for n in order]
    by_id = {scene_id: shown for scene_id, _, shown in pictures(here, video)}
    assert by_id == {"s05": 0, "s03": 1, "s01": 1, "s04": 0, "s06": 0}
    with here.database.read() as c:
        script = script_of(c, video.id)
    assert script is not None
    assert script.hook == "First."


def test_going_back_brings_a_removed_scene_back_with_its_picture(here: Studio) -> None:
    video = add_made(here, tier="fake:gold")
    scenes.remove(here, video.id, "2")
    rest(here, video.id)
    back = scenes.revert(here, video.id, 1)
    assert back.revision == 3
    # What is shown is set when the run chooses: the picture of generation 1 is ready.
    assert pictures(here, video) == [("s01", 1, 1), ("s02", 1, 0), ("s03", 1, 1)]
    rest(here, video.id)
    with pytest.raises(InputError, match="as it was at revision 1"):
        scenes.revert(here, video.id, 1)
    with pytest.raises(NotFound, match="no revision 9"):
        scenes.revert(here, video.id, 9)


def test_an_id_is_never_given_to_a_second_scene(here: Studio) -> None:
    video = add_made(here)
    scenes.remove(here, video.id, "3")
    rest(here, video.id)
    scenes.add(here, video.id, voice_over="Another one.")
    assert [s.scene.id for s in states(here, video)] == ["s01", "s02", "s04"]


def test_of_two_edits_at_once_one_is_refused_and_nothing_is_mixed(studio: Studio) -> None:
    video = add_made(studio)
    said: list[str] = []
    together = threading.Barrier(2)

    def edit(words: str) -> None:
        together.wait()
        try:
            scenes.edit(studio, video.id, "1", voice_over=words, revision=1)
        except Conflict as error:
            said.append(str(error))
        else:
            said.append(words)

    threads = [threading.Thread(target=edit, args=(f"Edit {n}.",)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused, made = sorted(said, key=lambda text: text.startswith("Edit"))
    assert states(studio, video)[0].scene.voice_over == made
    assert "is being made" in refused
    rest(studio, video.id)
    with pytest.raises(Conflict, match=r"edited meanwhile: it is at revision 2, not 1"):
        scenes.edit(studio, video.id, "1", voice_over="Edit 3.", revision=1)


def test_texts_that_cannot_be_used_are_refused(here: Studio) -> None:
    video = add_made(here)
    unscripted = add_made(here, "empty-1", scenes=0, status=VideoStatus.FAILED)
    before = everything(here)
    refusals: list[tuple[Any, type[Exception], str]] = [
        (lambda: scenes.edit(here, video.id, "1", voice_over=" ** "), InputError, "say something"),
        (lambda: scenes.edit(here, video.id, "1", voice_over="a " * 601), InputError, "1200"),
        (lambda: scenes.edit(here, video.id, "1", visual_prompt="a" * 1201), InputError, "visual"),
        (
            lambda: scenes.edit(here, video.id, "1", voice_over="Scene 1 speaks."),
            InputError,
            "Nothing changes",
        ),
        (lambda: scenes.edit(here, video.id, "0", voice_over="x"), NotFound, "no scene '0'"),
        (lambda: scenes.edit(here, video.id, "s99", voice_over="x"), NotFound, "s01, s02, s03"),
        (lambda: scenes.move(here, video.id, "1", 4), InputError, "no place 4"),
        (lambda: scenes.move(here, video.id, "1", 1), InputError, "stands there already"),
        (lambda: scenes.add(here, video.id, voice_over="x", after="7"), NotFound, "no scene '7'"),
        (lambda: scenes.remove(here, unscripted.id, "1"), Conflict, "no script yet"),
    ]
    for act, kind, words in refusals:
        with pytest.raises(kind, match=words):
            act()
    assert everything(here) == before


def test_a_video_keeps_at_least_one_scene_and_has_forty_at_most(here: Studio) -> None:
    one = add_made(here, "one-1", scenes=1)
    full = add_made(here, "full-1", scenes=MAX_SCENES)
    with pytest.raises(InputError, match="only scene cannot be removed"):
        scenes.remove(here, one.id, "1")
    with pytest.raises(InputError, match="has 40 scenes"):
        scenes.add(here, full.id, voice_over="One too many.")


ACTS = st.one_of(
    st.tuples(st.just("edit"), st.integers(0, 9), st.integers(0, 999)),
    st.tuples(st.just("add"), st.integers(0, 9), st.integers(0, 999)),
    st.tuples(st.just("move"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("remove"), st.integers(0, 9), st.just(0)),
)


@given(acts=st.lists(ACTS, max_size=8))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_order_of_edits_leaves_the_script_that_a_plain_list_would_be(
    acts: list[tuple[str, int, int]], here: Studio
) -> None:
    with here.database.begin() as c:
        c.execute(videos.delete())
    video = add_made(here, tier="fake:gold")
    model = [(s.scene.id, s.scene.voice_over) for s in states(here, video)]
    ever = {scene_id for scene_id, _ in model}
    for what, place, value in acts:
        at = place % len(model)
        try:
            _act(here, video.id, what, at, value, model, ever)
        except InputError:
            continue  # nothing to change; the model is as it was
    found = states(here, video)
    assert [s.position for s in found] == list(range(len(model)))
    assert [(s.scene.id, s.scene.voice_over) for s in found] == model
    with here.database.read() as c:
        kept = script_of(c, video.id)
        assert kept is not None
        latest = view_video(here, video.id).revision
        assert script_version(c, video.id, latest) == kept
    assert model[0][1].startswith(kept.hook)


def _act(
    studio: Studio,
    video_id: str,
    what: str,
    at: int,
    value: int,
    model: list[tuple[str, str]],
    ever: set[str],
) -> None:
    number, words = str(at + 1), f"Words number {value}."
    if what == "edit":
        scenes.edit(studio, video_id, number, voice_over=words, visual_prompt=words, run=False)
        model[at] = (model[at][0], words)
    elif what == "add":
        scenes.add(studio, video_id, voice_over=words, after=number, run=False)
        with studio.database.read() as c:
            new = scenes_of(c, video_id)[at + 1].scene.id
        assert new not in ever
        ever.add(new)
        model.insert(at + 1, (new, words))
    elif what == "move":
        to = value % len(model)
        scenes.move(studio, video_id, number, to + 1, run=False)
        model.insert(to, model.pop(at))
    else:
        scenes.remove(studio, video_id, number, run=False)
        model.pop(at)
