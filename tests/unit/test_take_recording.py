"""A scene's narration cut out of a recording: what is kept, left out, moved and refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from reelwright.domain.narration import Narration, Word
from reelwright.domain.script import Scene
from reelwright.errors import InputError, Unavailable
from reelwright.ports import Samples
from reelwright.providers.align.fake import FakeAligner, FakeTranscriber
from reelwright.render.soundtrack import read_wav, write_wav
from reelwright.render.timing import SAMPLE_RATE
from reelwright.stages.find_scenes import Ears
from reelwright.stages.take_recording import LONGEST_REST_MS, take_recording
from reelwright.storage.local import LocalStore
from tests.support.recorded import KEY, murmured, recorded, script_of

KING = "The king sleeps in his tower."
QUEEN = "The queen counts seven ships at sea."
DRAGON = "A dragon waits below the hill."


class Shelf:
    """A store with one recording in it, and what listens to it."""

    def __init__(self, folder: Path, samples: Samples) -> None:
        self.store = LocalStore(folder)
        self.store.put(KEY, lambda path: write_wav(path, samples))

    def take(
        self,
        scene: Scene,
        texts: Sequence[str],
        heard: Sequence[Word] | None,
        *,
        agreement: float = 1.0,
    ) -> Narration:
        ears = Ears("fake", lambda: FakeAligner((agreement,) * 9), lambda: FakeTranscriber(heard))
        return take_recording(scene, recorded(*texts), ears=ears, store=self.store)

    def sound(self, narration: Narration) -> Samples:
        path = self.store.find(narration.audio)
        assert path is not None
        return read_wav(path)


def scenes(*texts: str) -> tuple[Scene, ...]:
    return script_of(*texts).scenes


def test_scenes_are_cut_in_the_silence_with_a_little_of_it_left(tmp_path: Path) -> None:
    samples, words = murmured(f"{KING} {QUEEN}")
    shelf = Shelf(tmp_path, samples)
    texts = (KING, QUEEN)
    first, second = (shelf.take(scene, texts, words) for scene in scenes(*texts))
    for narration, text, said in ((first, KING, words[:6]), (second, QUEEN, words[6:])):
        spoken = said[-1].end_ms - said[0].start_ms
        assert spoken + 100 <= narration.duration_ms <= spoken + 180
        assert [word.text for word in narration.words] == text.split()
        assert narration.words[-1].end_ms <= narration.duration_ms
        sound = shelf.sound(narration)
        assert round(len(sound) * 1000 / SAMPLE_RATE) == narration.duration_ms
        assert abs(sound[0]) < 1e-3
        assert abs(sound[-1]) < 1e-3
        assert np.abs(sound[: SAMPLE_RATE // 20]).max() < 0.01
    assert first.voice == "recording:mine.wav"


def test_words_between_scenes_that_the_script_does_not_have_are_left_out_and_told(
    tmp_path: Path,
) -> None:
    samples, words = murmured(f"{KING} Sorry once more. {QUEEN}")
    shelf = Shelf(tmp_path, samples)
    texts = (KING, QUEEN)
    taken = [shelf.take(scene, texts, words) for scene in scenes(*texts)]
    lengths = [words[5].end_ms - words[0].start_ms, words[-1].end_ms - words[9].start_ms]
    for narration, length in zip(taken, lengths, strict=True):
        assert abs(narration.duration_ms - length - 140) <= 40
    assert taken[0].warnings == (
        "mine.wav says 3 words that the script does not have; they are left out: "
        "“Sorry once more.”.",
    )
    assert taken[1].warnings == ()


def test_a_sentence_begun_twice_within_a_scene_is_said_once(tmp_path: Path) -> None:
    text = f"{KING} {QUEEN}"
    samples, words = murmured(f"{KING} The queen counts. {QUEEN}", rest_ms=500)
    plain, _ = murmured(text, rest_ms=500)
    shelf = Shelf(tmp_path / "twice", samples)
    narration = shelf.take(scenes(text)[0], (text,), words, agreement=0.0)
    once = Shelf(tmp_path / "once", plain).take(scenes(text)[0], (text,), None)
    assert abs(narration.duration_ms - once.duration_ms) <= 60
    assert narration.warnings[0].endswith("“The queen counts.”.")
    assert narration.words[-1].end_ms <= narration.duration_ms


def test_a_word_heard_too_much_within_speech_cuts_nothing_off(tmp_path: Path) -> None:
    samples, words = murmured(f"{KING} {QUEEN}")
    ghost = Word(text="uh", start_ms=words[6].start_ms, end_ms=words[6].start_ms + 40)
    shelf = Shelf(tmp_path, samples)
    second = shelf.take(scenes(KING, QUEEN)[1], (KING, QUEEN), [*words[:6], ghost, *words[6:]])
    assert second.duration_ms >= words[-1].end_ms - words[6].start_ms + 100


def test_a_long_silence_within_a_scene_is_shortened_and_its_words_move_along(
    tmp_path: Path,
) -> None:
    samples, words = murmured(f"{KING} {QUEEN}", rest_ms=4_000)
    shelf = Shelf(tmp_path, samples)
    text = f"{KING} {QUEEN}"
    narration = shelf.take(scenes(text)[0], (text,), words, agreement=0.0)
    rest = narration.words[6].start_ms - narration.words[5].end_ms
    assert abs(rest - LONGEST_REST_MS) <= 20
    spoken = words[-1].end_ms - words[0].start_ms - 4_000 + LONGEST_REST_MS
    assert abs(narration.duration_ms - spoken - 140) <= 40


def test_a_room_that_hums_is_silent_all_the_same(tmp_path: Path) -> None:
    samples, words = murmured(f"{KING} {QUEEN}", rest_ms=1_000, noise=0.006)
    shelf = Shelf(tmp_path, samples)
    first = shelf.take(scenes(KING, QUEEN)[0], (KING, QUEEN), words)
    assert first.duration_ms <= words[5].end_ms - words[0].start_ms + 220


def test_the_scenes_are_found_once_and_asking_again_opens_nothing(tmp_path: Path) -> None:
    samples, words = murmured(f"{KING} {QUEEN}")
    shelf = Shelf(tmp_path, samples)
    texts = (KING, QUEEN)
    before = shelf.take(scenes(*texts)[0], texts, words)

    def closed() -> FakeAligner:
        raise AssertionError("opened again")

    ears = Ears("fake", closed, lambda: FakeTranscriber(None))
    for scene in scenes(*texts):
        again = take_recording(scene, recorded(*texts), ears=ears, store=shelf.store)
    assert again.scene_id == "s02"
    assert take_recording(scenes(*texts)[0], recorded(*texts), ears=ears, store=shelf.store) == (
        before
    )


def test_another_place_or_spelling_keeps_the_piece(tmp_path: Path) -> None:
    samples, words = murmured(f"{KING} {QUEEN}")
    shelf = Shelf(tmp_path, samples)
    texts = (KING, QUEEN)
    before = shelf.take(scenes(*texts)[1], texts, words)
    moved = Scene(id="s07", voice_over=QUEEN.replace("queen", "Queen").replace(".", "!"))
    after = shelf.take(moved, texts, words)
    assert after.duration_ms == before.duration_ms
    assert [word.text for word in after.words] == moved.voice_over.split()
    assert [word.start_ms for word in after.words] == [word.start_ms for word in before.words]
    with pytest.raises(InputError, match="does not say"):
        shelf.take(Scene(id="s02", voice_over="The queen counts eight ships."), texts, words)


def test_scenes_that_are_not_said_are_named(tmp_path: Path) -> None:
    samples, words = murmured(f"{KING} {DRAGON}")
    shelf = Shelf(tmp_path, samples)
    texts = (KING, QUEEN, DRAGON)
    with pytest.raises(InputError) as caught:
        shelf.take(scenes(*texts)[0], texts, words, agreement=0.1)
    assert "mine.wav does not say the whole script: scene 2 (“The queen counts" in str(caught.value)
    assert "begins with “The king sleeps" in str(caught.value)
    with pytest.raises(InputError, match="scene 2"):
        shelf.take(scenes(*texts)[2], texts, None)


def test_a_scene_that_is_hard_to_understand_is_taken_and_told(tmp_path: Path) -> None:
    samples, words = murmured(f"{KING} {QUEEN}")
    heard = [
        word if at < 9 else word.model_copy(update={"text": "hm"}) for at, word in enumerate(words)
    ]
    shelf = Shelf(tmp_path, samples)
    first, second = (
        shelf.take(scene, (KING, QUEEN), heard, agreement=0.1) for scene in scenes(KING, QUEEN)
    )
    assert first.warnings == (
        "Scene 2 is hard to understand in mine.wav: see whether its captions come with its words.",
    )
    assert abs(second.duration_ms - (words[-1].end_ms - words[6].start_ms) - 140) <= 60


def test_a_recording_of_something_else_is_refused(tmp_path: Path) -> None:
    samples, words = murmured("Buy two eggs and some milk for tomorrow morning please.")
    shelf = Shelf(tmp_path, samples)
    with pytest.raises(InputError, match=r"scenes 1 \(.*, 2 \("):
        shelf.take(scenes(KING, QUEEN)[0], (KING, QUEEN), words, agreement=0.0)


def test_misheard_words_are_taken_where_the_aligner_finds_them(tmp_path: Path) -> None:
    samples, words = murmured(f"{KING} {QUEEN}")
    heard = [word.model_copy(update={"text": "hm"}) for word in words]
    shelf = Shelf(tmp_path, samples)
    first = shelf.take(scenes(KING, QUEEN)[0], (KING, QUEEN), heard)
    assert abs(first.duration_ms - (words[5].end_ms - words[0].start_ms) - 140) <= 60


def test_without_a_whisper_the_text_is_laid_along_the_sound(tmp_path: Path) -> None:
    samples, words = murmured(f"{KING} {QUEEN}")
    shelf = Shelf(tmp_path, samples)
    second = shelf.take(scenes(KING, QUEEN)[1], (KING, QUEEN), None)
    assert abs(second.duration_ms - (words[-1].end_ms - words[6].start_ms) - 140) <= 60


def test_without_a_whisper_a_long_recording_is_refused(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, np.zeros(200 * SAMPLE_RATE, np.float32))
    with pytest.raises(Unavailable, match="not installed"):
        shelf.take(scenes(KING)[0], (KING,), None)


def test_words_heard_in_silence_are_nobodys(tmp_path: Path) -> None:
    samples, words = murmured(KING, start_ms=4_000)
    ghosts = [
        Word(text=text, start_ms=at, end_ms=at + 400)
        for at, text in ((500, "Subtitles"), (900, "by"), (1_300, "nobody."))
    ]
    shelf = Shelf(tmp_path, samples)
    narration = shelf.take(scenes(KING)[0], (KING,), [*ghosts, *words])
    assert narration.warnings == ()
    assert narration.duration_ms <= words[-1].end_ms - words[0].start_ms + 200
    with pytest.raises(InputError, match="No words are heard"):
        Shelf(tmp_path / "other", samples).take(scenes(KING)[0], (KING,), ghosts)


def test_nobody_speaking_is_told(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, murmured(KING)[0])
    with pytest.raises(InputError, match=r"No words are heard in mine\.wav"):
        shelf.take(scenes(KING)[0], (KING,), ())
