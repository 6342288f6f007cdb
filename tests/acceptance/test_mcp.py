"""`reelwright mcp` as an assistant's program starts it: over stdio, and it makes what is asked."""

from __future__ import annotations

import asyncio
import sys

from mcp import Client
from mcp.client.stdio import StdioServerParameters

from reelwright.workflows.worker_lock import WorkerLock
from tests.acceptance.conftest import Program

WISHES = {
    "script": "**VISUAL:** a panda\n**VOICE-OVER:** Hello there.\n",
    "language": "en",
    "voice": "fake",
    "music": "none",
    "approve": True,
}


def test_what_is_asked_for_over_stdio_is_made_by_the_process_itself(program: Program) -> None:
    async def act() -> None:
        command = StdioServerParameters(
            command=sys.executable, args=program.command("mcp")[1:], env=program.environment
        )
        async with Client(command, read_timeout_seconds=60) as client:
            refused = await client.call_tool("make_video", {"theme": " "})
            assert refused.is_error
            started = await client.call_tool("make_video", WISHES)
            assert not started.is_error, started.content
            assert started.structured_content is not None
            assert started.structured_content["price"]["total"] == "free"
            named = {"video_id": started.structured_content["id"]}
            async with asyncio.timeout(60):
                # Its worker wrote the script; that pictures follow is shown where that is quick.
                while (await client.call_tool("get_script", named)).is_error:
                    await asyncio.sleep(0.1)

    asyncio.run(act())
    assert program.workspace.is_dir()
    held = program.workspace / "worker.pid"
    assert not held.exists() or not WorkerLock(program.workspace).holder()
