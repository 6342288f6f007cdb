"""Every clip maker: submit, poll, fetch, and the scene's own id all the way."""

import pytest
import skia

from reelwright.domain.clip import DrawnClip, Recipe
from reelwright.domain.script import Scene, Script
from reelwright.errors import InputError, Unavailable
from reelwright.ports import ClipRequest
from reelwright.providers.clips.fake import FakeClips
from reelwright.providers.clips.media import MediaClips
from reelwright.providers.clips.motion import MotionClips

SCENE = Scene(id="scene-a", voice_over="Les abeilles fabriquent le miel.")


def picture(path, colour=0xFF3080C0):
    surface = skia.Surface.MakeRasterN32Premul(60, 90)
    surface.getCanvas().clear(colour)
    path.write_bytes(bytes(surface.makeImageSnapshot().encodeToData(skia.kPNG, 100).bytes()))


def request(clip=None):
    return ClipRequest(
        scene=SCENE, scene_number=1, duration_ms=4000, width=108, height=192, clip=clip
    )


@pytest.fixture(params=["motion", "media", "fake"])
def made(request, tmp_path):
    """A clip maker and the clip chosen for the scene, where one is."""
    if request.param == "motion":
        recipe = Recipe(kit="papercut", kit_version=1)
        return MotionClips(), DrawnClip(scene_id=SCENE.id, recipe=recipe)
    if request.param == "fake":
        return FakeClips(), None
    folder = tmp_path / "own"
    folder.mkdir()
    picture(folder / "a.png")
    maker = MediaClips(folder)
    script = Script(title="t", language="fr-FR", scenes=(SCENE,))
    return maker, maker.assign(script, lambda _: None)[SCENE.id]


def test_a_job_ends_and_its_clip_belongs_to_the_scene(made, tmp_path):
    maker, clip = made
    job = maker.submit(request(clip))
    for _ in range(5):
        if job.done:
            break
        job = maker.poll(job)
    assert job.done
    assert maker.fetch(job, tmp_path).scene_id == SCENE.id


def test_an_instant_maker_answers_with_a_finished_job(made):
    maker, clip = made
    assert maker.submit(request(clip)).done is maker.capabilities.instant


def test_operations_are_named_and_nothing_costs(made):
    maker, clip = made
    assert maker.submit(request(clip)).operation
    assert maker.capabilities.price_microusd_per_second == 0


def test_a_chosen_clip_comes_back_as_it_was_chosen(made, tmp_path):
    maker, clip = made
    if clip is not None:
        assert maker.fetch(maker.submit(request(clip)), tmp_path) == clip


def test_drawn_clips_leave_a_poster(tmp_path):
    clip = DrawnClip(scene_id=SCENE.id, recipe=Recipe(kit="papercut", kit_version=1))
    maker = MotionClips()
    maker.fetch(maker.submit(request(clip)), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["scene-a.png"]
    assert (tmp_path / "scene-a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("maker", [MotionClips(), MediaClips(None)])
def test_a_scene_without_a_chosen_clip_is_refused(maker):
    with pytest.raises(InputError, match="Scene 1"):
        maker.submit(request())


def test_a_fake_fails_as_often_as_it_is_told():
    maker = FakeClips(fail_times=2)
    for _ in range(2):
        with pytest.raises(Unavailable) as failure:
            maker.submit(request())
        assert failure.value.retryable
    maker.submit(request())
    assert maker.submitted == 1


def scenes(*texts):
    made = tuple(Scene(id=f"s{index}", voice_over=text) for index, text in enumerate(texts))
    return Script(title="t", language="fr-FR", scenes=made)


def names(clips):
    return [clip.path.rsplit("/", 1)[-1] for clip in clips.values()]


def test_counted_names_are_taken_in_natural_order_each_once_before_any_repeats(tmp_path):
    for index in (1, 2, 10):
        picture(tmp_path / f"clip_{index}.png")
    clips = MediaClips(tmp_path).assign(scenes("a", "b", "c", "d", "e"), lambda _: None)
    order = ["clip_1.png", "clip_2.png", "clip_10.png", "clip_1.png", "clip_2.png"]
    assert names(clips) == order
    assert list(clips) == ["s0", "s1", "s2", "s3", "s4"]
    assert clips["s0"].camera != clips["s3"].camera


def test_telling_names_meet_their_scenes_by_meaning(tmp_path):
    for name in ("volcano", "honey bees", "snowy mountain"):
        picture(tmp_path / f"{name}.png")
    script = scenes(
        "Les abeilles butinent les fleurs et fabriquent le miel.",
        "La neige couvre les sommets des Alpes.",
        "La lave jaillit du cratère.",
    )
    clips = MediaClips(tmp_path).assign(script, lambda _: None)
    assert names(clips) == ["honey bees.png", "snowy mountain.png", "volcano.png"]


def test_unused_files_are_told(tmp_path):
    for index in range(3):
        picture(tmp_path / f"{index}.png")
    warnings = []
    MediaClips(tmp_path).assign(scenes("a"), warnings.append)
    assert any("2 of 3" in warning for warning in warnings)
