"""The program as a person runs it, with the fake voice so that it is quick."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from reelwright.cli.main import app

TWO_SCENES = """# Deux scènes

**VISUEL:** A panda behind bamboo
**VOIX OFF:** Le panda mange.

**VISUEL:** A fortress at night
**VOIX OFF:** La nuit tombe.
"""


@dataclass(frozen=True)
class Program:
    """Runs `reelwright` in a folder and workspace of its own."""

    folder: Path

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace"

    def command(self, *args: str) -> list[str]:
        return [sys.executable, "-m", "reelwright.cli.main", *args]

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "REELWRIGHT_WORKSPACE": str(self.workspace),
            "REELWRIGHT_OFFLINE": "1",
            "REELWRIGHT_WORKERS": "2",
            "COLUMNS": "200",
        }

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*args), cwd=self.folder, env=self.environment, capture_output=True,
            text=True, timeout=300, check=False,
        )  # fmt: skip

    def run_here(self, *args: str) -> Result:
        """The same inside this process, for what ends before anything is made."""
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            return CliRunner().invoke(app, list(args), env=self.environment)
        finally:
            os.chdir(before)

    def make(self, script: Path, *args: str) -> dict[str, Any]:
        """`make --json` of a script, which must succeed; square where nothing else is said, which
        takes a quarter less time."""
        given = ("--script", str(script), "--voice", "fake", "--music", "none", "--json")
        shape = () if "--aspect" in args else ("--aspect", "1:1")
        done = self.run("make", *given, *shape, *args)
        assert done.returncode == 0, done.stdout + done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def artifacts(self, stage: str) -> dict[str, int]:
        """Every artifact of a stage with the time it was written."""
        folder = self.workspace / "artifacts" / stage
        found = [p for p in folder.rglob("*.*") if p.suffix != ".json" and p.name[0] != "."]
        return {p.name: p.stat().st_mtime_ns for p in found}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "deux.md"
    path.write_text(TWO_SCENES, encoding="utf-8")
    return path
