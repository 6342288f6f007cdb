"""Hurry: the fake vendor's makers and the policy with waits of seconds instead of minutes."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from reelwright.domain.brief import Brief
from reelwright.domain.policy import Policy
from reelwright.domain.polling import PollRules
from reelwright.ports import ClipMaker, Resources, ScriptWriter, Voice
from reelwright.providers import registry
from reelwright.providers.clips.fake import FakeVendorClips
from reelwright.providers.script.fakepaid import FakePaidWriter
from reelwright.providers.voice.fakepaid import FakePaidVoice
from reelwright.settings import Settings, load_settings
from reelwright.workflows import collect_clip, make_video
from reelwright.workflows.studio import Studio

TYPICAL_MS, LONGEST_MS = 120, 1_500
"""Of the vendor's jobs; a campaign's vendor is started so that none takes longer."""
PATIENCE_S = 0.6
"""How long an answer is waited for."""
IN_FLIGHT = 64


class RewordingWriter(FakePaidWriter):
    """The paid writer of the fake vendor, which can also reword a refused prompt, for money."""

    def reword(self, prompt: str, reason: str) -> str:
        """Another prompt, charged as a script is. Raises ProviderError."""
        asked = Brief(theme=f"{prompt} {reason}"[:200], scenes=1)
        return f"{self.write(asked).scenes[0].visual_prompt}, reworded"


def enlist() -> None:
    """Have this process open the hurried makers by the fake vendor's usual names."""
    # No setting names these two: nobody but a campaign has a reason to change them.
    collect_clip.MISSES = (0.05, 0.1, 0.1, 0.2, 0.2)
    make_video.BUSY_S = 0.2
    registry.CLIP_MAKERS["fake"] = _clips
    registry.TIERS_APART["fake:lost"] = _unfindable
    registry.VOICES["fakepaid"] = _voice
    registry.WRITERS["fakepaid"] = _writer


def settings_of(workspace: Path, vendor_url: str, database_url: str = "") -> Settings:
    """Settings of a campaign's workspace."""
    limits = {"in_flight": IN_FLIGHT, "per_user": IN_FLIGHT, "per_minute": 1_000_000}
    return load_settings(
        workspace=workspace,
        database_url=database_url,
        fake_base_url=vendor_url,
        workers=2,
        offline=True,
        limits={"fake": limits, "fakepaid": limits},
        clip_waits_s=(0.05, 0.1),
        rung_wait_s=0.1,
        call_waits_s=(0.05, 0.1, 0.2, 0.4, 0.4, 0.4),
        doubt_check_s=0.1,
        lease_check_s=0.2,
        trash_days=0,
    )


def hurried(studio: Studio, **changes: Any) -> Studio:
    """The studio with waits that no setting names shortened too."""
    services = studio.services
    policy: Policy = services.policy
    quick = policy.model_copy(
        update={
            "ladder": policy.ladder.model_copy(update={"shortest_wait_s": 0.02}),
            "polling": PollRules(floor_ms=30, ceiling_ms=200),
            "fetch_wait_s": 0.1,
            "house_s": 0.5,
            "stalled_s": 15.0,
            **changes,
        }
    )
    return dataclasses.replace(studio, services=dataclasses.replace(services, policy=quick))


def _clips(resources: Resources) -> ClipMaker:
    return _maker(resources, findable=True)


def _unfindable(resources: Resources) -> ClipMaker:
    return _maker(resources, findable=False)


def _maker(resources: Resources, *, findable: bool) -> ClipMaker:
    return FakeVendorClips(
        resources.fake_base_url,
        findable=findable,
        typical_ms=TYPICAL_MS,
        longest_ms=LONGEST_MS,
        timeout_s=PATIENCE_S,
    )


def _voice(resources: Resources) -> Voice:
    return FakePaidVoice(resources.fake_base_url, timeout_s=PATIENCE_S)


def _writer(resources: Resources) -> ScriptWriter:
    return RewordingWriter(resources.fake_base_url, timeout_s=PATIENCE_S)
