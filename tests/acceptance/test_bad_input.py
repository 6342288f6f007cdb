"""Bad input: a clear message, a non-zero exit, no half file, no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.acceptance.conftest import Program

ARGUMENTS: dict[str, tuple[tuple[str, ...], str]] = {
    "empty theme": (("make", ""), "The theme is empty"),
    "theme of blanks": (("make", "  \n "), "The theme is empty"),
    "10,000 characters": (("make", "x" * 10_000), "--text FILE"),
    "unknown language": (("make", "pandas", "--language", "klingon"), "Give a tag such as fr"),
    "unknown voice": (("make", "Les pandas", "--voice", "kokoro:ff_siwi"), "kokoro:ff_siwis"),
    "unknown style": (("make", "Les pandas", "--style", "cinematik"), "cinematic"),
    "unknown mood": (("make", "Les pandas", "--music", "clam"), "calm"),
    "missing music file": (("make", "Les pandas", "--music", "none.mp3"), "does not exist"),
    "unknown captions": (("make", "Les pandas", "--captions", "dou"), "duo"),
    "unknown aspect": (("make", "Les pandas", "--aspect", "9:15"), "9:16"),
    "unknown quality": (("make", "Les pandas", "--quality", "wep"), "web"),
    "too fast": (("make", "Les pandas", "--speed", "3"), "--speed"),
    "no scene": (("make", "Les pandas", "--scenes", "0"), "--scenes"),
    "long tone": (("make", "Les pandas", "--tone", "so " * 60), "--tone has 179 characters"),
    "mute audience": (("make", "Les pandas", "--audience", "…"), "--audience says nothing"),
    "unknown clips": (("make", "Les pandas", "--clips", "veoo"), "media"),
    "media without folder": (("make", "Les pandas", "--clips", "media:"), "needs a folder"),
    "missing media folder": (("make", "Les pandas", "--clips", "media:/nowhere"), "/nowhere"),
    "missing script": (("make", "--script", "nothing.md"), "There is no file nothing.md"),
    "script is a folder": (("make", "--script", "."), "is a folder"),
    "script and text": (("make", "--script", "a", "--text", "b"), "not both"),
    "out is a folder": (("make", "Les pandas", "--out", "."), "is a folder"),
    "out is no mp4": (("make", "Les pandas", "--out", "film.avi"), ".mp4"),
    "unknown preset sample": (("captions", "--sample", "dou"), "duo"),
    "unknown style sample": (("styles", "--sample", "amine"), "anime"),
}


@pytest.mark.parametrize("name", ARGUMENTS)
def test_wrong_arguments_name_the_thing_and_the_next_step(name: str, program: Program) -> None:
    arguments, told = ARGUMENTS[name]
    done = program.run_here(*arguments)
    assert done.exit_code != 0
    assert told in " ".join(done.stderr.split())
    assert "Traceback" not in done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert list(program.folder.glob("*.mp4")) == []


UNKNOWN: dict[str, tuple[str, ...]] = {
    "unknown theme": ("make", "Xqzptl vrrgh", "--language", "fr"),
    "no offline data": ("make", "Die Bienen", "--language", "de"),
    "mute language": ("make", "富士山", "--language", "ja"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_nobody_knows_is_told_with_the_next_step(name: str, program: Program) -> None:
    done = program.run_here(*UNKNOWN[name])
    assert done.exit_code == 1
    assert "--text FILE" in " ".join(done.stderr.split())
    assert "Traceback" not in done.output
    assert list(program.folder.glob("*.mp4")) == []


HOSTILE = {
    "braces": "Le {\\b1}panda {bambou} \\N vert.",
    "emoji": "Il mange 🎋 bien.",
    "mixed directions": "Dire שלום et مرحبا ici.",
    "filter signs": "C'est: [oui]; 100% 'vrai' = oui.",
}


def test_hostile_scripts_are_spoken_and_shown_as_text(program: Program) -> None:
    path = program.folder / "hostile.md"
    texts = list(HOSTILE.values())
    pairs = [" ".join(texts[at : at + 2]) for at in (0, 2)]
    scenes = [f"**VISUEL:** {text}\n**VOIX OFF:** {text}\n" for text in pairs]
    path.write_text("\n".join(scenes), encoding="utf-8")
    told = program.make(path, "--language", "fr")
    assert all(check["passed"] for check in told["checks"])
    shown = (program.folder / "hostile.srt").read_text(encoding="utf-8")
    assert "{bambou}" in shown
    assert "שלום" in shown


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "is empty"), (b"\x00\x01\x02binary\x00", "binary"), (b"# Only a title\n", "VO")],
)
def test_unusable_script_files_are_named(content: bytes, told: str, program: Program) -> None:
    path = program.folder / "broken.md"
    path.write_bytes(content)
    done = program.run_here("make", "--script", str(path), "--voice", "fake")
    assert done.exit_code == 1
    assert "broken.md" in done.stderr
    assert told in done.stderr


@pytest.mark.parametrize("kind", ["empty", "broken", "playlist"])
def test_media_folder_without_a_usable_file_is_refused(
    kind: str, program: Program, script: Path
) -> None:
    folder = program.folder / "media"
    folder.mkdir()
    if kind == "broken":
        (folder / "a.jpg").write_bytes(b"not a picture")
    if kind == "playlist":
        (folder / "a.mp4").write_text("ffconcat version 1.0\nfile /etc/passwd\n")
    done = program.run_here("make", "--script", str(script), "--clips", f"media:{folder}")
    assert done.exit_code == 1
    assert "media" in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_output_is_refused_before_anything_is_made(
    program: Program, script: Path
) -> None:
    locked = program.folder / "locked"
    locked.mkdir(mode=0o500)
    done = program.run_here("make", "--script", str(script), "--out", str(locked / "film.mp4"))
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_output_below_a_file_is_refused(program: Program, script: Path) -> None:
    done = program.run_here("make", "--script", str(script), "--out", str(script / "film.mp4"))
    assert done.exit_code == 1
    assert "--out" in done.stderr
    assert "Traceback" not in done.output


def test_errors_are_json_where_json_was_asked_for(program: Program) -> None:
    done = program.run_here("make", "", "--json")
    assert done.exit_code == 1
    assert '"status": "failed"' in done.stdout
