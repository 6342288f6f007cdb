"""A person's own recording through the flow: pieces, edits, another voice where it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.database.artifacts import artifacts_of
from reelwright.domain.events import EventType
from reelwright.domain.narration import Narration
from reelwright.domain.video import Video
from reelwright.errors import ConfigError, InputError
from reelwright.operations import control, scenes
from tests.support.recorded import espeak_says, save
from tests.support.workshop import Workshop, workshop

TEXTS = (
    "The king of the mountain sleeps in his tower of stone.",
    "Seven ships are waiting for the morning wind.",
    "Nobody has ever counted the stars above the harbour.",
)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recording")
    return save(espeak_says(TEXTS, "en-US"), folder / "mine.mp3", "-b:a", "64k")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Workshop]:
    """Without a Whisper: the text is laid along the sound, which is quick."""
    with workshop(tmp_path, whisper="off") as opened:
        yield opened


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return written(tmp_path / "script.md", *TEXTS)


def written(path: Path, *texts: str) -> Path:
    blocks = [f"**VISUAL:** Picture {n}\n**VOICE OVER:** {text}" for n, text in enumerate(texts)]
    path.write_text("\n\n".join(blocks), encoding="utf-8")
    return path


def make(hall: Workshop, recording: Path, **wishes: object) -> Video:
    given = {"writer": "", "voice": "", "voice_over": recording, **wishes}
    video = hall.ask("the mountain", **given)
    assert hall.end(video).type is EventType.VIDEO_READY
    return hall.now(video)


def narrations(hall: Workshop, video: Video) -> list[Narration]:
    found = [state.narration for state in hall.scenes(video)]
    assert all(found)
    return [one for one in found if one is not None]


def voices(hall: Workshop, video: Video) -> list[str]:
    return [one.voice.partition(":")[0] for one in narrations(hall, video)]


def test_a_script_is_spoken_by_the_recording(hall: Workshop, recording: Path, script: Path) -> None:
    video = make(hall, recording, script_file=script)
    spoken = narrations(hall, video)
    assert [one.voice for one in spoken] == ["recording:mine.mp3"] * 3
    assert [" ".join(word.text for word in one.words) for one in spoken] == list(TEXTS)
    for one in spoken:
        assert 1_500 < one.duration_ms < 6_000
        assert one.words[0].start_ms < 250
        assert one.duration_ms - one.words[-1].end_ms < 250
    assert video.plan is not None
    assert (video.plan.spoken_by.provider, video.plan.spoken_by.speed) == ("recording", 1.0)
    assert video.plan.warnings == ()
    assert hall.cost(video) is None
    with hall.studio.database.read() as c:
        kept = artifacts_of(c, video.id)
    assert video.brief.voice_over in kept


def test_asking_again_changes_nothing(hall: Workshop, recording: Path, script: Path) -> None:
    video = make(hall, recording, script_file=script)
    before = narrations(hall, video)
    again = make(hall, recording, script_file=script)
    assert (again.id, again.run, narrations(hall, again)) == (video.id, video.run, before)


def test_an_edited_text_is_spoken_by_the_voice_and_told(
    hall: Workshop, recording: Path, script: Path
) -> None:
    video = make(hall, recording, script_file=script, voice="fake")
    before = narrations(hall, video)
    scenes.edit(hall.studio, video.id, "2", voice_over="Eight ships are burning.")
    assert hall.end(video).type is EventType.VIDEO_READY
    after = narrations(hall, video)
    assert voices(hall, video) == ["recording", "fake", "recording"]
    assert (after[0], after[2]) == (before[0], before[2])
    assert "mine.mp3 does not say this text" in after[1].warnings[-1]
    plan = hall.now(video).plan
    assert plan is not None
    assert plan.warnings == ("mine.mp3 does not say scene 2: fake does.",)
    scenes.revert(hall.studio, video.id, 1)
    assert hall.end(video).type is EventType.VIDEO_READY
    assert narrations(hall, video) == before


def test_another_spelling_another_picture_and_another_order_keep_the_pieces(
    hall: Workshop, recording: Path, script: Path
) -> None:
    video = make(hall, recording, script_file=script)
    before = narrations(hall, video)
    scenes.edit(hall.studio, video.id, "1", visual_prompt="A tower", run=False)
    scenes.edit(hall.studio, video.id, "2", voice_over="Seven ships: waiting … ", run=False)
    scenes.edit(
        hall.studio, video.id, "2", voice_over="seven Ships are waiting, for the morning wind!",
        run=False,
    )  # fmt: skip
    scenes.move(hall.studio, video.id, "3", 1)
    assert hall.end(video).type is EventType.VIDEO_READY
    after = narrations(hall, video)
    assert (after[0], after[1]) == (before[2], before[0])
    assert after[2].duration_ms == before[1].duration_ms
    assert after[2].words[1].text == "Ships"
    scenes.remove(hall.studio, video.id, "2")
    assert hall.end(video).type is EventType.VIDEO_READY
    assert narrations(hall, video) == [after[0], after[2]]


def test_the_storyboard_is_spoken_by_the_recording(
    hall: Workshop, recording: Path, script: Path
) -> None:
    given = {"writer": "", "voice": "", "voice_over": recording, "script_file": script}
    video = hall.ask("the mountain", approve=True, **given)
    shown = hall.end(video)
    assert shown.type is EventType.STORYBOARD_READY
    assert voices(hall, video) == ["recording"] * 3
    control.approve(hall.studio, video.id)
    assert hall.end(video, after=shown.seq).type is EventType.VIDEO_READY


def test_an_added_scene_is_spoken_by_the_voice(
    hall: Workshop, recording: Path, script: Path
) -> None:
    video = make(hall, recording, script_file=script, voice="fake")
    scenes.add(hall.studio, video.id, voice_over="And that was all.")
    assert hall.end(video).type is EventType.VIDEO_READY
    assert voices(hall, video) == ["recording"] * 3 + ["fake"]


def test_a_text_is_cut_into_scenes_with_every_word_kept(
    hall: Workshop, recording: Path, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("\n".join(TEXTS), encoding="utf-8")
    video = make(hall, recording, text_file=text, scenes=3)
    assert [state.scene.voice_over for state in hall.scenes(video)] == list(TEXTS)
    assert voices(hall, video) == ["recording"] * 3


def test_a_corrected_script_keeps_the_scenes_that_stay(
    hall: Workshop, recording: Path, script: Path
) -> None:
    video = make(hall, recording, script_file=script)
    before = narrations(hall, video)
    written(script, TEXTS[0], TEXTS[1].replace("Seven", "7"), TEXTS[2])
    again = make(hall, recording, script_file=script)
    after = narrations(hall, again)
    assert again.id == video.id
    assert [one.scene_id for one in after] == [one.scene_id for one in before]
    assert after[1].words[0].text == "7"
    assert voices(hall, again) == ["recording"] * 3


def test_a_script_that_is_not_said_fails_and_tells_how_to_go_on(
    hall: Workshop, recording: Path, tmp_path: Path
) -> None:
    other = written(tmp_path / "other.md", *TEXTS, *[f"{text} {TEXTS[0]}" * 3 for text in TEXTS])
    video = hall.ask("the mountain", writer="", voice="", voice_over=recording, script_file=other)
    assert hall.end(video).type is EventType.VIDEO_FAILED
    notice = hall.now(video).notice
    assert "mine.mp3 does not say the whole script" in notice
    assert "leave the script out" in notice
    script = written(other, *TEXTS)
    make(hall, recording, script_file=script)


def test_a_purged_video_takes_its_recording_along(
    hall: Workshop, recording: Path, script: Path
) -> None:
    video = make(hall, recording, script_file=script)
    store = hall.studio.services.store
    assert store.find(video.brief.voice_over)
    control.purge_now(hall.studio, video.id)
    assert store.find(video.brief.voice_over) is None
    folder = hall.studio.services.workspace / "artifacts"
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_a_recording_alone_is_heard_and_every_word_is_kept(tmp_path: Path, recording: Path) -> None:
    with workshop(tmp_path) as hall:
        video = make(hall, recording, scenes=3)
        told = [state.scene.voice_over for state in hall.scenes(video)]
        assert len(told) == 3
        assert "ships are waiting" in told[1]
        assert voices(hall, video) == ["recording"] * 3
        for text, one in zip(told, narrations(hall, video), strict=True):
            assert " ".join(word.text for word in one.words) == text
        assert video.title == "the mountain"
        assert video.plan is not None
        assert "misheard" in video.plan.warnings[0]
        right = TEXTS[0].replace("king", "King")
        scenes.edit(hall.studio, video.id, "1", voice_over=right)
        assert hall.end(video).type is EventType.VIDEO_READY
        corrected = narrations(hall, video)[0]
        assert corrected.voice == "recording:mine.mp3"
        assert " ".join(word.text for word in corrected.words) == right


def test_what_does_not_go_with_a_recording_is_refused_at_once(
    hall: Workshop, recording: Path, script: Path, tmp_path: Path
) -> None:
    def ask(**wishes: object) -> None:
        given = {"writer": "", "voice": "", "voice_over": recording, **wishes}
        hall.ask("the mountain", **given)

    with pytest.raises(InputError, match="Leave --speed out"):
        ask(script_file=script, speed=1.1)
    with pytest.raises(InputError, match="--writer has nothing to write"):
        ask(script_file=script, writer="fake")
    with pytest.raises(InputError, match="There is no recording"):
        ask(script_file=script, voice_over=tmp_path / "nothing.wav")
    with pytest.raises(ConfigError, match="REELWRIGHT_WHISPER is off"):
        ask()
