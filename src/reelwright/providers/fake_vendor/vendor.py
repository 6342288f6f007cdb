"""Vendor: the addresses of the fake vendor, and all that is read from it for nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable
from typing import Any
from urllib.parse import quote

from reelwright.errors import InputError
from reelwright.providers.fake_vendor.answers import (
    EXHAUSTED,
    HANG,
    OPERATION_GONE,
    RESET,
    UNAVAILABLE,
    error,
)
from reelwright.providers.fake_vendor.bill import Bill, Job, now_ms
from reelwright.providers.fake_vendor.faults import Odds, parse_faults
from reelwright.providers.fake_vendor.pictures import film
from reelwright.providers.fake_vendor.submissions import Submissions
from reelwright.providers.fake_vendor.wire import Answer, Cut, Request, json_answer

TINY = (90, 160)
POLL_FAULTS = {
    "poll_rate_limited": EXHAUSTED,
    "poll_error": UNAVAILABLE,
    "poll_reset": RESET,
    "poll_hang": HANG,
}
_OPERATIONS = "/v1/operations/"
_OUTPUTS = "/v1/outputs/"
_ERROR_CODES = {3: "The prompt is invalid.", 8: "Quota exceeded.", 13: "Internal error."}


class FakeVendor:
    """The vendor behind the wire.

    With `tiny`, one film of each length serves all jobs, which is what a load test wants.
    """

    def __init__(self, bill: Bill, odds: Odds, *, job_ms: int = 300, tiny: bool = False) -> None:
        self._bill = bill
        self._odds = odds
        self._tiny = tiny
        submissions = Submissions(bill, odds, job_ms=job_ms)
        self._posts = {
            "/v1/clips": submissions.clip,
            "/v1/speech": submissions.speech,
            "/v1/scripts": submissions.script,
        }

    def answer(self, request: Request) -> Answer | Awaitable[Answer]:
        """Polls, which are the most by far, are answered on the spot."""
        path = request.path
        if request.method == "POST":
            return self._post(path, request.body)
        if path.startswith(_OPERATIONS):
            return self._poll(path.removeprefix(_OPERATIONS))
        if path == "/v1/outputs":
            return self._list(request.asked("place"))
        if path.startswith(_OUTPUTS):
            return self._download(path.removeprefix(_OUTPUTS))
        if path == "/v1/bill":
            return json_answer({**self._bill.report(), "requests": dict(self._odds.requests)})
        return error(404, f"No such address: {path}")

    async def _post(self, path: str, body: bytes) -> Answer:
        try:
            asked = json.loads(body or b"{}")
            if path == "/v1/faults":
                return self._change_faults(asked)
            if path in self._posts:
                return await self._posts[path](asked)
        except (KeyError, TypeError, ValueError, InputError) as problem:
            return error(400, f"The request cannot be used: {problem}")
        return error(404, f"No such address: {path}")

    def _poll(self, operation: str) -> Answer:
        self._odds.requests["poll"] += 1
        job = self._bill.jobs.get(operation)
        if job is None or job.kind != "clip":
            return OPERATION_GONE
        faulty = self._poll_fault(job)
        if faulty is not None:
            return faulty
        at_ms = now_ms()
        if at_ms < job.done_at_ms:
            part = (at_ms - job.accepted_at_ms) / (job.done_at_ms - job.accepted_at_ms)
            return json_answer({"done": False, "progress": round(part, 3)})
        if job.ending in {"expired", "lost"}:
            return OPERATION_GONE
        told: dict[str, Any] = {"done": True, "progress": 1.0}
        if job.ending == "filtered":
            told["filtered"] = "The picture met a safety filter. You will not be charged."
        elif job.ending == "failed":
            code = int(self._odds.faults.value("failed_code", tier=job.tier, place=job.place))
            told["error"] = {"code": code, "message": _ERROR_CODES.get(code, "Unknown error.")}
        else:
            told["output"] = _output(job)
        return json_answer(told)

    def _poll_fault(self, job: Job) -> Answer | None:
        if not self._odds.faults.rules:
            return None
        count = self._odds.count("poll_of", job.place)
        struck = self._odds.first(tuple(POLL_FAULTS), job.tier, job.place, count)
        return POLL_FAULTS[struck] if struck else None

    def _list(self, place: str) -> Answer:
        """Finished outputs below a place; nothing shows while a job runs."""
        count, at_ms = self._odds.count("list", place), now_ms()
        jobs = self._bill.by_place.get(place, [])
        if jobs and self._odds.strikes("find_error", jobs[0].tier, place, count):
            return UNAVAILABLE
        outputs = [
            {"name": _output(job), "operation": job.operation}
            for job in jobs
            if job.kind == "clip"
            and job.ending in {"made", "expired"}
            and at_ms >= job.done_at_ms
            and job.tier != "lost"
        ]
        return json_answer({"outputs": outputs})

    async def _download(self, name: str) -> Answer:
        job = self._bill.jobs.get(name.rsplit("/", 2)[-2] if "/" in name else "")
        if job is None or job.ending not in {"made", "expired"} or now_ms() < job.done_at_ms:
            return error(404, "There is no such output.")
        count = self._odds.count("download", job.place)
        if self._odds.strikes("download_error", job.tier, job.place, count):
            return UNAVAILABLE
        width, height = TINY if self._tiny else (job.width, job.height)
        made = await asyncio.to_thread(
            film,
            duration_ms=job.duration_ms,
            width=width,
            height=height,
            seed=0 if self._tiny else job.seed,
            flaw=job.flaw,
        )
        cut = Cut.NONE
        if self._odds.strikes("truncated", job.tier, job.place, count):
            cut = Cut.TRUNCATE
        return Answer(body=made, kind="video/mp4", cut=cut)

    def _change_faults(self, asked: dict[str, Any]) -> Answer:
        """All faults anew, from `{"spec": "…"}` or the JSON that parse_faults takes."""
        spec = asked["spec"] if isinstance(asked.get("spec"), str) else asked
        self._odds.faults = parse_faults(spec, seed=self._odds.faults.seed)
        return json_answer({"rules": self._odds.faults.rules})


def _output(job: Job) -> str:
    """Below the place, nested as the vendor likes it."""
    return f"{quote(job.place)}/{job.operation}/sample_0.mp4"
