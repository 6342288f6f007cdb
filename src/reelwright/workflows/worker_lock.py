"""Worker lock: on SQLite exactly one process is a workspace's worker, and the system sees to it."""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock, Timeout

from reelwright.errors import StorageError


class WorkerLock:
    """Held by the workspace's one worker; the system takes it back when the process dies."""

    def __init__(self, workspace: Path) -> None:
        self._folder = workspace
        self._lock = FileLock(
            workspace / "worker.lock", timeout=0, thread_local=False, fallback_to_soft=False
        )
        self._pid_file = workspace / "worker.pid"

    def try_acquire(self) -> bool:
        """Become the worker; False where another process is. Raises StorageError."""
        if self.is_held:
            return True
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
            self._pid_file.write_text(str(os.getpid()), encoding="ascii")
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            self._lock.release()
            raise StorageError(
                f"The workspace {self._folder} cannot be locked ({error})."
                " Set REELWRIGHT_WORKSPACE to a folder on a local disk that you may write to."
            ) from error
        return True

    def holder(self) -> int | None:
        """Process id of the worker, to be shown; whether one runs is for `try_acquire` to say."""
        try:
            pid = int(self._pid_file.read_text(encoding="ascii"))
            os.kill(pid, 0)
        except PermissionError:
            return pid  # somebody else's process, and there
        except (OSError, ValueError, OverflowError):
            return None  # nobody's, or of one that died
        return pid

    def release(self) -> None:
        """Cease to be the worker; nothing where this process is not."""
        if self._lock.is_locked:
            self._pid_file.unlink(missing_ok=True)
            self._lock.release()

    @property
    def is_held(self) -> bool:
        """Whether this process is the worker."""
        return bool(self._lock.is_locked)
