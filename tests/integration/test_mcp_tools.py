"""Tools for assistants, called by the SDK's own client: made, followed, edited, refused."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from reelwright.mcp.server import server_over
from reelwright.mcp.wording import by_tool
from tests.support.workshop import Workshop, workshop

GUIDE = Path(__file__).parents[2] / "docs" / "howto" / "mcp.md"
TWO = """**VISUAL:** a cat
**VOICE-OVER:** Cats sleep.

**VISUAL:** an owl
**VOICE-OVER:** Owls do not.
"""
FAKE = {"script": TWO, "language": "en", "voice": "fake", "music": "none"}


@dataclass
class Assistant:
    """Calls tools as a model would, and keeps what it was told on the way."""

    client: Client
    progress: list[tuple[float, float | None, str | None]] = field(default_factory=list)

    async def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What the tool answers."""
        told = await self.client.call_tool(tool, arguments, progress_callback=self._hear)
        assert not told.is_error, told.content
        assert told.structured_content is not None
        return dict(told.structured_content)

    async def refused(self, tool: str, **arguments: Any) -> str:
        """What the tool says instead."""
        told = await self.client.call_tool(tool, arguments)
        assert told.is_error
        return str(told.content[0].text)  # type: ignore[union-attr]

    async def _hear(self, done: float, total: float | None, message: str | None) -> None:
        self.progress.append((done, total, message))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with workshop(tmp_path_factory.mktemp("mcp")) as opened:
        yield opened


def assisted(shop: Workshop, act: Callable[[Assistant], Awaitable[None]]) -> None:
    """Let an assistant act, over a server in this process."""

    async def run() -> None:
        server = server_over(shop.studio, become_worker=lambda: None)
        async with Client(server) as client:
            await act(Assistant(client))

    asyncio.run(run())


def test_every_tool_says_what_it_takes_and_answers(shop: Workshop) -> None:
    async def act(assistant: Assistant) -> None:
        tools = {tool.name: tool for tool in (await assistant.client.list_tools()).tools}
        assert set(tools) == {
            *("make_video", "estimate_video", "list_videos", "video_status", "get_script"),
            *("video_file", "edit_scene", "regenerate_scene", "approve_video", "resume_video"),
            "cancel_video",
        }
        for tool in tools.values():
            assert tool.description
            assert tool.output_schema is not None, tool.name
            assert "ctx" not in tool.input_schema["properties"]
        assert tools["edit_scene"].input_schema["required"] == ["video_id", "scene"]
        assert tools["list_videos"].annotations is not None
        assert tools["list_videos"].annotations.read_only_hint

    assisted(shop, act)


def test_the_guide_names_every_tool_and_its_configurations_are_json(shop: Workshop) -> None:
    page = GUIDE.read_text(encoding="utf-8")

    async def act(assistant: Assistant) -> None:
        for tool in (await assistant.client.list_tools()).tools:
            assert f"`{tool.name}`" in page, tool.name

    assisted(shop, act)
    given = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, re.S)]
    assert len(given) == 3
    for each in given:
        (servers,) = each.values()
        assert servers["reelwright"]["args"][0] == "mcp"


def test_a_video_is_made_looked_at_edited_and_found(shop: Workshop) -> None:
    async def act(assistant: Assistant) -> None:
        made = await assistant.call("make_video", **FAKE, wait=True)
        assert (made["status"], made["scenes"], made["price"]["total"]) == ("completed", 2, "free")
        done = [each[0] for each in assistant.progress]
        assert done == sorted(set(done))
        assert assistant.progress[-1][1] == 8.0
        video_id = made["id"]
        script = await assistant.call("get_script", video_id=video_id[:9])
        assert [scene["voice_over"] for scene in script["scenes"]] == [
            "Cats sleep.",
            "Owls do not.",
        ]
        edited = await assistant.call(
            "edit_scene", video_id=video_id, scene="2", voice_over="Owls wake.", wait=True
        )
        assert edited["status"] == "completed"
        script = await assistant.call("get_script", video_id=video_id)
        assert script["scenes"][1]["voice_over"] == "Owls wake."
        file = await assistant.call("video_file", video_id=video_id)
        assert (file["version"], Path(file["video"]).is_file()) == (2, True)
        listed = await assistant.call("list_videos", limit=200)
        assert video_id in [video["id"] for video in listed["videos"]]

    assisted(shop, act)


def test_a_storyboard_waits_with_its_price_until_it_is_approved(shop: Workshop) -> None:
    async def act(assistant: Assistant) -> None:
        shown = await assistant.call("make_video", **FAKE, approve=True, wait=True)
        assert (shown["status"], shown["price"]["microusd"]) == ("awaiting_approval", 0)
        started = await assistant.call("approve_video", video_id=shown["id"])
        assert started["id"] == shown["id"]
        ended = await assistant.call("video_status", video_id=shown["id"], wait=True)
        assert ended["status"] == "completed"
        assert Path(ended["file"]).is_file()

    assisted(shop, act)


def test_a_video_is_cancelled_and_taken_up_again(shop: Workshop) -> None:
    async def act(assistant: Assistant) -> None:
        shown = await assistant.call("make_video", **FAKE, approve=True, wait=True)
        stopped = await assistant.call("cancel_video", video_id=shown["id"])
        assert stopped["status"] == "cancelled"
        assert "“resume_video”" in stopped["notice"]
        again = await assistant.call("resume_video", video_id=shown["id"], wait=True)
        assert again["status"] == "awaiting_approval"

    assisted(shop, act)


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("make_video", {}, "theme is empty"),
        ("make_video", {"theme": "cats", "style": "../x"}, "Unknown style"),
        ("make_video", {"theme": "cats", "clips": "media:/etc"}, "folder of the server"),
        ("make_video", {"theme": "cats", "music": "/etc/passwd"}, "file of the server"),
        ("make_video", {"theme": "cats", "scenes": 0}, "greater than or equal to 1"),
        ("make_video", {"theme": "cats", "voice": "nobody:x"}, "No voice provider"),
        ("make_video", {"theme": "cats", "budget": "much"}, "not an amount"),
        ("estimate_video", {"script": "x" * 1_000_001}, "1000000 characters"),
        ("video_status", {"video_id": "no-such"}, "There is no video 'no-such'"),
        ("video_file", {"video_id": "../../etc"}, "There is no video"),
        ("edit_scene", {"video_id": "cats", "scene": "1"}, "Say what changes: voice_over"),
        ("cancel_video", {"video_id": "no-such"}, "“list_videos” lists"),
        ("no_such_tool", {}, "Unknown tool"),
    ],
)
def test_what_cannot_be_used_is_told_in_words(
    shop: Workshop, tool: str, arguments: dict[str, Any], told: str
) -> None:
    async def act(assistant: Assistant) -> None:
        assert told in await assistant.refused(tool, **arguments)

    assisted(shop, act)


@pytest.mark.parametrize(
    ("command", "tool"),
    [
        ("Go on with `reelwright resume cats-1`.", "Go on with “resume_video”."),
        (
            "`reelwright retry cats-1 --scene 3 --budget 2` buys it.",
            "“regenerate_scene” for scene 3 with `budget` 2 buys it.",
        ),
        ("Run `reelwright doctor` first.", "Run `reelwright doctor` first."),
        ("`reelwright videos` lists what there is.", "“list_videos” lists what there is."),
        ("Nothing to say.", "Nothing to say."),
    ],
)
def test_commands_are_told_as_tools(command: str, tool: str) -> None:
    assert by_tool(command) == tool
