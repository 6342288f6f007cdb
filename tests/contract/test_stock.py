"""Pexels and Pixabay against their emulators: what is chosen, each fault, each request."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.domain.clip import MediaClip
from reelwright.domain.script import Scene
from reelwright.domain.stock import (
    Shelf,
    StockClip,
    StockFile,
    choose_file,
    choose_stock,
    shelf_of,
    stock_queries,
)
from reelwright.errors import (
    CheckFailed,
    ConfigError,
    ProviderError,
    RateLimited,
    Rejected,
    Unavailable,
)
from reelwright.ports import Access, ClipRequest
from reelwright.providers.clips.pexels import PexelsClips
from reelwright.providers.clips.pixabay import PixabayClips
from reelwright.providers.clips.stock import StockClips
from tests.emulators.loopback import Fault, running
from tests.emulators.stock import KEY, RESET_S, Flaw, Pexels, Pixabay, StockSite

SCENE = Scene(
    id="s01",
    voice_over="Le panda mange du bambou.",
    visual_prompt="A giant panda eats bamboo in a misty forest, soft light. Slow push in.",
    keywords=("panda", "bambou"),
)
MAKERS: dict[str, type[StockClips]] = {"pexels": PexelsClips, "pixabay": PixabayClips}


@pytest.fixture(params=["pexels", "pixabay"])
def site(request: pytest.FixtureRequest) -> Iterator[StockSite]:
    with running(Pexels() if request.param == "pexels" else Pixabay()) as emulator:
        yield emulator


@pytest.fixture
def maker(site: StockSite) -> StockClips:
    return opened(site)


def opened(site: StockSite, *, key: str = KEY, timeout_s: float = 10.0) -> StockClips:
    kind = PexelsClips if isinstance(site, Pexels) else PixabayClips
    return kind(Access(key, site.url), timeout_s=timeout_s, most_bytes=1_000_000)


def asked(scene: Scene = SCENE, *, number: int = 1, duration_ms: int = 6_000) -> ClipRequest:
    return ClipRequest(scene, number, duration_ms, 1080, 1920)


def chosen(maker: StockClips, request: ClipRequest, place: str) -> str:
    async def submitted() -> str:
        try:
            return (await maker.submit(request, place=place)).operation
        finally:
            await maker.close()

    return asyncio.run(submitted())


def brought(maker: StockClips, operation: str, folder: Path) -> MediaClip:
    async def fetched() -> MediaClip:
        try:
            clip = await maker.fetch(operation, asked(), place="v/s01/g1/a1", folder=folder)
            assert isinstance(clip, MediaClip)
            return clip
        finally:
            await maker.close()

    return asyncio.run(fetched())


# What is chosen


def test_a_clip_is_found_brought_and_credited(
    maker: StockClips, site: StockSite, tmp_path: Path
) -> None:
    operation = chosen(maker, asked(), "v/s01/g1/a1")
    assert site.searches == ["giant panda eats bamboo misty forest"]
    number = int(operation)
    assert number % 2 == 0  # upright
    assert site.length_s(number) >= 4.8
    clip = brought(maker, operation, tmp_path)
    assert [Path(clip.path)] == list(tmp_path.iterdir())
    assert site.downloads == [f"{number}-1080x1920.mp4"]
    assert clip.media == "video"
    assert clip.width < clip.height
    assert clip.duration_ms == pytest.approx(site.length_s(number) * 1000, abs=50)
    assert clip.credit.startswith(f"Ada Filmer on {maker.title}, https://")
    assert str(number) in clip.credit


def test_the_same_place_is_given_the_same_clip_again(site: StockSite) -> None:
    first = chosen(opened(site), asked(), "v/s01/g1/a1")
    assert chosen(opened(site), asked(), "v/s01/g1/a1") == first
    assert chosen(opened(site), asked(), "v/s01/g1/a2") == first
    moved = asked(number=5)
    assert chosen(opened(site), moved, "v/s01/g1/a1") == first


def test_another_picture_for_a_scene_is_another_clip(site: StockSite) -> None:
    pictures = {chosen(opened(site), asked(), f"v/s01/g{n}/a1") for n in (1, 2, 3)}
    assert len(pictures) == 3


def test_other_videos_are_given_other_clips(site: StockSite) -> None:
    videos = {chosen(opened(site), asked(), f"video{n}/s01/g1/a1") for n in range(6)}
    assert len(videos) > 2


def test_no_two_scenes_of_a_video_share_a_clip_though_each_is_asked_alone(
    site: StockSite,
) -> None:
    for video in ("one", "two"):
        clips = [
            chosen(
                opened(site),
                asked(SCENE.model_copy(update={"id": f"s{n:02d}"}), number=n),
                f"{video}/s{n:02d}/g1/a1",
            )
            for n in range(1, 9)
        ]
        assert len(set(clips)) == 8


def test_every_clip_is_on_one_shelf_at_most_whatever_scenes_there_are() -> None:
    shelves = [Shelf("v", number) for number in range(1, 41)]
    for clip in range(1_500):
        assert sum(shelf.holds(str(clip)) for shelf in shelves) <= 1
    shares = [sum(shelf.holds(str(clip)) for clip in range(1_500)) / 1_500 for shelf in shelves]
    assert all(0.06 < share < 0.13 for share in shares[:8])
    assert all(0.005 < share < 0.05 for share in shares[8:16])


def test_a_scene_keeps_its_shelf_when_it_is_moved() -> None:
    place = "v/s07/g2/a3"
    scene = SCENE.model_copy(update={"id": "s07"})
    assert shelf_of(scene, 3, place) == shelf_of(scene, 9, place) == Shelf("v", 7, 1)
    named = SCENE.model_copy(update={"id": "opening"})
    assert shelf_of(named, 4, "v/opening/g1/a1").number == 4


def test_queries_go_from_what_is_seen_to_wider_words() -> None:
    queries = stock_queries(SCENE)
    assert queries[:2] == ("giant panda eats bamboo misty forest", "panda bambou")
    assert queries[-1] == "panda mange bambou"
    long = SCENE.model_copy(update={"keywords": ("x" * 300,)})
    assert all(len(query) <= 100 for query in stock_queries(long))


def test_a_wider_search_is_made_where_the_close_one_has_nothing_for_the_scene(
    site: StockSite,
) -> None:
    site.count = 12
    later = SCENE.model_copy(update={"id": "s12"})
    with pytest.raises(Rejected, match="keywords"):
        chosen(opened(site), asked(later, number=12), "v/s12/g1/a1")
    assert site.searches == list(stock_queries(later))


def test_upright_and_long_enough_come_first_and_too_short_never() -> None:
    def clip(name: str, *, upright: bool = True, seconds: int = 10) -> StockClip:
        size = (1080, 1920) if upright else (1920, 1080)
        file = StockFile(f"https://x/{name}.mp4", *size)
        return StockClip(name, *size, seconds * 1000, (file,), "A", "https://x")

    names = [str(n) for n in range(400) if Shelf("v", 1).holds(str(n))][:4]
    short, lying, brief, good = names
    found = [
        clip(short, seconds=2),
        clip(lying, upright=False),
        clip(brief, seconds=4),
        clip(good),
    ]

    def choice(earlier: int) -> str:
        best = choose_stock(
            found, Shelf("v", 1, earlier), width=1080, height=1920, duration_ms=6_000
        )
        assert best is not None
        return best.id

    assert [choice(n) for n in range(4)] == [good, brief, lying, good]
    assert choose_stock(found[:1], Shelf("v", 1), width=9, height=16, duration_ms=6_000) is None


def test_the_smallest_file_that_fills_the_picture_is_taken_else_the_largest() -> None:
    sizes = [(540, 960), (1080, 1920), (2160, 3840), (720, 1280)]
    files = [StockFile(f"https://x/{w}", w, h) for w, h in sizes]
    assert choose_file(files, width=1080, height=1920).width == 1080
    assert choose_file(files[::3], width=1080, height=1920).width == 720
    assert choose_file(files, width=1920, height=1080).width == 2160


# Faults


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault.BAD_REQUEST, Rejected),
        (Fault.NO_KEY, Rejected),
        (Fault.FORBIDDEN, Rejected),
        (Fault.RETIRED, Rejected),
        (Fault.TOO_OFTEN, RateLimited),
        (Fault.BROKEN, Unavailable),
        (Fault.AWAY, Unavailable),
        (Fault.SLOW, Unavailable),
        (Fault.DROPPED, Unavailable),
        (Fault.UNANSWERED, Unavailable),
        (Fault.TRUNCATED, Unavailable),
        (Fault.WRONG, Unavailable),
    ],
)
def test_each_fault_of_a_search_is_its_own_error_after_one_request(
    site: StockSite,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    kind: type[ProviderError],
) -> None:
    site.faults.append(fault)
    with caplog.at_level(logging.INFO), pytest.raises(kind) as failure:
        chosen(opened(site, timeout_s=0.4), asked(), "v/s01/g1/a1")
    assert len(site.asked) == 1
    assert getattr(failure.value, "sent", False) is False  # nothing is paid: never in doubt
    assert KEY not in str(failure.value)
    assert KEY not in caplog.text
    if kind is RateLimited:
        assert failure.value.retry_after_s == pytest.approx(RESET_S, abs=2)


@pytest.mark.parametrize("flaw", list(Flaw))
def test_a_file_of_no_use_leaves_nothing_behind(
    maker: StockClips, site: StockSite, tmp_path: Path, flaw: Flaw
) -> None:
    site.flaws.append(flaw)
    with pytest.raises(CheckFailed):
        brought(maker, "2", tmp_path)
    assert len(site.downloads) == 1
    assert list(tmp_path.iterdir()) == []
    assert brought(maker, "2", tmp_path).duration_ms > 0


def test_a_clip_that_was_taken_down_is_of_no_use(maker: StockClips, tmp_path: Path) -> None:
    with pytest.raises(CheckFailed, match="no longer has"):
        brought(maker, "99999", tmp_path)


def test_a_wrong_key_names_the_setting(site: StockSite) -> None:
    with pytest.raises(Rejected, match=r"REELWRIGHT_PEXELS_API_KEY|REELWRIGHT_PIXABAY_API_KEY"):
        chosen(opened(site, key="wrong"), asked(), "v/s01/g1/a1")


@pytest.mark.parametrize("name", ["pexels", "pixabay"])
def test_a_missing_key_names_the_setting(name: str) -> None:
    maker = MAKERS[name](Access())
    with pytest.raises(ConfigError, match=f"REELWRIGHT_{name.upper()}_API_KEY"):
        chosen(maker, asked(), "v/s01/g1/a1")
    assert maker.available() is not None


def test_a_site_out_of_reach_may_be_asked_again() -> None:
    maker = PexelsClips(Access(KEY, "http://127.0.0.1:9"))
    with pytest.raises(Unavailable, match="out of reach") as failure:
        chosen(maker, asked(), "v/s01/g1/a1")
    assert failure.value.retryable


def test_a_clip_is_there_as_soon_as_it_is_chosen_and_is_never_looked_up(
    maker: StockClips,
) -> None:
    async def polled() -> tuple[bool, str | None]:
        job = await maker.poll("2", place="v/s01/g1/a1")
        found = await maker.find("v/s01/g1/a1")
        await maker.close()
        return job.done, found

    assert asyncio.run(polled()) == (True, None)
    assert not maker.capabilities.instant
