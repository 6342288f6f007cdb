"""Hostile uploads: each is refused or made clean, soon, in little memory, reading nothing else."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.domain.upload import UploadKind
from reelwright.errors import InputError, RenderError
from reelwright.operations.uploads import clean_file
from reelwright.render import ffmpeg
from tests.support.hostile_bytes import PAGE
from tests.support.hostile_files import Hostile, hostile_files
from tests.support.own_files import own_file

SECRET = b"the-secret-of-this-machine-4711"
MOST_S = 20.0
"""Of wall time for one file, on a busy machine; a quiet one takes half a second."""
MOST_BYTES = 700_000_000
ROOT = Path(__file__).parents[2]
FILES = tuple(hostile_files())


class Listener:
    """Counts who knocks."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self.knocks = 0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                self._socket.accept()[0].close()
            except OSError:
                return
            self.knocks += 1

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    opened = Listener()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of this machine, which a reader that follows references would take for a film."""
    path = tmp_path_factory.mktemp("secret") / "passwd"
    path.write_bytes(own_file("mov") + SECRET)
    return path


@pytest.mark.parametrize("hostile", FILES, ids=lambda each: f"{each.kind}-{each.name}")
def test_a_hostile_file_is_refused_or_clean_and_reads_nothing_else(
    hostile: Hostile, listener: Listener, secret: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sent"
    path.write_bytes(hostile.content(listener.address, str(secret)))
    began, told, content = time.monotonic(), "", b""
    try:
        content = clean_file(hostile.kind, path)[1].read_bytes()
    except InputError as error:
        told = str(error)
    assert time.monotonic() - began < MOST_S
    assert listener.knocks == 0
    assert not any(each in told for each in (str(secret), str(tmp_path), "sent", "clean"))
    if hostile.refused is not None:
        assert bool(told) == hostile.refused
    if not told:
        assert not any(each in content for each in (SECRET, PAGE, b"<script>", b"PK\x03\x04"))
        assert content[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"fLaC", b"RIFF", b"\0\0\0\x20")


def test_a_careless_reader_would_follow_them(secret: Path, tmp_path: Path) -> None:
    """The corpus bites: FFmpeg without our options knocks, and shows the other file's film."""
    opened, files = Listener(), {each.name: each for each in FILES}
    path = tmp_path / "sent"
    path.write_bytes(files["list-of-an-address.m3u8"].content(opened.address, str(secret)))
    careless = ("-protocol_whitelist", "file,http,tcp", "-extension_picky", "0", "-f", "hls")
    with pytest.raises(RenderError):
        ffmpeg.run(["-v", "error", *careless, "-i", str(path), "-f", "null", "-"])
    opened.close()
    assert opened.knocks >= 1
    path.write_bytes(files["alias.mov"].content("", str(secret)))
    careless = ("-enable_drefs", "1", "-use_absolute_path", "1")
    ffmpeg.run(["-v", "error", *careless, "-i", str(path), "-f", "null", "-"])


def test_no_hostile_file_takes_more_memory_than_a_large_picture_does(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "tests.support.hostile_memory", str(tmp_path)]
    ran = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    assert 20_000_000 < int(ran.stdout) < MOST_BYTES


def test_there_are_many_and_each_kind_has_some() -> None:
    assert len(FILES) >= 70
    assert {each.kind for each in FILES} == set(UploadKind)
