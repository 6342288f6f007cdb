"""faulted_sites: Cloud Text-to-Speech, OpenAI, Pexels and Pixabay, each on its emulator."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from contextlib import closing

from reelwright.domain.brief import Brief
from reelwright.ports import Access, ClipMaker, Voice
from reelwright.providers.clips.pexels import PexelsClips
from reelwright.providers.clips.pixabay import PixabayClips
from reelwright.providers.script.asked import AskedWriter
from reelwright.providers.script.openai import OpenAIModel
from reelwright.providers.voice.google import chirp_voice, google_voice
from reelwright.providers.voice.openai import OpenAIVoice
from tests.emulators import loopback, openai, stock
from tests.emulators.cloud_tts import CloudTts
from tests.emulators.loopback import Emulator, running
from tests.emulators.stock import Flaw, StockSite
from tests.support.fault_table import Fault
from tests.support.faulted import SCENE, Rig, make_clip, say

BRIEF = Brief(theme="Les pandas", scenes=3)
SCRIPT = {
    "title": "Les pandas",
    "description": "Trois scènes.",
    "hashtags": ["#pandas"],
    "scenes": [
        {
            "voice_over": f"Le panda numéro {n} mange du bambou toute la journée en forêt.",
            "visual_prompt": f"{SCENE.visual_prompt}, scene {n}",
            "keywords": ["panda", "bamboo"],
        }
        for n in range(3)
    ],
}
FAULTS = {
    Fault.BAD_REQUEST: loopback.Fault.BAD_REQUEST,
    Fault.NO_LOGIN: loopback.Fault.NO_KEY,
    Fault.FORBIDDEN: loopback.Fault.FORBIDDEN,
    Fault.RETIRED: loopback.Fault.RETIRED,
    Fault.TOO_OFTEN_TOLD: loopback.Fault.TOO_OFTEN,
    Fault.TOO_OFTEN: loopback.Fault.TOO_OFTEN_UNTOLD,
    Fault.BROKEN: loopback.Fault.BROKEN,
    Fault.AWAY: loopback.Fault.AWAY,
    Fault.SLOW: loopback.Fault.SLOW,
    Fault.DROPPED_BEFORE: loopback.Fault.DROPPED,
    Fault.DROPPED_AFTER: loopback.Fault.UNANSWERED,
    Fault.TRUNCATED: loopback.Fault.TRUNCATED,
    Fault.WRONG_AUDIO: loopback.Fault.WRONG,
}


class SiteRig(Rig):
    """A vendor behind one of the loopback emulators."""

    def __init__(self, site: Emulator) -> None:
        super().__init__()
        self.site = site

    def arm(self, fault: Fault | None) -> None:
        self.site.faults.clear()
        self.site.asked.clear()
        self.site.billed.clear()
        if fault in FAULTS:
            self.site.faults.append(FAULTS[fault])

    def requests(self) -> int:
        return len(self.site.asked)

    def billed(self) -> bool:
        return sum(self.site.billed.values()) > 0


class VoiceRig(SiteRig):
    """Speaks a sentence."""

    def __init__(
        self, site: Emulator, opened: Callable[[str, float], Voice], *, secret: str = ""
    ) -> None:
        super().__init__(site)
        self.opened, self.secret = opened, secret

    def use(self, fault: Fault | None, timeout_s: float) -> None:
        say(self.opened(self.site.url, timeout_s))


class WriterRig(SiteRig):
    """Asks OpenAI for a script."""

    secret = openai.KEY
    site: openai.OpenAI

    def arm(self, fault: Fault | None) -> None:
        super().arm(fault)
        self.site.answers = [json.dumps(SCRIPT)]
        self.site.finish_reason = "content_filter" if fault is Fault.FILTERED else "stop"

    def use(self, fault: Fault | None, timeout_s: float) -> None:
        access = Access(openai.KEY, f"{self.site.url}/v1")
        model = OpenAIModel(access, "llama3.1", timeout_s=timeout_s)
        with closing(AskedWriter(model)) as writer:
            writer.write(BRIEF)


class StockRig(SiteRig):
    """Searches a clip and brings it here."""

    secret = stock.KEY
    site: StockSite

    def __init__(self, site: StockSite, opened: Callable[[str, float], ClipMaker]) -> None:
        super().__init__(site)
        self.opened = opened

    def arm(self, fault: Fault | None) -> None:
        super().arm(fault)
        self.site.flaws.clear()
        if fault is Fault.EXPIRED:
            # The search is well; then the clip is taken down.
            self.site.faults += [None, loopback.Fault.RETIRED]
        if fault is Fault.NO_VIDEO:
            self.site.flaws.append(Flaw.NO_VIDEO)

    def use(self, fault: Fault | None, timeout_s: float) -> None:
        maker = self.opened(self.site.url, timeout_s)
        make_clip(maker, self.folder, submitted=lambda: None)


@contextlib.contextmanager
def site_rigs() -> Iterator[dict[str, Rig]]:
    """Every vendor that is not reached through Vertex AI or the Gemini API."""
    with (
        running(CloudTts()) as cloud,
        running(openai.OpenAI()) as server,
        running(stock.Pexels()) as pexels,
        running(stock.Pixabay()) as pixabay,
    ):
        yield {
            "script openai": WriterRig(server),
            "voice google": VoiceRig(
                cloud, lambda url, s: google_voice(Access(base_url=url), timeout_s=s)
            ),
            "voice chirp": VoiceRig(
                cloud, lambda url, s: chirp_voice(Access(base_url=url), timeout_s=s)
            ),
            "voice openai": VoiceRig(
                server,
                lambda url, s: OpenAIVoice(Access(openai.KEY, f"{url}/v1"), "tts-1", timeout_s=s),
                secret=openai.KEY,
            ),
            "clips pexels": StockRig(
                pexels, lambda url, s: PexelsClips(Access(stock.KEY, url), timeout_s=s)
            ),
            "clips pixabay": StockRig(
                pixabay, lambda url, s: PixabayClips(Access(stock.KEY, url), timeout_s=s)
            ),
        }
