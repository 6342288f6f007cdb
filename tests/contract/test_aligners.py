"""Aligners: where the words of a known text are found, and whether the sound says it."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import av
import numpy as np
import pytest

from reelwright.domain.narration import Word
from reelwright.errors import ConfigError, InputError, Unavailable
from reelwright.ports import Aligner, Resources, Samples, Speech
from reelwright.providers.align.fake import FakeAligner
from reelwright.providers.registry import open_aligner, open_transcriber
from reelwright.providers.voice.espeak_voice import EspeakVoice
from reelwright.providers.voice.kokoro import KokoroVoice
from reelwright.settings import load_settings
from tests.emulators.spoken import as_mp3

TEXTS = {
    "fr-FR": "Les pandas dorment douze heures. Puis ils mangent du bambou, encore et encore !",
    "en-US": "Black holes bend the light around them. Nobody has ever seen inside one.",
    "de-DE": "Das Herz schlägt hunderttausend Mal am Tag. Müde wird es dabei nie.",
}


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(cache=load_settings().cache, offline=True)


@pytest.fixture(scope="module", params=["with whisper", "espeak alone"])
def aligner(request: pytest.FixtureRequest, resources: Resources) -> Aligner:
    whisper = "base" if request.param == "with whisper" else "off"
    return open_aligner(Resources(cache=resources.cache, offline=True, whisper=whisper))


@lru_cache(maxsize=4)
def spoken(language: str) -> Speech:
    """By the natural voice, which is none of those that the aligner listens with."""
    voice = KokoroVoice(load_settings().cache)
    return voice.speak(TEXTS[language], language=language, voice="", speed=1.0)


def apart_ms(found: tuple[Word, ...], true: tuple[Word, ...] | None, *, by: float = 1.0) -> Samples:
    assert true is not None
    starts = [abs(a.start_ms - b.start_ms / by) for a, b in zip(found, true, strict=True)]
    return np.array(starts, np.float32)


@pytest.mark.parametrize("language", list(TEXTS))
def test_words_are_found_where_they_are_heard(aligner: Aligner, language: str) -> None:
    said = spoken(language)
    found = aligner.align(said.samples, said.sample_rate, TEXTS[language], language=language)
    assert [word.text for word in found.words] == TEXTS[language].split()
    assert found.agreement >= aligner.least_agreement
    apart = apart_ms(found.words, said.words)
    assert np.median(apart) <= 40
    assert np.percentile(apart, 90) <= 150


def test_a_compressed_sound_with_silence_before_it_moves_the_words_and_nothing_else(
    aligner: Aligner,
) -> None:
    said = spoken("fr-FR")
    late = np.concatenate([np.zeros(said.sample_rate * 9 // 10, np.float32), said.samples])
    with av.open(io.BytesIO(as_mp3(late, said.sample_rate))) as file:
        parts = [frame.to_ndarray().reshape(-1) for frame in file.decode(audio=0)]
    found = aligner.align(np.concatenate(parts), said.sample_rate, TEXTS["fr-FR"], language="fr-FR")
    assert said.words is not None
    moved = [
        found.start_ms - word.start_ms for found, word in zip(found.words, said.words, strict=True)
    ]
    # MP3 puts about 45 ms of its own before the sound.
    assert 860 <= np.median(moved) <= 1_000


@pytest.mark.parametrize("share", [0.4, 0.6])
def test_a_sound_that_breaks_off_does_not_say_the_text(resources: Resources, share: float) -> None:
    aligner, said = open_aligner(resources), spoken("en-US")
    cut = said.samples[: int(share * len(said.samples))]
    found = aligner.align(cut, said.sample_rate, TEXTS["en-US"], language="en-US")
    assert found.agreement < aligner.least_agreement


def test_another_text_is_not_said(resources: Resources) -> None:
    aligner, said = open_aligner(resources), spoken("en-US")
    other = "Octopuses have three hearts, and two of them stop whenever they swim away."
    found = aligner.align(said.samples, said.sample_rate, other, language="en-US")
    assert found.agreement < aligner.least_agreement


def test_a_minute_keeps_its_words_from_beginning_to_end(resources: Resources) -> None:
    aligner, said = open_aligner(resources), spoken("en-US")
    assert said.words is not None
    times = 8
    sound, text = np.tile(said.samples, times), " ".join([TEXTS["en-US"]] * times)
    length_ms = len(said.samples) * 1000 / said.sample_rate
    found = aligner.align(sound, said.sample_rate, text, language="en-US").words
    count = len(said.words)
    last = apart_ms(
        tuple(
            Word(
                text=word.text,
                start_ms=round(word.start_ms - (times - 1) * length_ms),
                end_ms=round(word.end_ms - (times - 1) * length_ms),
            )
            for word in found[-count:]
        ),
        said.words,
    )
    assert np.median(last) <= 40


def test_a_language_without_a_lexicon_is_aligned_too(aligner: Aligner) -> None:
    text = "Nederland heeft meer fietsen dan mensen."
    said = EspeakVoice().speak(text, language="de-DE", voice="", speed=1.0)
    found = aligner.align(said.samples, said.sample_rate, text, language="nl-NL")
    assert [word.text for word in found.words] == text.split()
    assert all(a.end_ms <= b.start_ms for a, b in zip(found.words, found.words[1:], strict=False))


def test_a_language_nobody_knows_is_timed_by_length_and_says_so(resources: Resources) -> None:
    aligner = open_aligner(Resources(cache=resources.cache, offline=True, whisper="off"))
    said = spoken("en-US")
    found = aligner.align(said.samples, said.sample_rate, "Vonk uldar sefi.", language="qaa")
    assert [word.text for word in found.words] == ["Vonk", "uldar", "sefi."]
    assert "by their length" in found.warnings[0]


def test_a_text_without_words_is_refused(aligner: Aligner) -> None:
    with pytest.raises(InputError, match="no words"):
        aligner.align(np.zeros(16_000, np.float32), 16_000, " … ", language="fr-FR")


def test_what_a_recording_says_is_heard_with_its_times(resources: Resources) -> None:
    said = spoken("en-US")
    heard = open_transcriber(resources).transcribe(said.samples, said.sample_rate, language="en-US")
    assert [word.text.lower().strip(".,") for word in heard][
        :5
    ] == "black holes bend the light".split()
    assert abs(heard[-1].start_ms - said.words[-1].start_ms) < 200 if said.words else False


def test_a_whisper_that_is_off_or_misnamed_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="REELWRIGHT_WHISPER"):
        open_transcriber(Resources(cache=tmp_path, whisper="off"))
    with pytest.raises(ConfigError, match="large-v3-turbo"):
        open_transcriber(Resources(cache=tmp_path, whisper="enormous"))


def test_the_fake_shares_the_sound_by_letters() -> None:
    aligner = FakeAligner((0.2,))
    first = aligner.align(np.zeros(10_000, np.float32), 10_000, "a bbb", language="fr-FR")
    assert [(word.start_ms, word.end_ms) for word in first.words] == [(0, 250), (250, 1000)]
    assert first.agreement == 0.2
    assert aligner.align(np.zeros(10, np.float32), 10, "a", language="fr-FR").agreement == 1.0
