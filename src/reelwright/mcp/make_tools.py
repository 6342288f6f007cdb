"""Tools that have a video made, or say what it would be."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from mcp.server.mcpserver import Context

from reelwright.database.accounts import LOCAL_ACCOUNT
from reelwright.domain.brief import Brief
from reelwright.domain.money import Estimate
from reelwright.domain.video import Video
from reelwright.mcp import wishes
from reelwright.mcp.answers import Plan, Price, VideoNow
from reelwright.mcp.toolbox import Toolbox, said
from reelwright.operations.estimates import estimate_order
from reelwright.operations.library import view_video
from reelwright.operations.orders import order_video, read_order
from reelwright.operations.outcome import clip_label
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import Asked
from reelwright.providers.registry import MODEL_WRITERS, voice_model
from reelwright.workflows.casting import FREE_TIERS, choose_voice, clip_tier
from reelwright.workflows.estimate import voice_microusd
from reelwright.workflows.studio import Studio


@dataclass(frozen=True)
class MakeTools:
    """Each is a tool; its docstring is what a model is told of it."""

    tools: Toolbox

    @said
    async def make_video(
        self,
        ctx: Context,
        theme: wishes.Theme = "",
        language: wishes.Language = "",
        script: wishes.ScriptText = "",
        text: wishes.Text = "",
        scenes: wishes.SceneCount = 8,
        style: wishes.Style = "cinematic",
        voice: wishes.Voice = "",
        music: wishes.Music = "",
        captions: wishes.Captions = "",
        clips: wishes.Clips = "motion",
        aspect: wishes.Aspect = "9:16",
        budget: wishes.Budget = "",
        tone: wishes.Tone = "",
        audience: wishes.Audience = "",
        writer: wishes.Writer = "",
        approve: wishes.Approve = False,
        wait: wishes.Wait = False,
    ) -> VideoNow:
        """Make a finished vertical video from a theme, a script or a text. Answers at once with
        its id and expected price, unless wait is true; ask video_status how far it is."""
        request = MakeRequest(
            theme=theme,
            language=language,
            script=script,
            text=text,
            scenes=scenes,
            style=style,
            voice=voice,
            music=music,
            captions=captions,
            clips=clips,
            aspect=aspect,
            budget=budget,
            tone=tone,
            audience=audience,
            writer=writer,
        )
        studio = self.tools.studio
        asked = await asyncio.to_thread(read_order, request)
        price = await asyncio.to_thread(_price, asked, studio)
        video = await asyncio.to_thread(_order, asked, studio, approve)
        await asyncio.to_thread(self.tools.see_to_work)
        if wait:
            await self.tools.until_rest(ctx, video)
        view = await asyncio.to_thread(view_video, studio, video.id)
        planned = bool(self.tools.now(video.id).plan)
        told = VideoNow.of(view, planned=planned)
        return told if planned else told.model_copy(update={"price": price})

    @said
    async def estimate_video(
        self,
        theme: wishes.Theme = "",
        language: wishes.Language = "",
        script: wishes.ScriptText = "",
        text: wishes.Text = "",
        scenes: wishes.SceneCount = 8,
        style: wishes.Style = "cinematic",
        voice: wishes.Voice = "",
        clips: wishes.Clips = "motion",
        budget: wishes.Budget = "",
    ) -> Plan:
        """What a video would show, say and cost. Nothing is made, kept or spent."""
        request = MakeRequest(
            theme=theme,
            language=language,
            script=script,
            text=text,
            scenes=scenes,
            style=style,
            voice=voice,
            clips=clips,
            budget=budget,
        )
        asked = await asyncio.to_thread(read_order, request)
        plan = await asyncio.to_thread(estimate_order, asked, self.tools.studio)
        return Plan.of(plan, {name: clip_label(clip) for name, clip in plan.clips.items()})


def _order(asked: Asked, studio: Studio, approve: bool) -> Video:
    return order_video(asked, studio, account_id=LOCAL_ACCOUNT, approve=approve)


def _price(asked: Asked, studio: Studio) -> Price:
    services, brief, today = studio.services, asked.brief, studio.today()
    provider, _, _ = choose_voice(brief, services.default_voice, services.resources)
    named = f"{provider}:{voice_model(provider, services.resources)}".rstrip(":")
    paid = voice_microusd(services.prices, named, brief.theme, today)
    drawn = clip_tier(brief, services.prices) in FREE_TIERS
    if drawn and not paid and not _asks_a_model(brief):
        return Price.of(Estimate())
    return Price.of(estimate_order(asked, studio).estimate)


def _asks_a_model(brief: Brief) -> bool:
    return brief.source != "script" and brief.writer.partition(":")[0] in MODEL_WRITERS
