"""Models named by settings: asked for on the wire, priced as what they are, told when retired."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import SecretStr

from reelwright.bootstrap import services_from
from reelwright.domain.plan import SpokenBy
from reelwright.errors import ConfigError, ModelRetired
from reelwright.ports import PromptReworder, Services
from reelwright.providers.google.models import IMAGE_MODEL, SCRIPT_MODEL
from reelwright.providers.registry import open_voice, open_writer, voice_model
from reelwright.providers.script import openai
from reelwright.providers.voice import gemini
from reelwright.providers.voice import google as google_voice
from reelwright.providers.voice import openai as openai_voice
from reelwright.settings import Settings, load_settings
from tests.emulators.cloud_tts import CloudTts
from tests.emulators.google import Google
from tests.emulators.loopback import running
from tests.emulators.openai import KEY, OpenAI

ON = date(2026, 11, 23)


def keyed(google: Google, **more: Any) -> Services:
    return services(gemini_api_key=SecretStr("k"), gemini_base_url=google.url, **more)


def services(**settings: Any) -> Services:
    return services_from(load_settings(offline=True, **settings))


def reword(found: Services, writer: str) -> None:
    opened = open_writer(writer, found.resources)
    assert isinstance(opened, PromptReworder)
    opened.reword("A shore", "a trial")


def say(found: Services, voice: str) -> None:
    opened = open_voice(voice, found.resources)
    opened.speak("Bonjour.", language="fr-FR", voice="", speed=1.0)


def test_gemini_writes_and_speaks_with_the_models_that_were_set(google: Google) -> None:
    found = keyed(
        google, gemini_model="gemini-4-argon", gemini_voice_model="gemini-3.8-flash-lite-tts"
    )
    reword(found, "gemini")
    say(found, "gemini")
    assert set(google.bill()["tokens"]) == {"gemini-4-argon", "gemini-3.8-flash-lite-tts"}
    argon = found.prices.script_price("gemini", ON)
    assert (argon.model, argon.microusd_per_million_tokens_out) == (
        "gemini:gemini-4-argon",
        10_000_000,
    )


def test_a_model_that_is_named_wins_over_the_setting(google: Google) -> None:
    reword(keyed(google, gemini_model="gemini-4-argon"), "gemini:gemini-2.5-pro")
    assert set(google.bill()["tokens"]) == {"gemini-2.5-pro"}


@pytest.mark.parametrize("model", ["gemini-2.5-pro", "gemini-3.5-flash"])
def test_earlier_models_can_be_named_and_have_a_price(google: Google, model: str) -> None:
    found = keyed(google)
    reword(found, f"gemini:{model}")
    assert google.bill()["tokens"][model] > 0
    assert found.prices.script_price(f"gemini:{model}", ON).microusd_per_million_tokens_out > 0


def test_a_retired_model_names_its_setting(google: Google) -> None:
    gone = keyed(google, gemini_model="gemini-1.5-pro", gemini_voice_model="gemini-2.0-tts")
    with pytest.raises(ModelRetired, match="REELWRIGHT_GEMINI_MODEL"):
        reword(gone, "gemini")
    with pytest.raises(ModelRetired, match="REELWRIGHT_GEMINI_VOICE_MODEL"):
        say(gone, "gemini")


def test_cloud_voices_take_their_model_from_the_setting() -> None:
    with running(CloudTts()) as tts:
        found = services(google_tts_base_url=tts.url, google_voice_model="gemini-2.5-flash-tts")
        say(found, "google")
        assert set(tts.billed) == {"gemini-2.5-flash-tts"}
        gone = services(google_tts_base_url=tts.url, google_voice_model="gemini-1-tts")
        with pytest.raises(ModelRetired, match="REELWRIGHT_GOOGLE_VOICE_MODEL"):
            say(gone, "google")


def test_an_openai_server_is_asked_for_the_models_that_were_set() -> None:
    with running(OpenAI(own_voices=frozenset({"af_heart"}))) as server:
        server.answers = ['{"visual_prompt": "Waves"}']
        own = {"openai_base_url": f"{server.url}/v1", "openai_api_key": SecretStr(KEY)}
        found = services(openai_model="llama3.1", openai_voice_model="tts-1", **own)
        reword(found, "openai")
        say(found, "openai")
        assert [asked.json()["model"] for asked in server.asked] == ["llama3.1", "tts-1"]
        with pytest.raises(ModelRetired, match="REELWRIGHT_OPENAI_MODEL"):
            reword(services(openai_model="gpt-2", **own), "openai")
        with pytest.raises(ModelRetired, match="REELWRIGHT_OPENAI_VOICE_MODEL"):
            say(services(openai_voice_model="gpt-2", **own), "openai")


def test_the_image_model_is_the_tier_that_stills_means() -> None:
    found = services(image_model="gemini-3-pro-image")
    assert found.prices.default_tier("stills") == "stills:gemini-3-pro-image"
    with pytest.raises(ConfigError, match=r"REELWRIGHT_IMAGE_MODEL.*REELWRIGHT_PRICES"):
        services(image_model="gemini-9-image")


def test_a_voice_is_priced_by_its_model_also_where_a_server_of_ones_own_speaks() -> None:
    model = voice_model(
        "gemini", services(gemini_voice_model="gemini-3.8-flash-lite-tts").resources
    )
    lite = SpokenBy(provider="gemini", name="Kore", language="fr-FR", speed=1.0, model=model)
    prices = services().prices
    assert prices.voice_price(lite.priced_as, ON).microusd_per_million_tokens_out == 6_000_000
    named = SpokenBy(provider="openai", name="tts-1/alloy", language="fr-FR", speed=1.0)
    assert prices.voice_price(named.priced_as, ON).microusd_per_million_characters == 15_000_000
    plain = SpokenBy(provider="kokoro", name="ff_siwis", language="fr-FR", speed=1.0)
    assert plain.priced_as == "kokoro"


def test_what_a_video_was_planned_with_stays_with_it() -> None:
    later = services(gemini_voice_model="gemini-3.8-flash-lite-tts").resources
    pinned = later.with_model("voice", "gemini", "gemini-3.8-flash-tts")
    assert voice_model("gemini", pinned) == "gemini-3.8-flash-tts"
    assert pinned.with_model("voice", "gemini", "gemini-3.8-flash-tts") is pinned


@pytest.mark.parametrize(
    ("setting", "model"),
    [("gemini_model", SCRIPT_MODEL), ("image_model", IMAGE_MODEL),
     ("gemini_voice_model", gemini.DEFAULT_MODEL),
     ("google_voice_model", google_voice.DEFAULT_MODEL),
     ("openai_model", openai.DEFAULT_MODEL), ("openai_voice_model", openai_voice.DEFAULT_MODEL)],
)  # fmt: skip
def test_each_setting_says_which_model_it_replaces(setting: str, model: str) -> None:
    assert model in str(Settings.model_fields[setting].description)
