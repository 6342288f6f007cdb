"""The lists, and a way to try each thing that is listed."""

from __future__ import annotations

import json

import pytest

from tests.acceptance.conftest import Program

SAMPLES = {
    "voice": ("voices", "--say", "Bonjour.", "--voice", "fake", "--out", "a.wav"),
    "style": ("styles", "--sample", "anime", "--out", "a.png"),
    "music": ("music", "--sample", "calm", "--out", "a.wav"),
    "captions": ("captions", "--sample", "phrase", "--out", "a.png"),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_written_and_named(name: str, program: Program) -> None:
    done = program.run_here(*SAMPLES[name])
    assert done.exit_code == 0, done.output
    written = program.folder / SAMPLES[name][-1]
    assert written.stat().st_size > 5000
    assert done.stdout.strip() == written.name


@pytest.mark.parametrize("command", ["voices", "styles", "music", "captions"])
def test_lists_are_also_json(command: str, program: Program) -> None:
    done = program.run_here(command, "--json")
    assert done.exit_code == 0, done.output
    assert len(json.loads(done.stdout)) >= 4


def test_doctor_finds_this_machine_ready(program: Program) -> None:
    done = program.run_here("doctor", "--json")
    assert done.exit_code == 0, done.output
    assert all(finding["fine"] for finding in json.loads(done.stdout) if finding["needed"])


def test_script_is_written_in_the_format_that_make_reads(program: Program) -> None:
    done = program.run_here("script", "Les volcans", "--language", "fr", "--out", "v.md")
    assert done.exit_code == 0, done.output
    read = program.run_here("make", "--script", "v.md", "--voice", "fake", "--dry-run", "--json")
    assert read.exit_code == 0, read.output
    assert len(json.loads(read.stdout)["script"]["scenes"]) >= 8
