"""`reelwright providers test`: one real request to each vendor, on their emulators."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reelwright.cli.main import app
from tests.emulators.cloud_tts import CloudTts
from tests.emulators.google import Google
from tests.emulators.loopback import Fault, running
from tests.emulators.openai import KEY as OPENAI_KEY
from tests.emulators.openai import OpenAI
from tests.emulators.s3 import KEY_ID, REGION, SECRET, s3_bucket
from tests.emulators.stock import KEY as PEXELS_KEY
from tests.emulators.stock import Pexels
from tests.support.buckets import running_bucket

Ask = Callable[..., tuple[int, str]]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """`reelwright providers …` with settings; its exit code and all that it said."""
    monkeypatch.chdir(tmp_path)

    def asked(*args: str, **settings: str) -> tuple[int, str]:
        chosen = {"workspace": str(tmp_path / "w"), "cache": str(tmp_path / "c"), **settings}
        env = {f"REELWRIGHT_{name.upper()}": value for name, value in chosen.items()}
        done = CliRunner().invoke(app, ["providers", *args], env=env)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        return done.exit_code, " ".join(done.output.split())

    return asked


def keyed(google: Google) -> dict[str, str]:
    return {"gemini_api_key": "k", "gemini_base_url": google.url}


def over_vertex(google: Google) -> dict[str, str]:
    return {"vertex_project": "p", "vertex_base_url": google.url}


def test_a_provider_of_two_kinds_is_tried_at_both_with_time_and_cost(
    ask: Ask, google: Google
) -> None:
    code, said = ask("test", "gemini", **keyed(google))
    assert code == 0, said
    assert re.search(r"✓ script gemini: .*gemini-3\.8-flash \(\d\.\d s, about 0\.0\d+ \$\)", said)
    assert re.search(r"✓ voice gemini: .*gemini-3\.8-flash-tts \(\d\.\d s, about 0\.0\d+ \$", said)
    assert google.posts == {"content": 1, "tts": 1}


def test_a_model_is_tried_by_its_name_and_one_that_is_gone_is_told(
    ask: Ask, google: Google
) -> None:
    code, said = ask("test", "gemini:gemini-2.5-pro", **keyed(google))
    assert code == 0, said
    assert google.posts == {"content": 1}
    code, said = ask("test", "gemini:gemini-2.5-pro", **over_vertex(google))
    assert code == 1
    assert "no longer serves gemini-2.5-pro" in said
    assert "--writer gemini:MODEL" in said


@pytest.mark.parametrize(
    ("name", "model", "price"),
    [("veo", "veo-3.1-fast-generate-001", "0.32 $"),
     ("veo:veo-3.1-lite-generate-001", "veo-3.1-lite-generate-001", "0.12 $"),
     ("omni", "gemini-omni-1.2-flash", "0.21 $"),
     ("stills", "gemini-nano-banana-2.1", "0.03 $")],
)  # fmt: skip
def test_a_paid_maker_shows_its_login_for_nothing_and_says_what_a_clip_would_cost(
    ask: Ask, google: Google, name: str, model: str, price: str
) -> None:
    code, said = ask("test", name, **over_vertex(google))
    assert code == 0, said
    assert f"knows the login and {model}" in said
    assert "free)" in said
    assert f"costs {price}" in said
    assert f"providers test {name} --pay" in said
    assert google.posts == {}
    assert google.bill()["clips"] == {}


@pytest.mark.parametrize(
    ("name", "made", "cost"),
    [("veo:veo-3.1-lite-generate-001", "a clip of 4.0 s", 120_000),
     ("omni", "a clip of 3.0 s", 210_000), ("stills", "a still of", 34_000)],
)  # fmt: skip
def test_with_pay_one_clip_is_made_and_charged_once(
    ask: Ask, google: Google, name: str, made: str, cost: int
) -> None:
    code, said = ask("test", name, "--pay", "--json", **over_vertex(google))
    assert code == 0, said
    (trial,) = json.loads(said)["trials"]
    assert trial["ok"]
    assert made in trial["did"]
    bill = google.bill()
    charged = sum(line["charged_microusd"] for line in bill["clips"].values())
    assert trial["microusd"] == charged + bill["pictures"] == cost


def test_a_model_or_login_that_is_refused_is_told_before_anything_is_paid(
    ask: Ask, google: Google
) -> None:
    code, said = ask("test", "veo:veo-3.0-generate-001", **over_vertex(google))
    assert code == 1
    assert "no longer serves veo-3.0-generate-001" in said
    google.fail("model", "403")
    code, said = ask("test", "stills", **keyed(google))
    assert code == 1
    assert "Check REELWRIGHT_GEMINI_API_KEY" in said


def test_without_a_key_the_setting_is_named_and_nothing_is_sent(ask: Ask) -> None:
    code, said = ask("test", "gemini")
    assert code == 1
    assert said.count("Set REELWRIGHT_GEMINI_API_KEY") == 2
    code, said = ask("test", "gemni")
    assert code == 1
    assert "Did you mean gemini" in said


def test_cloud_voices_speak_a_sentence(ask: Ask) -> None:
    with running(CloudTts()) as tts:
        for name, model in (("google", "gemini-2.5-pro-tts"), ("chirp", "chirp3-hd")):
            code, said = ask("test", name, google_tts_base_url=tts.url)
            assert code == 0, said
            assert model in said
            assert "about 0.0" in said
        assert tts.accepted == 2


def test_openai_writes_and_speaks_and_a_refused_key_is_not_repeated(ask: Ask) -> None:
    with running(OpenAI()) as openai:
        openai.answers = ['{"visual_prompt": "Waves break below a white tower in the evening"}']
        settings = {"openai_base_url": f"{openai.url}/v1", "openai_api_key": OPENAI_KEY}
        code, said = ask("test", "openai:llama3.1", **settings)
        assert code == 0, said
        assert "no price is known" in said
        code, said = ask("test", "openai:tts-1/alloy", **settings)
        assert code == 0, said
        assert "✓ voice" in said
        openai.faults.append(Fault.NO_KEY)
        code, said = ask("test", "openai:llama3.1", **settings)
        assert code == 1
        assert "Check REELWRIGHT_OPENAI_API_KEY" in said
        assert OPENAI_KEY not in said


def test_a_stock_site_is_searched(ask: Ask) -> None:
    with running(Pexels()) as site:
        settings = {"pexels_base_url": site.url, "pexels_api_key": PEXELS_KEY}
        code, said = ask("test", "pexels", **settings)
        assert code == 0, said
        assert "searched, and chose clip" in said
        assert site.downloads == []


def test_a_bucket_is_written_read_and_left_as_it_was(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_bucket("films") as bucket:
        settings = {"gcs_base_url": bucket.url, "objects_url": "gs://films/reels"}
        code, said = ask("test", "gs", **settings)
        assert code == 0, said
        assert "at gs://films/reels" in said
        assert "Links to videos cannot be signed" in said
        assert bucket.stored.objects == {}
        code, said = ask("test", "s3", **settings)
        assert code == 1
        assert "REELWRIGHT_OBJECTS_URL=s3://" in said
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY_ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    with s3_bucket("tried") as door:
        settings = {"s3_base_url": door.url, "s3_region": REGION, "objects_url": "s3://tried/a"}
        code, said = ask("test", "s3", **settings)
        assert code == 0, said
        assert "cannot be signed" not in said
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIASOMEBODY")
        code, said = ask("test", "s3", **settings)
        assert code == 1
        assert "✗ storage s3" in said


def test_what_runs_on_this_machine_is_tried_too(ask: Ask) -> None:
    for name in ("fake", "espeak", "wikipedia", "motion", "file"):
        code, said = ask("test", name, offline="1", fake_base_url="http://127.0.0.1:9")
        assert code == (1 if name == "fake" else 0), said
        assert "free" in said


def test_the_list_names_stores_and_the_line_that_is_missing(ask: Ask) -> None:
    code, said = ask("--json", google_tts_base_url="http://127.0.0.1:9")
    assert code == 0, said
    lines = {
        (line["kind"], line["name"]): line["missing"] for line in json.loads(said)["providers"]
    }
    assert lines["storage", "file"] == ""
    assert "REELWRIGHT_OBJECTS_URL=gs://" in lines["storage", "gs"]
    assert "REELWRIGHT_GEMINI_API_KEY" in lines["clips", "stills"]
