"""Tools that look: which videos there are, how one stands, what it says, where its file is."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from mcp.server.mcpserver import Context
from pydantic import Field

from reelwright.domain.video import WORKING
from reelwright.mcp import wishes
from reelwright.mcp.answers import SceneNow, ScriptNow, VideoFile, VideoInList, VideoNow, Videos
from reelwright.mcp.toolbox import Toolbox, said
from reelwright.operations.delivery import provenance_of
from reelwright.operations.library import find_id, list_videos, script_of, view_video
from reelwright.operations.outcome import outcome_of
from reelwright.storage.versions import version_file
from reelwright.workflows.studio import Studio

Limit = Annotated[int, Field(ge=1, le=200)]
Trashed = Annotated[bool, Field(description="Those in the trash instead.")]


@dataclass(frozen=True)
class LookTools:
    """Each is a tool; its docstring is what a model is told of it."""

    tools: Toolbox

    @said
    async def list_videos(self, limit: Limit = 20, trashed: Trashed = False) -> Videos:
        """The videos there are, newest first."""
        found = await asyncio.to_thread(
            list_videos, self.tools.studio, trashed=trashed, limit=limit
        )
        return Videos(videos=[VideoInList.of(line) for line in found])

    @said
    async def video_status(
        self, ctx: Context, video_id: wishes.VideoId, wait: wishes.Wait = False
    ) -> VideoNow:
        """How a video stands, what it costs, and where its file is once it is finished."""
        studio = self.tools.studio
        found = await asyncio.to_thread(find_id, studio, video_id)
        video = self.tools.now(found)
        if wait and video.status in WORKING:
            before = await asyncio.to_thread(view_video, studio, found)
            await self.tools.until_rest(ctx, video, after=before.events)
        return await asyncio.to_thread(stands, self.tools, found)

    @said
    async def get_script(self, video_id: wishes.VideoId) -> ScriptNow:
        """What a video says and shows, scene by scene, with its sources."""
        return await asyncio.to_thread(_script, self.tools.studio, video_id)

    @said
    async def video_file(self, video_id: wishes.VideoId) -> VideoFile:
        """Where the finished file of a video lies, with the text and credits to publish it by."""
        return await asyncio.to_thread(_file, self.tools.studio, video_id)


def stands(tools: Toolbox, video_id: str) -> VideoNow:
    """How it stands now."""
    planned = bool(tools.now(video_id).plan)
    return VideoNow.of(view_video(tools.studio, video_id), planned=planned)


def _script(studio: Studio, given: str) -> ScriptNow:
    video_id = find_id(studio, given)
    script, view = script_of(studio, video_id), view_video(studio, video_id)
    return ScriptNow(
        id=video_id,
        title=script.title,
        language=script.language,
        revision=view.revision,
        scenes=[SceneNow.of(scene) for scene in view.scenes],
        hashtags=list(script.hashtags),
        description=script.description,
        sources=[f"{source.title} {source.url}".strip() for source in script.sources],
    )


def _file(studio: Studio, given: str) -> VideoFile:
    made = outcome_of(studio, find_id(studio, given)).made
    video, thumbnail = (
        version_file(
            studio.objects(), studio.services.workspace, made.video_id, made.version, Path(name)
        )
        for name in (made.finished.video, made.finished.thumbnail)
    )
    provenance = provenance_of(made)
    return VideoFile(
        id=made.video_id,
        title=made.script.title,
        version=made.version,
        seconds=round(made.finished.duration_ms / 1000),
        video=str(video),
        thumbnail=str(thumbnail),
        description=provenance.description,
        hashtags=list(provenance.hashtags),
    )
