"""Recordings: a person's own voice-over is checked and brought into the store."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from reelwright.errors import InputError
from reelwright.ports import ObjectStore
from reelwright.render.recording import check_recording, take_sound

FOLDER = "voice_over"
_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class GivenRecording:
    """The file, and the object that its sound becomes."""

    path: Path
    key: str

    def bring_in(self, store: ObjectStore) -> None:
        """Keep its sound, unless the store has it. Raises InputError that names the file."""
        if store.find(self.key) is None:
            store.put(self.key, lambda aside: take_sound(self.path, aside))


@dataclass(frozen=True)
class KeptRecording(GivenRecording):
    """One that was uploaded: its sound is kept already, and its path is only its name."""

    def bring_in(self, store: ObjectStore) -> None:
        """Raises InputError where it was deleted meanwhile."""
        if store.find(self.key) is None:
            raise InputError(f"{self.path} was deleted. Send it again.")


def read_recording(path: Path) -> GivenRecording:
    """Raises InputError that names the file, where it cannot be a recording."""
    own = path.expanduser()
    check_recording(own)
    return GivenRecording(own, f"{FOLDER}/{_sha256(own)}.wav")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_CHUNK):
                digest.update(block)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror or error}). Check its permissions."
        ) from error
    return digest.hexdigest()
