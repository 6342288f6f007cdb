"""Every clip maker: submit, poll, fetch, and the scene's own id all the way."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import skia

from reelwright.domain.clip import Clip, DrawnClip, MediaClip, Recipe
from reelwright.domain.script import Scene, Script
from reelwright.errors import InputError
from reelwright.ports import ClipJob, ClipMaker, ClipRequest, Resources
from reelwright.providers.clips.fake import FakeVendorClips
from reelwright.providers.clips.faulty import FaultyClips
from reelwright.providers.clips.media import MediaClips
from reelwright.providers.clips.motion import MotionClips
from reelwright.providers.registry import clip_maker_names, open_clip_maker
from reelwright.render.video_file import inspect_video
from tests.support.vendor import Vendor, running_vendor

SCENE = Scene(id="scene-a", voice_over="Les abeilles fabriquent le miel.")
PLACE = "video/scene-a/g1/a1"


def picture(path: Path, colour: int = 0xFF3080C0) -> None:
    surface = skia.Surface.MakeRasterN32Premul(60, 90)
    surface.getCanvas().clear(colour)
    path.write_bytes(bytes(surface.makeImageSnapshot().encodeToData(skia.kPNG, 100).bytes()))


def request(clip: Clip | None = None, **asked: Any) -> ClipRequest:
    values = {"duration_ms": 4000, "width": 108, "height": 192, "model": "gold", **asked}
    return ClipRequest(scene=SCENE, scene_number=1, clip=clip, **values)


async def made_by(
    maker: ClipMaker, asked: ClipRequest, folder: Path, *, place: str = PLACE
) -> tuple[ClipJob, Clip]:
    """A clip from its submission to its file."""
    try:
        job = await maker.submit(asked, place=place)
        for _ in range(200):
            if job.done:
                break
            await asyncio.sleep(0.01)
            job = await maker.poll(job.operation, place=place)
        assert job.done
        return job, await maker.fetch(job.operation, asked, place=place, folder=folder)
    finally:
        await maker.close()


@pytest.fixture(scope="module")
def vendor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vendor]:
    with running_vendor(tmp_path_factory.mktemp("vendor"), job_ms=20) as started:
        yield started


@pytest.fixture(params=["motion", "media", "fake", "fake:lost", "faulty"])
def made(
    request: pytest.FixtureRequest, tmp_path: Path, vendor: Vendor
) -> tuple[ClipMaker, Clip | None]:
    """A clip maker and the clip chosen for the scene, where one is."""
    if request.param == "motion":
        recipe = Recipe(kit="papercut", kit_version=1)
        return MotionClips(), DrawnClip(scene_id=SCENE.id, recipe=recipe)
    if request.param == "faulty":
        return FaultyClips(), None
    if request.param != "media":
        return FakeVendorClips(vendor.url, findable=request.param == "fake"), None
    folder = tmp_path / "own"
    folder.mkdir()
    picture(folder / "a.png")
    maker = MediaClips(folder)
    script = Script(title="t", language="fr-FR", scenes=(SCENE,))
    return maker, maker.assign(script, lambda _: None)[SCENE.id]


Made = tuple[ClipMaker, Clip | None]


def test_a_job_ends_and_its_clip_belongs_to_the_scene(made: Made, tmp_path: Path) -> None:
    maker, clip = made
    job, fetched = asyncio.run(made_by(maker, request(clip), tmp_path))
    assert job.operation
    assert fetched.scene_id == SCENE.id


def test_an_instant_maker_answers_with_a_finished_job(made: Made) -> None:
    maker, clip = made

    async def submitted() -> ClipJob:
        try:
            return await maker.submit(request(clip), place=PLACE)
        finally:
            await maker.close()

    assert asyncio.run(submitted()).done is maker.capabilities.instant


def test_what_was_chosen_comes_back_and_what_was_made_is_a_file(made: Made, tmp_path: Path) -> None:
    maker, clip = made
    _, fetched = asyncio.run(made_by(maker, request(clip), tmp_path))
    if clip is not None:
        assert fetched == clip
        return
    assert isinstance(fetched, MediaClip)
    path = Path(fetched.path)
    assert path.parent == tmp_path
    assert hashlib.sha256(path.read_bytes()).hexdigest() == fetched.sha256
    seen = inspect_video(path)
    size = (seen.width, seen.height, seen.duration_ms)
    assert size == (fetched.width, fetched.height, fetched.duration_ms)
    assert [entry for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_a_paid_maker_covers_the_scene_with_one_of_its_lengths(made: Made, tmp_path: Path) -> None:
    maker, clip = made
    lengths = maker.capabilities.durations_ms
    _, fetched = asyncio.run(made_by(maker, request(clip, duration_ms=5500), tmp_path))
    if lengths:
        assert isinstance(fetched, MediaClip)
        assert fetched.duration_ms == 6000
    else:
        assert maker.capabilities.instant


def test_a_maker_works_again_in_another_event_loop_after_it_was_closed(
    made: Made, tmp_path: Path
) -> None:
    maker, clip = made
    for place in ("video/scene-a/g1/a2", "video/scene-a/g1/a3"):
        asyncio.run(made_by(maker, request(clip), tmp_path, place=place))


def test_an_output_is_found_at_its_place_where_the_maker_can_look_up(
    made: Made, tmp_path: Path
) -> None:
    maker, clip = made
    place = "video/scene-a/g7/a1"

    async def found() -> tuple[str, str | None, str | None]:
        job, _ = await made_by(maker, request(clip), tmp_path, place=place)
        try:
            return job.operation, await maker.find(place), await maker.find(f"{place}0")
        finally:
            await maker.close()

    operation, here, elsewhere = asyncio.run(found())
    looked_up = maker.capabilities.findable and not maker.capabilities.instant
    assert here == (operation if looked_up else None)
    assert elsewhere is None


def test_every_name_of_the_registry_opens_its_maker(tmp_path: Path, vendor: Vendor) -> None:
    resources = Resources(cache=tmp_path, fake_base_url=vendor.url)
    for name in clip_maker_names():
        assert open_clip_maker(name, resources).name == name
    for asked in (
        open_clip_maker("fake:lost", resources),
        open_clip_maker("fake", resources, tier="fake:lost"),
    ):
        assert not asked.capabilities.findable
    assert open_clip_maker("fake:gold", resources).capabilities.findable


def test_an_unknown_maker_is_refused_with_the_names_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'motoin'.* Did you mean motion.*media"):
        open_clip_maker("motoin", Resources(cache=tmp_path))


def test_drawn_clips_leave_a_poster(tmp_path: Path) -> None:
    clip = DrawnClip(scene_id=SCENE.id, recipe=Recipe(kit="papercut", kit_version=1))
    asyncio.run(made_by(MotionClips(), request(clip), tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["scene-a.png"]
    assert (tmp_path / "scene-a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("maker", [MotionClips(), MediaClips(Path())])
def test_a_scene_without_a_chosen_clip_is_refused(maker: ClipMaker) -> None:
    with pytest.raises(InputError, match="Scene 1"):
        asyncio.run(maker.submit(request(), place=PLACE))


def scenes(*texts: str) -> Script:
    made = tuple(Scene(id=f"s{index}", voice_over=text) for index, text in enumerate(texts))
    return Script(title="t", language="fr-FR", scenes=made)


def names(clips: dict[str, MediaClip]) -> list[str]:
    return [clip.path.rsplit("/", 1)[-1] for clip in clips.values()]


def test_counted_names_are_taken_in_natural_order_each_once_before_any_repeats(
    tmp_path: Path,
) -> None:
    for index in (1, 2, 10):
        picture(tmp_path / f"clip_{index}.png")
    clips = MediaClips(tmp_path).assign(scenes("a", "b", "c", "d", "e"), lambda _: None)
    order = ["clip_1.png", "clip_2.png", "clip_10.png", "clip_1.png", "clip_2.png"]
    assert names(clips) == order
    assert list(clips) == ["s0", "s1", "s2", "s3", "s4"]
    assert clips["s0"].camera != clips["s3"].camera


def test_telling_names_meet_their_scenes_by_meaning(tmp_path: Path) -> None:
    for name in ("volcano", "honey bees", "snowy mountain"):
        picture(tmp_path / f"{name}.png")
    script = scenes(
        "Les abeilles butinent les fleurs et fabriquent le miel.",
        "La neige couvre les sommets des Alpes.",
        "La lave jaillit du cratère.",
    )
    clips = MediaClips(tmp_path).assign(script, lambda _: None)
    assert names(clips) == ["honey bees.png", "snowy mountain.png", "volcano.png"]


def test_unused_files_are_told(tmp_path: Path) -> None:
    for index in range(3):
        picture(tmp_path / f"{index}.png")
    warnings: list[str] = []
    MediaClips(tmp_path).assign(scenes("a"), warnings.append)
    assert any("2 of 3" in warning for warning in warnings)
