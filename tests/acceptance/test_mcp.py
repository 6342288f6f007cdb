"""`reelwright mcp` as an assistant's program starts it: over stdio, and it makes what is asked."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from mcp import Client
from mcp.client.stdio import StdioServerParameters

from tests.acceptance.conftest import Program


def test_a_storyboard_is_made_over_stdio_by_the_process_itself(program: Program) -> None:
    steps: list[float] = []

    async def hear(done: float, _total: float | None, _message: str | None) -> None:
        steps.append(done)

    async def act() -> dict[str, Any]:
        command = StdioServerParameters(
            command=sys.executable, args=program.command("mcp")[1:], env=program.environment
        )
        async with Client(command, read_timeout_seconds=300) as client:
            refused = await client.call_tool("make_video", {"theme": " "})
            assert refused.is_error
            wishes = {
                "script": "**VISUAL:** a panda\n**VOICE-OVER:** Hello there.\n",
                "language": "en",
                "voice": "fake",
                "music": "none",
                "approve": True,
                "wait": True,
            }
            made = await client.call_tool("make_video", wishes, progress_callback=hear)
            assert not made.is_error, made.content
            assert made.structured_content is not None
            return dict(made.structured_content)

    told = asyncio.run(act())
    assert told["status"] == "awaiting_approval"
    assert told["price"]["total"] == "free"
    assert steps
    assert steps == sorted(set(steps))
