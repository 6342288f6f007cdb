"""faulted_google: what goes over Vertex AI or the Gemini API, on the emulated Google."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from reelwright.domain.brief import Brief
from reelwright.ports import Access, ClipMaker, Resources
from reelwright.providers.clips.omni import OmniClips
from reelwright.providers.clips.stills import StillClips
from reelwright.providers.clips.veo import VeoClips
from reelwright.providers.script.asked import AskedWriter
from reelwright.providers.script.gemini import GeminiModel
from reelwright.providers.voice.gemini import GeminiVoice
from tests.emulators.google import Google, running_google
from tests.support.buckets import Bucket, running_bucket
from tests.support.fault_table import Fault
from tests.support.faulted import Rig, make_clip, say

KEY = "AIza-a-very-secret-key"
BRIEF = Brief(theme="Les phares", language="fr-FR", scenes=3)
MAKERS = {"veo": VeoClips, "omni": OmniClips, "stills": StillClips}
SUBMITS = {"veo": "submit", "omni": "interact", "stills": "image"}
LOOKS = {"veo": "poll", "omni": "interaction"}
WORDS: dict[Fault, str] = {
    Fault.BAD_REQUEST: "400",
    Fault.NO_LOGIN: "401",
    Fault.FORBIDDEN: "403",
    Fault.RETIRED: "404",
    Fault.TOO_OFTEN_TOLD: "429",
    Fault.TOO_OFTEN: "429_untold",
    Fault.BROKEN: "500",
    Fault.AWAY: "503",
    Fault.SLOW: "slow",
    Fault.DROPPED_BEFORE: "drop_before",
    Fault.DROPPED_AFTER: "drop_after",
    Fault.TRUNCATED: "garbage",
    Fault.WRONG_AUDIO: "wrong_audio",
}
FILTERED = {"content": ("blocked", "blocked"), "tts": ("blocked",), "image": ("blocked",)}


class GoogleRig(Rig):
    """Kind `content`, `tts`, or that of a clip's submission or look."""

    secret = KEY

    def __init__(self, google: Google, bucket: Bucket, kind: str, door: str) -> None:
        super().__init__()
        self.google, self.bucket, self.kind = google, bucket, kind
        vertex = Access(base_url=google.url, project="p", location="us-central1")
        over = ("vertex", vertex) if door != "key" else ("gemini", Access(KEY, google.url))
        self.resources = Resources(
            self.folder / "cache",
            offline=True,
            objects_url=f"gs://{bucket.name}/reels" if door == "bucket" else "",
            vendors=(over, ("gcs", Access(base_url=bucket.url))),
        )

    def arm(self, fault: Fault | None) -> None:
        self.google.heal()
        self.bucket.clear()
        if fault is Fault.FILTERED:
            self.google.fail(self.kind, *FILTERED.get(self.kind, ("filtered",)))
        elif fault is not None:
            self.google.fail(self.kind, WORDS[fault])

    def use(self, fault: Fault | None, timeout_s: float) -> None:
        if self.kind == "tts":
            say(GeminiVoice(self.resources, timeout_s=timeout_s))
            return
        with closing(AskedWriter(GeminiModel(self.resources, timeout_s=timeout_s))) as writer:
            writer.write(BRIEF)

    def requests(self) -> int:
        return self.google.posts[self.kind]

    def billed(self) -> bool:
        bill = self.google.bill()
        clips = sum(line["charged_microusd"] for line in bill["clips"].values())
        if self.kind in SUBMITS.values():
            return bool(clips or bill["pictures"])
        return sum(bill["tokens"].values()) > 0


class ClipRig(GoogleRig):
    """A maker of clips; with `look` the faults befall the looks at the job."""

    def __init__(
        self, google: Google, bucket: Bucket, name: str, door: str, *, look: bool = False
    ) -> None:
        super().__init__(google, bucket, SUBMITS[name], door)
        self.name, self.look = name, look

    def arm(self, fault: Fault | None) -> None:
        if fault is Fault.NO_VIDEO:
            super().arm(None)
            self.google.fail(self.kind, "no_image" if self.kind == "image" else "no_video")
        elif fault is Fault.EXPIRED:
            super().arm(None)
            if self.name in LOOKS:
                self.google.fail(LOOKS[self.name], "expired")
        elif self.look and fault is not None:
            super().arm(None)
            self.google.fail(LOOKS[self.name], WORDS[fault])
        else:
            super().arm(fault)

    def use(self, fault: Fault | None, timeout_s: float) -> None:
        def submitted() -> None:
            if fault is Fault.EXPIRED and self.kind == "image":
                for picture in self.stills.iterdir():
                    picture.unlink()

        maker = self.maker(timeout_s)
        make_clip(maker, self.folder, submitted=submitted)

    def maker(self, timeout_s: float) -> ClipMaker:
        return MAKERS[self.name](self.resources, timeout_s=timeout_s)

    @property
    def stills(self) -> Path:
        return self.resources.cache / "stills"


@contextlib.contextmanager
def google_rigs() -> Iterator[dict[str, Rig]]:
    """Everything of Google's but Cloud Text-to-Speech and the bucket as an object store."""
    with (
        running_bucket("films") as bucket,
        running_google(store=lambda _, key, body: bucket.put(key, body)) as google,
    ):
        rigs: dict[str, Rig] = {}
        for door, shown in (("key", "key"), ("inline", "Vertex AI")):
            rigs[f"script gemini ({shown})"] = GoogleRig(google, bucket, "content", door)
            rigs[f"voice gemini ({shown})"] = GoogleRig(google, bucket, "tts", door)
            rigs[f"clips stills ({shown})"] = ClipRig(google, bucket, "stills", door)
        for door in ("bucket", "inline"):
            rigs[f"clips veo (Vertex AI, {door})"] = ClipRig(google, bucket, "veo", door)
        rigs["clips veo (Vertex AI), poll"] = ClipRig(google, bucket, "veo", "bucket", look=True)
        for door, shown in (("key", "key"), ("bucket", "Vertex AI, bucket")):
            rigs[f"clips omni ({shown})"] = ClipRig(google, bucket, "omni", door)
        for door, shown in (("key", "key"), ("bucket", "Vertex AI")):
            name = f"clips omni ({shown}), poll"
            rigs[name] = ClipRig(google, bucket, "omni", door, look=True)
        yield rigs
