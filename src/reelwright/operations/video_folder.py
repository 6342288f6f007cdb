"""VideoFolder: what is remembered of one video in the workspace between runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from reelwright.domain.clip import Clip
from reelwright.domain.model import Model
from reelwright.domain.script import Script
from reelwright.storage.local import place

T = TypeVar("T", bound=Model)


class KeptScript(Model):
    """A script and what it was asked for."""

    request: str
    """Fingerprint of the request that wrote it."""
    script: Script


class KeptClip(Model):
    """A scene's clip and the text it was chosen for; another text chooses anew."""

    text: str
    clip: Clip


class KeptClips(Model):
    """Clips by scene id, chosen under one style, aspect and clips setting."""

    choice: str
    """Fingerprint of that setting."""
    clips: dict[str, KeptClip]


class KeptPace(Model):
    """The speed frozen when the first scene was spoken."""

    asked: str
    speed: float


class VideoFolder:
    """A folder of the workspace; missing or unreadable memories are simply forgotten."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def script(self) -> KeptScript | None:
        return self._read("script.json", KeptScript)

    def keep_script(self, kept: KeptScript) -> None:
        self._write("script.json", kept)

    def clips(self) -> KeptClips | None:
        return self._read("clips.json", KeptClips)

    def keep_clips(self, choice: str, clips: Mapping[str, KeptClip]) -> None:
        self._write("clips.json", KeptClips(choice=choice, clips=dict(clips)))

    def pace(self) -> KeptPace | None:
        return self._read("pace.json", KeptPace)

    def keep_pace(self, kept: KeptPace) -> None:
        self._write("pace.json", kept)

    def _read(self, name: str, kind: type[T]) -> T | None:
        try:
            return kind.model_validate_json((self.path / name).read_bytes())
        except (OSError, ValidationError):
            return None

    def _write(self, name: str, model: Model) -> None:
        text = model.model_dump_json(indent=1)

        def write(path: Path) -> None:
            path.write_text(text, encoding="utf-8")

        place(self.path / name, write)
