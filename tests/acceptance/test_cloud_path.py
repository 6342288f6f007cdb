"""From a theme to a finished file over emulated vendors, as a person runs it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Program
from tests.emulators import openai, stock
from tests.emulators.google_cloud import GoogleCloud, running_google_cloud
from tests.emulators.loopback import running
from tests.emulators.spoken import Say, natural
from tests.emulators.stories import PANDAS, story

SCENES = 2
"""Over Vertex AI; one elsewhere, where nothing more is shown by two."""


@dataclass(frozen=True)
class CloudProgram(Program):
    """`reelwright` with vendors to go to."""

    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        return {**super().environment, **self.settings}

    def film(self, *, scenes: int = 1, **chosen: str) -> dict[str, Any]:
        """A video about pandas, in film.mp4."""
        options = [part for name, value in chosen.items() for part in (f"--{name}", value)]
        done = self.run(
            *("make", PANDAS, "--language", "fr", "--scenes", str(scenes), "--music", "none"),
            *(*options, "--out", "film.mp4", "--json"),
        )
        assert done.returncode == 0, done.stdout + done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def spent(self) -> dict[str, int]:
        """Micro-dollars of the ledger by provider; none of them in doubt or set aside."""
        done = self.run("costs", "--by", "provider", "--json")
        lines = json.loads(done.stdout)["lines"]
        assert all(line["doubt_microusd"] == line["reserved_microusd"] == 0 for line in lines)
        return {line["name"].partition(":")[0]: line["committed_microusd"] for line in lines}


@pytest.fixture(scope="module")
def say(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Say]:
    folder = tmp_path_factory.mktemp("voice")
    yield natural(folder)
    shutil.rmtree(folder)  # 92 MB of weights


@pytest.fixture(scope="module")
def served(say: Say) -> Iterator[GoogleCloud]:
    with running_google_cloud(say=say, job_s=0.5) as cloud:
        yield cloud


@pytest.fixture
def cloud(served: GoogleCloud) -> GoogleCloud:
    served.google.heal()
    served.tts.asked.clear()
    return served


def check(program: Program, told: dict[str, Any], *, scenes: int = 1) -> None:
    """The file passes every check, and its captions spell the script to the letter."""
    assert told["status"] == "completed"
    checks = json.loads((program.folder / "film.qc.json").read_text())["checks"]
    assert {"black or frozen stretches", "caption words", "caption pixels"} <= {
        each["name"] for each in checks
    }
    assert [each["name"] for each in checks if not each["passed"]] == []
    captions = (program.folder / "film.srt").read_text(encoding="utf-8")
    shown = [line for line in captions.splitlines() if line and not re.match(r"[\d:, >-]+$", line)]
    script = story(PANDAS, scenes)
    assert script is not None
    spoken = " ".join(scene["voice_over"] for scene in script["scenes"])
    assert " ".join(shown).split() == spoken.split()


def test_gemini_google_voice_veo_and_a_bucket_over_vertex_ai(
    tmp_path: Path, cloud: GoogleCloud
) -> None:
    program = CloudProgram(tmp_path, cloud.settings)
    told = program.film(scenes=SCENES, writer="gemini", voice="google", clips="veo")
    check(program, told, scenes=SCENES)
    assert cloud.google.posts["content"] == 1
    assert cloud.google.posts["submit"] == len(cloud.tts.asked) == SCENES
    assert [line["accepted"] for line in cloud.google.bill()["clips"].values()] == [1] * SCENES
    spent, bill = program.spent(), cloud.bill()
    assert spent["veo"] == bill["clips"] > 0
    assert 0 < bill["script"] < spent["gemini"] * 2
    assert 0 < bill["voice"] < spent["google"] * 2
    stored = list(cloud.bucket.stored.objects)
    assert sum(key.endswith("/sample_0.mp4") for key in stored) == SCENES
    for kept in ("artifacts/narrate_scene/", "artifacts/make_clip/", "videos/"):
        assert any(key.startswith(f"demo/{kept}") for key in stored)


def test_gemini_its_voice_and_omni_with_a_key_alone(tmp_path: Path, cloud: GoogleCloud) -> None:
    program = CloudProgram(tmp_path, cloud.settings_with_key)
    told = program.film(writer="gemini", voice="gemini", clips="omni")
    check(program, told)
    assert cloud.google.posts == {"content": 1, "tts": 1, "interact": 1}
    spent = program.spent()
    assert spent["omni"] == cloud.bill()["clips"] > 0
    assert not cloud.tts.asked


def test_a_compatible_server_s_script_and_voice_with_pexels_clips(tmp_path: Path, say: Say) -> None:
    with running(openai.OpenAI(say=say)) as server, running(stock.Pexels()) as pexels:
        server.answers = [json.dumps(story(PANDAS, 1))]
        program = CloudProgram(
            tmp_path,
            {
                "REELWRIGHT_OPENAI_BASE_URL": f"{server.url}/v1",
                "REELWRIGHT_OPENAI_API_KEY": openai.KEY,
                "REELWRIGHT_PEXELS_BASE_URL": pexels.url,
                "REELWRIGHT_PEXELS_API_KEY": stock.KEY,
            },
        )
        told = program.film(writer="openai:llama3.1", voice="openai:tts-1/nova", clips="pexels")
        check(program, told)
        asked = [request.path for request in server.asked]
        assert sorted(asked) == ["/v1/audio/speech", "/v1/chat/completions"]
        assert len(pexels.downloads) == 1
        assert program.spent().get("pexels", 0) == 0
    origin = json.loads((tmp_path / "film.provenance.json").read_text())
    assert sum("Ada Filmer on Pexels" in each["credit"] for each in origin["ingredients"]) == 1
