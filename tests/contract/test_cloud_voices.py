"""Voices in the cloud against their emulators: each fault, each request counted, the pace kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reelwright.domain.script import Scene
from reelwright.domain.speaking_style import MOST_BYTES, speaking_style
from reelwright.domain.spoken_parts import spoken_parts
from reelwright.errors import (
    ConfigError,
    InputError,
    ModelRetired,
    ProviderError,
    RateLimited,
    Rejected,
    Unavailable,
)
from reelwright.ports import Access, Resources, Speech, Voice, VoiceCapabilities, VoiceInfo
from reelwright.providers.align.fake import FakeAligner
from reelwright.providers.registry import open_voice
from reelwright.providers.voice.fake import FakeVoice
from reelwright.providers.voice.gemini import GeminiVoice
from reelwright.providers.voice.google import CloudVoice, chirp_voice, google_voice
from reelwright.providers.voice.openai import OpenAIVoice
from reelwright.stages.narrate_scene import narrate_scene
from reelwright.stages.speak_text import part_keys, speak_text
from reelwright.storage.local import LocalStore
from tests.emulators.cloud_tts import CloudTts
from tests.emulators.google import Google, running_google
from tests.emulators.loopback import Emulator, Fault, running
from tests.emulators.openai import KEY, OpenAI
from tests.emulators.spoken import spoken

TEXT = "Bonjour à tous les pandas."
LONG = " ".join(f"Le panda numéro {n} mange, dort, et mange encore du bambou." for n in range(75))
GEMINI_KEY = "AIza-a-very-secret-key"
FAULTS = [
    (Fault.BAD_REQUEST, Rejected, None),
    (Fault.NO_KEY, Rejected, None),
    (Fault.FORBIDDEN, Rejected, None),
    (Fault.RETIRED, ModelRetired, None),
    (Fault.TOO_OFTEN, RateLimited, None),
    (Fault.BROKEN, Unavailable, True),
    (Fault.AWAY, Unavailable, True),
    (Fault.SLOW, Unavailable, True),
    (Fault.DROPPED, Unavailable, True),
    (Fault.UNANSWERED, Unavailable, True),
    (Fault.TRUNCATED, Unavailable, True),
    (Fault.WRONG, Unavailable, True),
]


@pytest.fixture(scope="module")
def cloud() -> Iterator[CloudTts]:
    with running(CloudTts()) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAI]:
    with running(OpenAI(own_voices=frozenset({"ff_siwis"}))) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def gemini_api() -> Iterator[Google]:
    with running_google() as emulator:
        yield emulator


@pytest.fixture(scope="module")
def google(cloud: CloudTts) -> Iterator[CloudVoice]:
    voice = google_voice(Access(base_url=cloud.url), timeout_s=0.4)
    yield voice
    voice.close()


@pytest.fixture(scope="module")
def chirp(cloud: CloudTts) -> Iterator[CloudVoice]:
    voice = chirp_voice(Access(base_url=cloud.url), timeout_s=0.4)
    yield voice
    voice.close()


@pytest.fixture(scope="module")
def openai(server: OpenAI) -> Iterator[OpenAIVoice]:
    voice = OpenAIVoice(Access(KEY, f"{server.url}/v1"), "gpt-4o-mini-tts", timeout_s=0.4)
    yield voice
    voice.close()


@pytest.fixture(scope="module")
def gemini(gemini_api: Google) -> Iterator[GeminiVoice]:
    access = Access(GEMINI_KEY, gemini_api.url)
    resources = Resources(Path("unused"), vendors=(("gemini", access),))
    voice = GeminiVoice(resources, timeout_s=0.4)
    yield voice
    voice.close()


@pytest.fixture(params=["google", "chirp", "openai"])
def emulated(request: pytest.FixtureRequest) -> tuple[Voice, Emulator]:
    voice: Voice = request.getfixturevalue(request.param)
    vendor: Emulator = request.getfixturevalue("server" if request.param == "openai" else "cloud")
    vendor.faults.clear()
    return voice, vendor


@pytest.fixture(params=["google", "chirp", "openai", "gemini"])
def voice(request: pytest.FixtureRequest) -> Voice:
    found: Voice = request.getfixturevalue(request.param)
    return found


def say(voice: Voice, text: str = TEXT, *, speed: float = 1.0, prompt: str = "") -> Speech:
    return voice.speak(text, language="fr-FR", voice="", speed=speed, prompt=prompt)


# What every one of them promises


def test_speech_is_mono_sound_without_word_times(voice: Voice) -> None:
    speech = say(voice)
    assert not voice.capabilities.word_timings
    assert speech.words is None
    assert speech.sample_rate == 24_000
    assert speech.samples.dtype == np.float32
    assert 0.5 < len(speech.samples) / speech.sample_rate < 5
    assert 0.05 < float(np.abs(speech.samples).max()) < 1.0
    assert speech.voice.startswith(f"{voice.name}:")


@pytest.mark.parametrize("text", ["", "  \n", "— … !"])
def test_a_text_without_a_word_is_refused_before_it_costs_anything(
    emulated: tuple[Voice, Emulator], text: str
) -> None:
    voice, vendor = emulated
    before = len(vendor.asked)
    with pytest.raises(InputError, match="nothing to say"):
        say(voice, text)
    assert len(vendor.asked) == before


@pytest.mark.parametrize(("fault", "kind", "sent"), FAULTS)
def test_each_fault_is_its_own_error_after_one_request(
    emulated: tuple[Voice, Emulator],
    fault: Fault,
    kind: type[ProviderError],
    sent: bool | None,
) -> None:
    voice, vendor = emulated
    before = len(vendor.asked)
    vendor.faults.append(fault)
    with pytest.raises(kind) as failure:
        say(voice)
    assert len(vendor.asked) == before + 1
    assert getattr(failure.value, "sent", None) == sent
    assert failure.value.retryable is (kind in {RateLimited, Unavailable})
    assert failure.value.provider == voice.name
    assert KEY not in str(failure.value)
    assert vendor.url not in str(failure.value)
    assert say(voice).voice


@pytest.mark.parametrize(
    ("fault", "kind", "sent"),
    [
        ("400", Rejected, None),
        ("401", Rejected, None),
        ("403", Rejected, None),
        ("404", ModelRetired, None),
        ("429", RateLimited, None),
        ("500", Unavailable, True),
        ("503", Unavailable, True),
        ("500_after", Unavailable, True),
        ("slow", Unavailable, True),
        ("drop_before", Unavailable, True),
        ("drop_after", Unavailable, True),
        ("garbage", Unavailable, True),
        ("wrong_audio", Unavailable, True),
        ("empty", Unavailable, True),
    ],
)
def test_each_fault_of_geminis_api_is_its_own_error_after_one_request(
    gemini: GeminiVoice,
    gemini_api: Google,
    fault: str,
    kind: type[ProviderError],
    sent: bool | None,
) -> None:
    gemini_api.heal()
    gemini_api.fail("tts", fault)
    with pytest.raises(kind) as failure:
        say(gemini)
    assert gemini_api.posts["tts"] == 1
    assert getattr(failure.value, "sent", None) == sent
    assert GEMINI_KEY not in str(failure.value)


def test_a_vendor_out_of_reach_was_certainly_not_asked() -> None:
    nowhere = "http://127.0.0.1:9"
    gemini = Resources(Path("unused"), vendors=(("gemini", Access(GEMINI_KEY, nowhere)),))
    voices: tuple[Voice, ...] = (
        google_voice(Access(base_url=nowhere)),
        OpenAIVoice(Access(KEY, nowhere), "tts-1"),
        GeminiVoice(gemini),
    )
    for voice in voices:
        with pytest.raises(Unavailable, match="out of reach") as failure:
            say(voice)
        assert failure.value.sent is False
        voice.close()  # type: ignore[attr-defined]


# Who speaks, and in which language


@pytest.mark.parametrize("name", ["google", "chirp", "gemini"])
def test_thirty_speakers_are_listed_with_gender_character_and_locales(name: str) -> None:
    infos = open_voice(name, Resources(Path("unused"))).voices()
    assert len(infos) == len({info.id for info in infos}) == 30
    assert [info.gender for info in infos].count("F") == 14
    assert all(info.id.startswith(f"{name}:") and info.note for info in infos)
    for tag in ("fr-FR", "en-US", "en-GB", "es-ES", "de-DE", "it-IT", "pt-BR"):
        assert all(tag in info.languages for info in infos)
    assert infos[0].id == f"{name}:Rasalgethi"
    assert not any("Sabik" in info.id for info in infos)


def test_the_voice_and_its_locale_are_asked_for_by_the_vendors_names(
    google: CloudVoice, chirp: CloudVoice, cloud: CloudTts
) -> None:
    google.speak("Bonjour.", language="fr-FR", voice="", speed=1.0, prompt="Ton chaleureux")
    body = cloud.asked[-1].json()
    assert body["voice"] == {
        "languageCode": "fr-FR",
        "name": "Rasalgethi",
        "modelName": "gemini-2.5-pro-tts",
    }
    assert body["input"] == {"text": "Bonjour.", "prompt": "Ton chaleureux"}
    assert "speakingRate" not in body["audioConfig"]
    full = "en-GB-Chirp3-HD-Kore"
    said = chirp.speak("Hello.", language="en-GB", voice=full, speed=1.1, prompt="Warm")
    body = cloud.asked[-1].json()
    assert body["voice"] == {"languageCode": "en-GB", "name": full}
    assert body["input"] == {"text": "Hello."}
    assert body["audioConfig"]["speakingRate"] == 1.1
    assert said.voice == "chirp:Kore"


def test_the_style_and_the_text_travel_apart_to_gemini(
    gemini: GeminiVoice, gemini_api: Google
) -> None:
    say(gemini, prompt="Warm and calm")
    (part,) = gemini_api.asked[-1][1]["contents"][0]["parts"]
    assert part == {"text": TEXT, "speechMetadata": {"style": "Warm and calm"}}


def test_another_region_speaks_for_one_that_is_not_there(
    google: CloudVoice, cloud: CloudTts
) -> None:
    google.speak("Bonjour.", language="fr-BE", voice="", speed=1.0)
    assert cloud.asked[-1].json()["voice"]["languageCode"] == "fr-FR"
    google.speak("你好。", language="zh-CN", voice="", speed=1.0)
    assert cloud.asked[-1].json()["voice"]["languageCode"] == "cmn-CN"


@pytest.mark.parametrize("name", ["google", "chirp", "gemini"])
def test_an_unknown_voice_or_language_is_refused_with_what_there_is(
    request: pytest.FixtureRequest, name: str
) -> None:
    voice: Voice = request.getfixturevalue(name)
    with pytest.raises(InputError, match="Rasalgethi"):
        voice.speak(TEXT, language="fr-FR", voice="Rasalgeti", speed=1.0)
    with pytest.raises(InputError, match="fr-FR"):
        voice.speak(TEXT, language="tlh-QO", voice="", speed=1.0)


def test_a_server_of_ones_own_is_told_any_model_and_voice(server: OpenAI) -> None:
    voice = OpenAIVoice(Access("", f"{server.url}/v1"))
    speech = voice.speak(TEXT, language="fr-FR", voice="kokoro/ff_siwis", speed=1.2)
    body = server.asked[-1].json()
    assert (body["model"], body["voice"], body["speed"]) == ("kokoro", "ff_siwis", 1.2)
    assert speech.voice == "openai:kokoro/ff_siwis"
    with pytest.raises(ConfigError, match="MODEL/VOICE"):
        voice.speak(TEXT, language="fr-FR", voice="ff_siwis", speed=1.0)
    voice.close()


def test_a_missing_key_or_login_names_the_setting(tmp_path: Path) -> None:
    nothing = Resources(tmp_path)
    with pytest.raises(ConfigError, match="REELWRIGHT_OPENAI_API_KEY"):
        say(open_voice("openai", nothing))
    with pytest.raises(ConfigError, match="REELWRIGHT_GEMINI_API_KEY"):
        say(open_voice("gemini", nothing))
    broken = tmp_path / "account.json"
    broken.write_text('{"private_key": "not to be shown"}')
    with pytest.raises(ConfigError, match="REELWRIGHT_GOOGLE_CREDENTIALS") as failure:
        say(google_voice(Access(credentials=str(broken))))
    assert "not to be shown" not in str(failure.value)


# Pace


class PacelessVoice(FakeVoice):
    """FakeVoice that heeds no speed, and a prompt instead."""

    name = "paceless"

    def __init__(self, *, most_bytes: int = 0, fail_at: int = 0) -> None:
        super().__init__()
        self.said: list[tuple[str, float, str]] = []
        self._most_bytes = most_bytes
        self._fail_at = fail_at

    @property
    def capabilities(self) -> VoiceCapabilities:
        return VoiceCapabilities(
            word_timings=True,
            languages=("fr",),
            native_speed=False,
            styled=True,
            most_bytes=self._most_bytes,
        )

    def voices(self) -> tuple[VoiceInfo, ...]:
        return (VoiceInfo("paceless:low", "fr-FR", "M"),)

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        self.said.append((text, speed, prompt))
        if len(self.said) == self._fail_at:
            raise RateLimited("Too often.", self.name, True, retry_after_s=3.0)
        return super().speak(text, language=language, voice=voice, speed=1.0)


@pytest.mark.parametrize("speed", [0.8, 0.93, 1.0, 1.1, 1.2])
def test_a_voice_without_a_speed_of_its_own_is_brought_to_the_pace(
    tmp_path: Path, speed: float
) -> None:
    voice = PacelessVoice()
    scene = Scene(id="s01", voice_over=f"{TEXT} Ils mangent du bambou pendant douze heures.")
    natural = FakeVoice().speak(scene.voice_over, language="fr-FR", voice="", speed=1.0)
    assert natural.words is not None
    narration = narrate_scene(
        scene,
        voice=voice,
        voice_name="",
        language="fr-FR",
        speed=speed,
        prompt="Warm",
        store=LocalStore(tmp_path),
        aligner=FakeAligner(),
    )
    expected_ms = len(natural.samples) / 24 / speed
    assert narration.duration_ms == pytest.approx(expected_ms, rel=0.02)
    assert voice.said == [(scene.voice_over, 1.0, "Warm")]
    assert [word.text for word in narration.words] == scene.voice_over.split()
    for word, before in zip(narration.words, natural.words, strict=True):
        assert word.start_ms == pytest.approx(before.start_ms / speed, abs=1)
    assert narration.words[-1].end_ms <= narration.duration_ms * 1.02


@pytest.mark.parametrize("speed", [0.8, 1.2])
def test_a_cloud_voice_is_brought_to_the_pace(
    tmp_path: Path, google: CloudVoice, cloud: CloudTts, speed: float
) -> None:
    def length(at: float) -> int:
        store = LocalStore(tmp_path)
        said = speak_text(
            TEXT, voice=google, voice_name="", language="fr-FR", speed=at, store=store
        )
        return len(said.samples)

    assert length(speed) == pytest.approx(length(1.0) / speed, rel=0.02)
    assert "speakingRate" not in cloud.asked[-1].json()["audioConfig"]


def test_a_prompt_is_part_of_what_a_narration_is_made_from(tmp_path: Path) -> None:
    voice, store = PacelessVoice(), LocalStore(tmp_path)
    scene = Scene(id="s01", voice_over=TEXT)
    for prompt in ("", "Warm", "Warm", ""):
        narrate_scene(
            scene,
            voice=voice,
            voice_name="",
            language="fr-FR",
            speed=1.0,
            prompt=prompt,
            store=store,
            aligner=FakeAligner(),
        )
    assert [prompt for _, _, prompt in voice.said] == ["", "Warm"]


def test_the_style_names_tone_and_audience_on_one_short_line() -> None:
    style = speaking_style(tone="chaleureux\net drôle", audience="é" * 5_000, speed=1.1)
    assert "Tone: chaleureux et drôle." in style
    assert "lively" in style
    assert "\n" not in style
    assert len(style.encode()) <= MOST_BYTES
    assert "unhurried" in speaking_style(speed=0.85)
    assert "Tone" not in speaking_style()


# Long texts


@pytest.mark.parametrize("language", ["fr-FR", "en-US"])
@pytest.mark.parametrize("most", [60, 400, 4_000])
def test_parts_fit_and_lose_no_word(language: str, most: int) -> None:
    parts = spoken_parts(LONG, language, most_bytes=most)
    assert all(len(part.encode()) <= most for part in parts)
    assert " ".join(parts).split() == LONG.split()


def test_parts_of_a_text_without_blanks_or_sentences_fit_too() -> None:
    text = "竹を食べるパンダは一日中" * 200
    parts = spoken_parts(text, "ja-JP", most_bytes=100)
    assert all(0 < len(part.encode()) <= 100 for part in parts)
    assert "".join(parts) == text


def test_a_long_text_is_one_request_a_part_and_rests_between_them(
    tmp_path: Path, cloud: CloudTts
) -> None:
    google = google_voice(Access(base_url=cloud.url))
    before = len(cloud.asked)
    said = speak_text(
        LONG,
        voice=google,
        voice_name="",
        language="fr-FR",
        speed=1.0,
        store=LocalStore(tmp_path),
    )
    bodies = [asked.json()["input"]["text"] for asked in cloud.asked[before:]]
    assert len(bodies) == 2
    assert all(len(body.encode()) <= 4_000 for body in bodies)
    assert " ".join(bodies) == LONG
    seam = round(len(spoken(bodies[0])) / 24)
    quiet = said.samples[(seam + 80) * 48 : (seam + 340) * 48]
    assert float(np.abs(quiet).max()) < 0.001
    again = said.samples[(seam + 370) * 48 : (seam + 450) * 48]
    assert float(np.abs(again).max()) > 0.05
    google.close()


def test_word_times_run_on_through_the_parts(tmp_path: Path) -> None:
    text = "Un panda mange. Deux pandas dorment. Trois pandas jouent."
    voice = PacelessVoice(most_bytes=25)
    said = speak_text(
        text, voice=voice, voice_name="", language="fr-FR", speed=1.0, store=LocalStore(tmp_path)
    )
    assert len(voice.said) == 3
    assert said.words is not None
    assert [word.text for word in said.words] == text.split()
    for word in said.words:
        part = said.samples[word.start_ms * 48 : word.end_ms * 48]
        assert float(np.sqrt(np.mean(part**2))) > 0.05, word
    assert said.words[3].start_ms - said.words[2].end_ms == pytest.approx(300, abs=2)


def test_a_part_that_was_paid_for_is_never_paid_again_and_its_charge_not_forgotten(
    tmp_path: Path,
) -> None:
    text, store = "Un panda mange. Deux pandas dorment. Trois pandas jouent.", LocalStore(tmp_path)

    def told(voice: Voice) -> Speech:
        return speak_text(
            text, voice=voice, voice_name="", language="fr-FR", speed=1.0, store=store
        )

    failing = PacelessVoice(most_bytes=25, fail_at=3)
    with pytest.raises(Unavailable, match="2 of 3 parts") as failure:
        told(failing)
    assert failure.value.sent
    assert failure.value.retryable
    assert failure.value.retry_after_s == 3.0
    voice = PacelessVoice(most_bytes=25)
    told(voice)
    assert [said for said, _, _ in voice.said] == ["Trois pandas jouent."]


@pytest.mark.parametrize("take", [1, 2])
def test_the_keys_of_the_parts_are_known_before_they_are_said(tmp_path: Path, take: int) -> None:
    text, voice = "Un panda mange. Deux pandas dorment.", PacelessVoice(most_bytes=25)
    how: dict[str, Any] = {"voice": voice, "voice_name": "", "language": "fr-FR", "speed": 0.9}
    known = part_keys(text, **how)
    assert len(known) == 4
    speak_text(text, **how, store=LocalStore(tmp_path), take=take)
    kept = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.wav")}
    assert len(kept) == 2
    assert kept <= set(known)
    assert part_keys("Un panda mange.", **how) == ()


def test_a_text_too_long_for_one_request_is_refused_before_it_is_sent(
    google: CloudVoice, openai: OpenAIVoice, cloud: CloudTts, server: OpenAI
) -> None:
    before = len(cloud.asked) + len(server.asked)
    for voice in (google, openai):
        with pytest.raises(InputError, match="Split it"):
            say(voice, LONG)
    with pytest.raises(InputError, match="Split it"):
        say(google, LONG[:3_900], prompt="é" * 600)
    assert len(cloud.asked) + len(server.asked) == before
