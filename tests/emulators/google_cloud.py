"""Google's models and a bucket in one process, for a demo of the whole cloud path.

`python -m tests.emulators.google_cloud` prints the settings to use, one a line, and serves until
its standard input ends.
"""

from __future__ import annotations

import sys

from tests.emulators.google import running_google
from tests.support.buckets import running_bucket

BUCKET = "reels"


def main() -> None:
    """Serve, and say where."""
    with (
        running_bucket(BUCKET) as bucket,
        running_google(store=lambda _, key, body: bucket.put(key, body), job_s=2.0) as google,
    ):
        settings = {
            "REELWRIGHT_VERTEX_PROJECT": "demo",
            "REELWRIGHT_VERTEX_BASE_URL": google.url,
            "REELWRIGHT_GEMINI_BASE_URL": google.url,
            "REELWRIGHT_GCS_BASE_URL": bucket.url,
            "REELWRIGHT_OBJECTS_URL": f"gs://{BUCKET}/demo",
        }
        for name, value in settings.items():
            print(f"{name}={value}", flush=True)
        print(flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
