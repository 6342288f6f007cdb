"""Make a video with the Python client: `reelwright serve --solo` in one terminal, this in another.

python examples/first_video.py "The octopus" octopus.mp4
"""

from __future__ import annotations

import os
import sys

from reelwright.client import Client, ClientError

URL = os.environ.get("REELWRIGHT_SERVER", "http://127.0.0.1:8000")
KEY = os.environ.get("REELWRIGHT_SERVER_KEY", "")
"""Not needed where the service runs with --solo."""


def main(theme: str, target: str) -> int:
    """Ask for a video, follow it, fetch it."""
    with Client(URL, key=KEY) as client:
        try:
            started = client.create(theme=theme)
            print(f"{started.video_id} is being made …")
            for event in client.watch(started.video_id):
                print(f"{event.seq:4d}  {event.type}  {event.scene_id}".rstrip())
            video = client.video(started.video_id)
            if video.status != "completed":
                print(f"{video.title} is {video.status}. {video.notice}", file=sys.stderr)
                return 1
            print(client.download(video.id, target))
        except ClientError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(f'Usage: {sys.argv[0]} "THEME" FILE.mp4')
    sys.exit(main(*sys.argv[1:]))
