"""Record: a stage's small result kept beside its media, under the fingerprint of its inputs."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from reelwright.domain.model import Model
from reelwright.errors import StorageError
from reelwright.ports import ObjectStore

T = TypeVar("T", bound=Model)


def record_key(stage: str, fingerprint: str) -> str:
    """`narrate_scene/ab/abcd….json`."""
    return f"{stage}/{fingerprint[:2]}/{fingerprint}.json"


def find_record(store: ObjectStore, stage: str, fingerprint: str, kind: type[T]) -> T | None:
    """The record, None where there is none or where an earlier version wrote it differently."""
    path = store.find(record_key(stage, fingerprint))
    if path is None:
        return None
    try:
        return kind.model_validate_json(path.read_bytes())
    except ValidationError:
        return None


def put_record(store: ObjectStore, stage: str, fingerprint: str, record: Model) -> None:
    """Written last: a stage whose record stands is finished."""

    def write(path: Path) -> None:
        path.write_text(record.model_dump_json(indent=1), encoding="utf-8")

    store.put(record_key(stage, fingerprint), write)


def needed(store: ObjectStore, key: str) -> Path:
    """Path of an object that must be there. Raises StorageError where it was removed."""
    path = store.find(key)
    if path is None:
        raise StorageError(f"{key} is gone from the workspace. Run the same command again.")
    return path
