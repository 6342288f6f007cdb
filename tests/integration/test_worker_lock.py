"""The worker lock between real processes, also when one is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reelwright.errors import StorageError
from reelwright.workflows.worker_lock import WorkerLock
from tests.support.rows import wait_until

WORKER = """
import subprocess, sys
from pathlib import Path
from reelwright.workflows.worker_lock import WorkerLock

lock = WorkerLock(Path(sys.argv[1]))
held = lock.try_acquire()
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(held, child.pid, flush=True)
sys.stdin.readline()
lock.release()
child.kill()
child.wait()
"""


def a_worker(workspace: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(workspace)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_only_one_process_is_the_worker_of_a_workspace(tmp_path: Path) -> None:
    lock = WorkerLock(tmp_path / "new" / "workspace")
    assert lock.holder() is None
    assert lock.try_acquire()
    assert lock.try_acquire()
    assert (lock.holder(), lock.is_held) == (os.getpid(), True)
    with a_worker(tmp_path / "new" / "workspace") as other:
        assert other.communicate("end\n")[0].startswith("False")
    lock.release()
    assert (lock.holder(), lock.is_held) == (None, False)
    with a_worker(tmp_path / "new" / "workspace") as other:
        assert other.communicate("end\n")[0].startswith("True")


def test_two_locks_in_one_process_exclude_each_other(tmp_path: Path) -> None:
    one, two = WorkerLock(tmp_path), WorkerLock(tmp_path)
    assert one.try_acquire()
    assert not two.try_acquire()
    two.release()
    assert one.is_held
    one.release()
    assert two.try_acquire()
    two.release()


def test_the_lock_is_free_once_its_worker_is_killed_even_while_its_children_live(
    tmp_path: Path,
) -> None:
    lock = WorkerLock(tmp_path)
    with a_worker(tmp_path) as worker:
        assert worker.stdout is not None
        held, child = worker.stdout.readline().split()
        assert held == "True"
        assert not lock.try_acquire()
        assert lock.holder() == worker.pid
        os.kill(worker.pid, signal.SIGSTOP)  # a worker that sleeps is still the worker
        assert not lock.try_acquire()
        worker.kill()
        worker.wait()
    assert lock.holder() is None
    wait_until(lock.try_acquire)
    lock.release()
    os.kill(int(child), signal.SIGKILL)  # it was there until now


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_a_workspace_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"file/workspace.*REELWRIGHT_WORKSPACE"):
        WorkerLock(tmp_path / "file" / "workspace").try_acquire()
