"""The emulated Veo and Omni: jobs that take a moment, outputs, and what they cost."""

from __future__ import annotations

import base64
import contextlib
import itertools
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2

from reelwright.providers.fake_vendor.pictures import film
from tests.emulators.google_fields import Refused, checked_interaction, checked_video

MICROUSD_PER_SECOND = {
    "veo-3.1-generate-001": 200_000,
    "veo-3.1-fast-generate-001": 80_000,
    "veo-3.1-lite-generate-001": 30_000,
    "gemini-omni-1.2-flash": 70_000,
}
RESPONSE = "type.googleapis.com/cloud.ai.large_models.vision.GenerateVideoResponse"
FILTERED = (
    "Veo could not generate videos because the input image or prompt violates the usage "
    "guidelines. You will not be charged. Support codes: 58061214"
)
SIZES = {"9:16": (90, 160), "16:9": (160, 90)}


@dataclass(eq=False)
class Job:
    """One accepted clip."""

    model: str
    place: str
    """Below `clips/` of its storage address; else its prompt."""
    seconds: int
    ratio: str
    storage: str
    ready_at: float
    fault: str = ""
    uri: str = ""

    @property
    def charged_microusd(self) -> int:
        """Nothing for what came to nothing."""
        if self.fault in {"filtered", "no_video"} or self.fault.startswith("failed"):
            return 0
        return self.seconds * MICROUSD_PER_SECOND[self.model]


@dataclass
class Studio:
    """Every clip job of the emulated vendor."""

    store: Callable[[str, str, bytes], None] | None = None
    """Takes `bucket, key, bytes` of outputs; without it only inline answers are given."""
    job_s: float = 0.05
    jobs: dict[str, Job] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)
    most_at_once: int = 0
    """Jobs that were under way together."""
    together: int = 0
    """No job ends before so many were accepted."""
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def forget(self) -> None:
        """Every job and its bill."""
        with self._lock:
            self.jobs.clear()
            self.forgotten.clear()
            self.most_at_once = self.together = 0

    def bill(self) -> dict[str, dict[str, int]]:
        """Times accepted and micro-dollars charged, by place."""
        sums: dict[str, dict[str, int]] = {}
        for job in list(self.jobs.values()):
            line = sums.setdefault(job.place, {"accepted": 0, "charged_microusd": 0})
            line["accepted"] += 1
            line["charged_microusd"] += job.charged_microusd
        return sums

    def submit(self, model: str, prefix: str, body: dict[str, Any], fault: str) -> dict[str, Any]:
        """predictLongRunning. Raises Refused."""
        instance, given = checked_video(body)
        if not model.startswith("veo") or model not in MICROUSD_PER_SECOND:
            raise Refused(404, f"Publisher Model `{prefix}` was not found or has no access.")
        job = self._accept(
            model,
            storage=given.get("storageUri", ""),
            prompt=instance["prompt"],
            seconds=given.get("durationSeconds", 8),
            ratio=given.get("aspectRatio", "16:9"),
            fault=fault,
        )
        name = f"{prefix}/operations/{uuid.uuid4()}"
        self._begin(name, job)
        return {"name": name}

    def poll(self, body: dict[str, Any], fault: str) -> dict[str, Any]:
        """fetchPredictOperation. Raises Refused."""
        name = body["operationName"]
        if fault == "expired":
            self.forgotten.add(name)
            self._finish(self.jobs[name], wait=True)
        job = None if name in self.forgotten else self.jobs.get(name)
        if job is None:
            raise Refused(404, f"The operation {name} was not found.")
        if not self._finish(job):
            return {"name": name}
        if job.fault == "filtered":
            told: dict[str, Any] = {
                "raiMediaFilteredCount": 1,
                "raiMediaFilteredReasons": [FILTERED],
            }
        elif job.fault.startswith("failed"):
            code = int(job.fault.partition(":")[2] or 13)
            error = {"code": code, "message": f"The job failed with {code}."}
            return {"name": name, "done": True, "error": error}
        elif job.fault == "no_video":
            told = {"raiMediaFilteredCount": 0}
        else:
            told = {"raiMediaFilteredCount": 0, "videos": [self._video(job)]}
        return {"name": name, "done": True, "response": {"@type": RESPONSE, **told}}

    def interact(self, body: dict[str, Any], fault: str) -> dict[str, Any]:
        """POST interactions. Raises Refused."""
        shape = checked_interaction(body)
        model = body.get("model", "")
        if "omni" not in model or model not in MICROUSD_PER_SECOND:
            raise Refused(404, f"Publisher Model `{model}` was not found or has no access.")
        name = f"interaction-{next(self._numbers)}"
        job = self._accept(
            model,
            storage=shape.get("gcs_uri", ""),
            prompt=str(body["input"]),
            seconds=int(shape.get("duration", "8s")[:-1]),
            ratio=shape.get("aspect_ratio", "16:9"),
            fault=fault,
        )
        self._begin(name, job)
        return self._told(name, "in_progress")

    def interaction(self, name: str, fault: str) -> dict[str, Any]:
        """GET interactions/ID. Raises Refused."""
        if fault == "expired":
            self.forgotten.add(name)
            self._finish(self.jobs[name], wait=True)
        job = None if name in self.forgotten else self.jobs.get(name)
        if job is None:
            raise Refused(404, f"The interaction {name} was not found.")
        if not self._finish(job):
            return self._told(name, "in_progress")
        if job.fault.startswith("failed") or job.fault == "filtered":
            told = self._told(name, "failed")
            message = FILTERED if job.fault == "filtered" else "Internal error."
            told["steps"] = [{"type": "model_output", "error": {"code": 13, "message": message}}]
            return told
        told = self._told(name, "completed")
        if job.fault == "no_video":
            return told
        video = self._video(job)
        content: dict[str, Any] = {"type": "video", "mime_type": "video/mp4"}
        if "gcsUri" in video:
            content["uri"] = video["gcsUri"]
        else:
            content["data"] = video["bytesBase64Encoded"]
        told["steps"] = [{"type": "model_output", "content": [content]}]
        return told

    def _told(self, name: str, status: str) -> dict[str, Any]:
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        model = self.jobs[name].model if name in self.jobs else ""
        return {"id": name, "status": status, "model": model, "created": at, "updated": at}

    def _accept(
        self, model: str, *, storage: str, prompt: str, seconds: int, ratio: str, fault: str
    ) -> Job:
        if storage and self.store is None:
            raise Refused(400, f"The service agent cannot write to {storage}.")
        place = storage.partition("/clips/")[2].strip("/") or prompt
        now = time.monotonic()
        running = sum(not self._over(job) for job in list(self.jobs.values()))
        self.most_at_once = max(self.most_at_once, running + 1)
        return Job(model, place, seconds, ratio, storage, now + self.job_s, fault)

    def _finish(self, job: Job, *, wait: bool = False) -> bool:
        """Whether the job has ended; its output lies in the bucket then."""
        if wait:
            time.sleep(max(0.0, job.ready_at - time.monotonic()))
        if not self._over(job):
            return False
        with self._lock:
            known = job in self.jobs.values()
            if (
                known
                and job.storage
                and not job.uri
                and job.charged_microusd
                and self.store is not None
            ):
                bucket, _, prefix = job.storage.removeprefix("gs://").partition("/")
                key = f"{prefix.rstrip('/')}/{next(self._numbers)}/sample_0.mp4"
                self.store(bucket, key, self._film(job))
                job.uri = f"gs://{bucket}/{key}"
        return True

    def _begin(self, name: str, job: Job) -> None:
        """Accepted: what goes to a bucket lies there in time, whether anybody asks or not."""
        self.jobs[name] = job
        if job.storage:
            threading.Thread(target=self._work, args=(job,), daemon=True).start()

    def _work(self, job: Job) -> None:
        while not self._over(job):
            time.sleep(0.02)
        # The bucket may be closed by then.
        with contextlib.suppress(httpx2.HTTPError):
            self._finish(job)

    def _over(self, job: Job) -> bool:
        return time.monotonic() >= job.ready_at and len(self.jobs) >= self.together

    def finish_all(self) -> None:
        """Let every job end, as time would."""
        for job in list(self.jobs.values()):
            self._finish(job, wait=True)

    def _video(self, job: Job) -> dict[str, Any]:
        if job.storage:
            return {"gcsUri": job.uri, "mimeType": "video/mp4"}
        data = base64.b64encode(self._film(job)).decode()
        return {"bytesBase64Encoded": data, "mimeType": "video/mp4"}

    @staticmethod
    def _film(job: Job) -> bytes:
        width, height = SIZES[job.ratio]
        return film(duration_ms=job.seconds * 1000, width=width, height=height, seed=len(job.place))
