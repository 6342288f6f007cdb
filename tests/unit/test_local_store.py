"""Artifacts on the disk: whole or absent."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reelwright.errors import StorageError
from reelwright.storage.local import LocalStore, place


def test_put_object_is_found_under_its_key(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    put = store.put("narrate_scene/ab/x.wav", lambda path: path.write_bytes(b"sound") and None)
    assert store.find("narrate_scene/ab/x.wav") == put
    assert put.read_bytes() == b"sound"
    assert store.find("narrate_scene/ab/y.wav") is None


def test_failed_put_leaves_nothing(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)

    def half(path: Path) -> None:
        path.write_bytes(b"half")
        raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        store.put("a/b.mp4", half)
    assert store.find("a/b.mp4") is None
    assert list(tmp_path.rglob("*.mp4")) == []


def test_failed_replacement_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "video.mp4"
    target.write_bytes(b"old")

    def half(path: Path) -> None:
        path.write_bytes(b"new but")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StorageError, match=r"No space left for video\.mp4"):
        place(target, half)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["video.mp4"]


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENAMETOOLONG])
def test_disk_errors_name_the_file_or_folder(code: int, tmp_path: Path) -> None:
    def refused(_: Path) -> None:
        raise OSError(code, "refused")

    with pytest.raises(StorageError, match=tmp_path.name):
        place(tmp_path / "video.mp4", refused)


def test_key_cannot_leave_the_workspace(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="leads out"):
        LocalStore(tmp_path / "root").find("../../etc/passwd")


def _whole(path: Path) -> None:
    path.write_bytes(b"whole")


def test_the_sweep_takes_what_killed_writers_left_and_nothing_else(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    store.put("a/whole.mp4", _whole)
    left, fresh = tmp_path / "a" / ".half.1a2b.mp4", tmp_path / "a" / ".now.3c4d.mp4"
    for path in (left, fresh):
        path.write_bytes(b"ha")
    os.utime(left, (0, 0))
    assert store.sweep(older_than_s=3600) == 1
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == [fresh.name, "whole.mp4"]


def test_removing_an_object_takes_its_record_along_and_may_be_repeated(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    for key in ("a/x.mp4", "a/x.json"):
        store.put(key, _whole)
    store.remove("a/x.mp4")
    store.remove("a/x.mp4")
    assert list((tmp_path / "a").iterdir()) == []
