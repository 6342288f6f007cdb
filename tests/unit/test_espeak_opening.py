"""espeak-ng keeps global state: a process opens it once, however many threads ask first."""

from __future__ import annotations

import subprocess
import sys

TOGETHER = """
import threading
from reelwright.providers.voice.espeak import espeak

start, found = threading.Barrier(8), []

def ask():
    start.wait()
    found.append((id(espeak()), espeak().phonemes("Bonjour", "fr")))

threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), len(set(found)))
"""


def test_threads_that_ask_together_get_the_same_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TOGETHER], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["8", "1"]), done.stderr
