"""`reelwright watch`: a video's story from any point, followed until nothing more comes."""

from __future__ import annotations

from typing import Annotated

import typer

from reelwright.cli.console import out
from reelwright.cli.opening import VideoId, Workspace, opened_video
from reelwright.cli.story import Teller
from reelwright.database.event_feed import EventFeed
from reelwright.database.events import last_seqs
from reelwright.database.scenes import scenes_of
from reelwright.database.videos import find_video
from reelwright.domain.events import ENDINGS, EventType
from reelwright.domain.video import WORKING
from reelwright.workflows.studio import Studio

GLANCE_S = 1.0
"""Between two looks whether the video is still being made."""
SETTLED = ENDINGS | {EventType.VIDEO_RESTORED}


def watch_command(
    video: VideoId,
    after: Annotated[int, typer.Option("--after", min=0, help="Begin after this event.")] = 0,
    workspace: Workspace = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Tell a video's story, and follow it until it is finished or stands still.

    Ctrl-C stops watching, not the video.
    """
    with opened_video(workspace, video, as_json=as_json) as (studio, video_id):
        try:
            _follow(studio, video_id, after, as_json=as_json)
        except KeyboardInterrupt:
            return


def _follow(studio: Studio, video_id: str, after: int, *, as_json: bool) -> None:
    with studio.database.read() as c:
        numbered = [state.scene.id for state in scenes_of(c, video_id)] if after else []
    feed, teller = EventFeed(studio.database), Teller(numbered)
    while not _told_all(studio, video_id, after):
        for event in feed.follow(video_id, after, timeout_s=GLANCE_S):
            after = event.seq
            if as_json:
                typer.echo(event.model_dump_json())
            elif line := teller.line(event):
                out.print(line, soft_wrap=True)
            if event.type in SETTLED and _told_all(studio, video_id, after):
                return


def _told_all(studio: Studio, video_id: str, after: int) -> bool:
    """Whether nothing more comes until somebody asks for it."""
    with studio.database.read() as c:
        video = find_video(c, video_id)
        if video is None:
            return True
        return video.status not in WORKING and last_seqs(c, video_id)[video_id] <= after
