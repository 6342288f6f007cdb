"""What every voice promises, run over each implementation."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from reelwright.domain.language import short_language
from reelwright.errors import InputError, Unavailable
from reelwright.ports import Speech, Voice
from reelwright.providers.voice.espeak_voice import EspeakVoice
from reelwright.providers.voice.fake import FakeVoice
from reelwright.providers.voice.kokoro import KokoroVoice

TEXT = "« Les pandas » ont 42 dents — et 1 000 idées. Pourquoi ?"


@pytest.fixture(scope="session")
def voice_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("voice")
    yield folder
    shutil.rmtree(folder)  # 92 MB of weights


@pytest.fixture(scope="session", params=["fake", "espeak", "kokoro"])
def voice(request: pytest.FixtureRequest, voice_cache: Path) -> Voice:
    if request.param == "fake":
        return FakeVoice()
    if request.param == "espeak":
        return EspeakVoice()
    return KokoroVoice(voice_cache, threads=1)


@pytest.fixture(scope="session")
def speech(voice: Voice) -> Speech:
    return voice.speak(TEXT, language="fr-FR", voice="", speed=1.0)


def test_every_word_of_the_text_has_one_time(speech: Speech) -> None:
    assert speech.words is not None
    assert [word.text for word in speech.words] == TEXT.split()


def test_times_rise_and_stay_inside_the_sound(speech: Speech) -> None:
    assert speech.words is not None
    at = 0
    for word in speech.words:
        assert at <= word.start_ms < word.end_ms
        at = word.end_ms
    assert at <= len(speech.samples) * 1000 / speech.sample_rate


def test_sound_is_24_khz_mono_and_unclipped(speech: Speech) -> None:
    assert speech.sample_rate == 24_000
    assert speech.samples.dtype == np.float32
    assert speech.samples.ndim == 1
    assert 0.02 < float(np.abs(speech.samples).max()) < 1.0


def test_words_are_sounding_where_their_times_say(speech: Speech) -> None:
    assert speech.words is not None
    for word in speech.words:
        if sum(map(str.isalpha, word.text)) > 3:
            part = speech.samples[word.start_ms * 24 : word.end_ms * 24]
            assert float(np.sqrt(np.mean(part**2))) > 0.01, word


def test_speed_changes_the_length(voice: Voice, speech: Speech) -> None:
    faster = voice.speak(TEXT, language="fr-FR", voice="", speed=1.2)
    ratio = len(speech.samples) / len(faster.samples)
    assert ratio == pytest.approx(1.2, abs=0.08)


@pytest.mark.parametrize("text", ["", "   \n", "— … !"])
def test_text_without_a_word_is_refused(voice: Voice, text: str) -> None:
    with pytest.raises(InputError, match="nothing to say"):
        voice.speak(text, language="fr-FR", voice="", speed=1.0)


def test_unknown_voice_is_refused_with_the_nearest_names(voice: Voice) -> None:
    name = voice.voices()[0].id.split(":", 1)[1]
    with pytest.raises(InputError, match=f"Did you mean .*{name}"):
        voice.speak(TEXT, language="fr-FR", voice=name + "x", speed=1.0)


def test_language_nobody_speaks_is_refused(voice: Voice) -> None:
    with pytest.raises(InputError, match="fr"):
        voice.speak("こんにちは", language="ja-JP", voice="", speed=1.0)


def test_voices_carry_the_provider_and_cover_the_languages(voice: Voice) -> None:
    infos = voice.voices()
    assert all(info.id.startswith(f"{voice.name}:") for info in infos)
    assert len({info.id for info in infos}) == len(infos)
    assert {short_language(info.language) for info in infos} == set(voice.capabilities.languages)
    for tag in ("fr-FR", "en-US", "es-ES"):
        assert {info.gender for info in infos if info.language == tag} == {"F", "M"}


def test_chosen_voice_is_named_in_the_speech(voice: Voice) -> None:
    info = next(info for info in voice.voices() if info.language == "en-GB")
    speech = voice.speak("Hello.", language="en-GB", voice=info.id.split(":")[1], speed=1.0)
    assert speech.voice == info.id


def test_fake_voice_fails_as_often_as_asked() -> None:
    voice = FakeVoice(fail_times=1)
    with pytest.raises(Unavailable) as failure:
        voice.speak("Un.", language="fr-FR", voice="", speed=1.0)
    assert failure.value.retryable
    assert voice.speak("Un.", language="fr-FR", voice="", speed=1.0).words


def test_espeak_warns_that_it_is_the_lesser_voice() -> None:
    speech = EspeakVoice().speak("Bonjour.", language="fr-FR", voice="", speed=1.0)
    assert "robotic" in speech.warnings[0]


def test_kokoro_is_silent_at_its_edges_and_rests_between_sentences(voice_cache: Path) -> None:
    kokoro = KokoroVoice(voice_cache, threads=1)
    assert kokoro.available() is None
    speech = kokoro.speak("It rains. The cat sleeps.", language="en-US", voice="", speed=1.0)
    assert speech.words is not None
    first, last = speech.words[0], speech.words[-1]
    assert 40 <= first.start_ms <= 90
    assert len(speech.samples) / 24 - last.end_ms < 200
    assert 200 <= speech.words[2].start_ms - speech.words[1].end_ms <= 450
    assert abs(float(speech.samples[0])) < 1e-3
    assert abs(float(speech.samples[-1])) < 1e-3
