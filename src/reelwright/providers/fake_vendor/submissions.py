"""Submissions: what the fake vendor accepts and charges, refuses, or accepts without a word."""

from __future__ import annotations

import asyncio
import base64
import io
import uuid
import wave
from typing import Any

import numpy as np

from reelwright.domain.brief import Brief
from reelwright.providers.fake_vendor.answers import (
    EXHAUSTED,
    HANG,
    INTERNAL,
    RESET,
    UNAVAILABLE,
    error,
    not_found,
)
from reelwright.providers.fake_vendor.bill import (
    CLIP_PRICES,
    SCRIPT_PRICE,
    SPEECH_PRICE,
    Bill,
    Job,
    now_ms,
)
from reelwright.providers.fake_vendor.faults import FLAWS, JOB_ENDINGS, Odds, share
from reelwright.providers.fake_vendor.wire import Answer, json_answer
from reelwright.providers.script.fake import FakeWriter
from reelwright.providers.voice.fake import FakeVoice

DURATIONS_MS = (4_000, 6_000, 8_000)


class Submissions:
    """Takes paid requests. `job_ms` is the middle of a clip's time, which varies by half."""

    def __init__(self, bill: Bill, odds: Odds, *, job_ms: int) -> None:
        self._bill = bill
        self._odds = odds
        self._job_ms = job_ms

    async def clip(self, asked: dict[str, Any]) -> Answer:
        tier, place = str(asked["tier"]), str(asked["place"])
        duration_ms = int(asked["duration_ms"])
        if tier not in CLIP_PRICES:
            return not_found(tier)
        if duration_ms not in DURATIONS_MS:
            return error(400, f"duration_ms must be one of {DURATIONS_MS}.")
        count = self._odds.count("clip", place)
        refused = await self._refusal(tier, place, count)
        if refused is not None:
            return refused
        ending = self._odds.first(JOB_ENDINGS, tier, place, count) or "made"
        took_ms = self._job_ms * (0.5 + share(self._odds.faults.seed, "length", place, count))
        if self._odds.strikes("late", tier, place, count):
            took_ms = self._job_ms * self._odds.faults.value("late_factor", tier=tier, place=place)
        at_ms = now_ms()
        job = Job(
            operation=uuid.uuid4().hex,
            kind="clip",
            place=place,
            tier=tier,
            duration_ms=duration_ms,
            width=int(asked["width"]),
            height=int(asked["height"]),
            seed=int(asked.get("seed", 0)),
            ending=ending,
            flaw=self._odds.first(FLAWS, tier, place, count),
            price_microusd=CLIP_PRICES[tier] * duration_ms // 1000,
            accepted_at_ms=at_ms,
            done_at_ms=at_ms + round(took_ms),
        )
        await self._bill.accept(job)
        return self._accepted(job, count, json_answer({"operation": job.operation}))

    async def speech(self, asked: dict[str, Any]) -> Answer:
        text, place = str(asked["text"]), str(asked["place"])
        count = self._odds.count("speech", place)
        refused = await self._refusal("voice", place, count)
        if refused is not None:
            return refused
        speech = await asyncio.to_thread(
            FakeVoice().speak,
            text,
            language=str(asked["language"]),
            voice=str(asked.get("voice", "")),
            speed=float(asked.get("speed", 1.0)),
        )
        job = _at_once("speech", place, "voice", SPEECH_PRICE * len(text))
        await self._bill.accept(job)
        pcm = np.round(speech.samples * 32767).astype("<i2").tobytes()
        words = [[word.text, word.start_ms, word.end_ms] for word in speech.words or ()]
        told = {
            "audio": base64.b64encode(_wav(pcm, speech.sample_rate)).decode(),
            "voice": speech.voice.partition(":")[2],
            "words": words,
        }
        return self._accepted(job, count, json_answer(told))

    async def script(self, asked: dict[str, Any]) -> Answer:
        place = str(asked["place"])
        brief = Brief.model_validate(asked["brief"])
        count = self._odds.count("script", place)
        refused = await self._refusal("script", place, count)
        if refused is not None:
            return refused
        script = FakeWriter().write(brief)
        job = _at_once("script", place, "script", SCRIPT_PRICE)
        await self._bill.accept(job)
        return self._accepted(job, count, json_answer({"script": script.model_dump(mode="json")}))

    async def _refusal(self, tier: str, place: str, count: int) -> Answer | None:
        """What answers a submission that is not accepted; None where it is."""
        value, seen = self._odds.faults.value, {"tier": tier, "place": place}
        if self._odds.strikes("slow", tier, place, count):
            await asyncio.sleep(value("slow_ms", **seen) / 1000)
        capacity = value("capacity", **seen)
        if count <= value("first_fail", **seen):
            return UNAVAILABLE
        if capacity and self._bill.running(tier) >= capacity:
            return error(429, "Resource exhausted: too many running jobs.")
        retry = (("retry-after", f"{value('retry_after_s', **seen):g}"),)
        answers = {
            "retired": not_found(tier),
            "rejected": error(400, "The prompt was refused."),
            "rate_limited": EXHAUSTED,
            "retry_after": error(429, "Resource exhausted.", retry),
            "error_500": INTERNAL,
            "error_503": UNAVAILABLE,
            "reset_before_accept": RESET,
            "hang": HANG,
        }
        struck = self._odds.first(tuple(answers), tier, place, count)
        return answers[struck] if struck else None

    def _accepted(self, job: Job, count: int, answer: Answer) -> Answer:
        """The answer to an accepted request, or how it is lost."""
        answers = {
            "reset_after_accept": RESET,
            "error_after_accept": INTERNAL,
            "hang_after_accept": HANG,
        }
        struck = self._odds.first(tuple(answers), job.tier, job.place, count)
        return answers[struck] if struck else answer


def _at_once(kind: str, place: str, tier: str, price_microusd: int) -> Job:
    """A job that is done when it is accepted."""
    at_ms = now_ms()
    return Job(
        operation=uuid.uuid4().hex,
        kind=kind,
        place=place,
        tier=tier,
        duration_ms=0,
        width=0,
        height=0,
        seed=0,
        ending="made",
        flaw="",
        price_microusd=price_microusd,
        accepted_at_ms=at_ms,
        done_at_ms=at_ms,
    )


def _wav(pcm: bytes, sample_rate: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(sample_rate)
        sound.writeframes(pcm)
    return file.getvalue()
