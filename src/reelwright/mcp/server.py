"""Server: the tools on the official SDK, over standard input and output."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp_types import ToolAnnotations

from reelwright import __version__
from reelwright.errors import ReelwrightError
from reelwright.mcp.edit_tools import EditTools
from reelwright.mcp.look_tools import LookTools
from reelwright.mcp.make_tools import MakeTools
from reelwright.mcp.toolbox import Toolbox
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.mcp")

LOOK_S = 2.0
"""Between two looks whether somebody works."""
INSTRUCTIONS = """\
Reelwright makes finished vertical videos with script, voice, pictures, captions and music from a
theme, on this machine. make_video starts one and answers at once; it takes one to several minutes
(video_status tells how far it is; wait=true waits). By itself everything is drawn and free. Where
clips, voice or writer cost money, call estimate_video first or make_video with approve=true, tell
the person the price, and go on with approve_video only when they agree. edit_scene changes one
scene of a finished video; only that scene is made anew. Facts come from Wikipedia: pass the
credits that video_file tells on to wherever the video is published."""

LOOKS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
STARTS = ToolAnnotations(read_only_hint=False, destructive_hint=False, open_world_hint=True)
ENDS = ToolAnnotations(read_only_hint=False, destructive_hint=True, open_world_hint=False)


def server_over(studio: Studio, *, become_worker: Callable[[], None]) -> MCPServer[Any]:
    """Every tool, over a studio that the caller closes.

    `become_worker` is called now and then, so that what is asked for is also made.
    """
    tools = Toolbox(studio, become_worker)

    @asynccontextmanager
    async def working(_: MCPServer[Any]) -> AsyncIterator[None]:
        task = asyncio.create_task(_keep_working(tools))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    server = MCPServer(
        "reelwright",
        title="Reelwright",
        instructions=INSTRUCTIONS,
        version=__version__,
        lifespan=working,
        log_level="WARNING",
    )
    makes, looks, edits = MakeTools(tools), LookTools(tools), EditTools(tools)
    server.add_tool(makes.make_video, annotations=STARTS)
    server.add_tool(makes.estimate_video, annotations=LOOKS)
    server.add_tool(looks.list_videos, annotations=LOOKS)
    server.add_tool(looks.video_status, annotations=LOOKS)
    server.add_tool(looks.get_script, annotations=LOOKS)
    server.add_tool(looks.video_file, annotations=LOOKS)
    server.add_tool(edits.edit_scene, annotations=STARTS)
    server.add_tool(edits.regenerate_scene, annotations=STARTS)
    server.add_tool(edits.approve_video, annotations=STARTS)
    server.add_tool(edits.resume_video, annotations=STARTS)
    server.add_tool(edits.cancel_video, annotations=ENDS)
    return server


async def _keep_working(tools: Toolbox) -> None:
    said = ""
    while True:
        try:
            await asyncio.to_thread(tools.see_to_work)
        except ReelwrightError as error:
            if str(error) != said:
                said = str(error)
                log.warning("Nothing is made now: %s", said)
        await asyncio.sleep(LOOK_S)
