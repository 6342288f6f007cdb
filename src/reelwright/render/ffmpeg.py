"""Running FFmpeg: argument lists only, its own process group, a time limit, no shell."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import IO

from reelwright import tracing
from reelwright.errors import ConfigError, RenderError, StorageError

TAIL_BYTES = 4000
NO_SPACE = "No space left on device"


@lru_cache(maxsize=1)
def ffmpeg_path() -> str:
    """The FFmpeg that came with the installation, or the one REELWRIGHT_FFMPEG chose."""
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise ConfigError(
            "No FFmpeg found. Install the package imageio-ffmpeg, or set REELWRIGHT_FFMPEG "
            "to a program with libx264 and libass."
        ) from error


def run(
    args: Sequence[str],
    *,
    stdin: bytes | None = None,
    capture: bool = False,
    timeout_s: float = 600,
) -> bytes:
    """Run `ffmpeg args…` to its end; the bytes of standard output where `capture`.

    Raises RenderError with the tail of standard error, StorageError when the disk is full.
    """
    with _started(args, feed=stdin is not None, capture=capture) as (process, log):
        try:
            output, _ = process.communicate(stdin, timeout=timeout_s)
        except subprocess.TimeoutExpired as error:
            _kill(process)
            raise RenderError(
                f"FFmpeg took longer than {timeout_s:.0f} s and was stopped.", tail_of(log)
            ) from error
        _raise_for(process.returncode, log)
    return output or b""


def run_logged(args: Sequence[str], *, timeout_s: float = 600) -> str:
    """Run FFmpeg and return all it wrote to standard error, for filters that report there."""
    with _started(args, feed=False, capture=False) as (process, log):
        try:
            process.wait(timeout_s)
        except subprocess.TimeoutExpired as error:
            _kill(process)
            raise RenderError(
                f"FFmpeg took longer than {timeout_s:.0f} s and was stopped.", tail_of(log)
            ) from error
        _raise_for(process.returncode, log)
        log.seek(0)
        return log.read().decode(errors="replace")


def feed(args: Sequence[str], buffers: Iterable[memoryview], *, timeout_s: float = 600) -> None:
    """Run FFmpeg while writing each buffer to its standard input."""
    with _started(args, feed=True, capture=False) as (process, log):
        pipe = process.stdin
        if pipe is None:
            raise RenderError("FFmpeg has no standard input.")
        # FFmpeg ending early closes the pipe; its own exit code says why.
        with contextlib.suppress(BrokenPipeError):
            for buffer in buffers:
                pipe.write(buffer)
        with contextlib.suppress(BrokenPipeError):
            pipe.close()
        try:
            process.wait(timeout_s)
        except subprocess.TimeoutExpired as error:
            _kill(process)
            raise RenderError(
                f"FFmpeg did not end within {timeout_s:.0f} s of its last frame.", tail_of(log)
            ) from error
        _raise_for(process.returncode, log)


@contextlib.contextmanager
def _started(
    args: Sequence[str], *, feed: bool, capture: bool
) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """A running FFmpeg that is killed with its whole group when the block is left early."""
    command = [ffmpeg_path(), "-hide_banner", *([] if feed else ["-nostdin"]), *args]
    with tracing.span("ffmpeg", kind="client"), tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
            stdout=subprocess.PIPE if capture else subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield process, log
        finally:
            if process.poll() is None:
                _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def tail_of(log: IO[bytes]) -> str:
    """The last lines FFmpeg wrote."""
    size = log.seek(0, os.SEEK_END)
    log.seek(max(0, size - TAIL_BYTES))
    return log.read().decode(errors="replace").strip()


def _raise_for(code: int, log: IO[bytes]) -> None:
    if code == 0:
        return
    tail = tail_of(log)
    if NO_SPACE in tail:
        raise StorageError(
            "The disk is full. Free some space (or set REELWRIGHT_WORKSPACE to another disk) and "
            "run the same command again: what was finished is kept."
        )
    last = tail.splitlines()[-1] if tail else "no message"
    raise RenderError(f"FFmpeg failed with code {code}: {last}", tail)
