"""Tools that change a video that is there, or what becomes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from mcp.server.mcpserver import Context
from pydantic import Field

from reelwright.domain.money import parse_dollars
from reelwright.domain.video import Video
from reelwright.errors import InputError
from reelwright.mcp import wishes
from reelwright.mcp.answers import VideoNow
from reelwright.mcp.look_tools import stands
from reelwright.mcp.toolbox import Toolbox, said
from reelwright.operations import control, scenes
from reelwright.operations.library import find_id, view_video

DrawRest = Annotated[bool, Field(description="Draw every picture that is not bought yet.")]


@dataclass(frozen=True)
class EditTools:
    """Each is a tool; its docstring is what a model is told of it."""

    tools: Toolbox

    @said
    async def edit_scene(
        self,
        ctx: Context,
        video_id: wishes.VideoId,
        scene: wishes.SceneName,
        voice_over: wishes.Said = None,
        visual_prompt: wishes.Seen = None,
        keywords: wishes.Keywords = None,
        budget: wishes.Budget = "",
        wait: wishes.Wait = False,
    ) -> VideoNow:
        """Other words or another picture for one scene of a video at rest; only that scene is
        made anew, and the file joined. Another bought picture costs money again."""
        if voice_over is None and visual_prompt is None and keywords is None:
            raise InputError("Say what changes: voice_over, visual_prompt or keywords.")

        def edit(found: str) -> Video:
            return scenes.edit(
                self.tools.studio,
                found,
                scene,
                voice_over=voice_over,
                visual_prompt=visual_prompt,
                keywords=keywords,
                budget_microusd=_dollars(budget),
            )

        return await self._started(ctx, video_id, edit, wait=wait)

    @said
    async def regenerate_scene(
        self,
        ctx: Context,
        video_id: wishes.VideoId,
        scene: wishes.SceneName,
        budget: wishes.Budget = "",
        wait: wishes.Wait = False,
    ) -> VideoNow:
        """Buy another picture for the same words of one scene. It costs money; the last good one
        stays until the new one is there. A drawn picture follows its text: edit_scene instead."""

        def again(found: str) -> Video:
            return control.retry(
                self.tools.studio, found, scene=scene, budget_microusd=_dollars(budget)
            )

        return await self._started(ctx, video_id, again, wait=wait)

    @said
    async def approve_video(
        self, ctx: Context, video_id: wishes.VideoId, wait: wishes.Wait = False
    ) -> VideoNow:
        """Have a storyboard made at the price it named. Ask the person first where it costs."""
        return await self._started(
            ctx, video_id, lambda found: control.approve(self.tools.studio, found), wait=wait
        )

    @said
    async def resume_video(
        self,
        ctx: Context,
        video_id: wishes.VideoId,
        budget: wishes.Budget = "",
        draw_rest: DrawRest = False,
        wait: wishes.Wait = False,
    ) -> VideoNow:
        """Go on with a paused, failed or cancelled video where it stopped."""

        def resume(found: str) -> Video:
            return control.resume(
                self.tools.studio, found, budget_microusd=_dollars(budget), draw_rest=draw_rest
            )

        return await self._started(ctx, video_id, resume, wait=wait)

    @said
    async def cancel_video(self, video_id: wishes.VideoId) -> VideoNow:
        """Stop a video. What was made is kept, and resume_video goes on with it."""
        return await asyncio.to_thread(self._cancelled, video_id)

    def _cancelled(self, given: str) -> VideoNow:
        video = control.cancel(self.tools.studio, find_id(self.tools.studio, given))
        return stands(self.tools, video.id)

    async def _started(
        self, ctx: Context, given: str, act: Callable[[str], Video], *, wait: bool
    ) -> VideoNow:
        studio = self.tools.studio
        found = await asyncio.to_thread(find_id, studio, given)
        before = await asyncio.to_thread(view_video, studio, found)
        video = await asyncio.to_thread(act, found)
        await asyncio.to_thread(self.tools.see_to_work)
        if wait:
            await self.tools.until_rest(ctx, video, after=before.events)
        return await asyncio.to_thread(stands, self.tools, found)


def _dollars(text: str) -> int | None:
    """None where none is given. Raises InputError."""
    return parse_dollars(text) if text else None
