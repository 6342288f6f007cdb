"""Services: what bootstrap makes of the settings, and what operations are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from reelwright.domain.policy import Policy
from reelwright.domain.prices import PriceTable, shipped_prices
from reelwright.ports.storage import ObjectStore


@dataclass(frozen=True)
class Progress:
    """One step forward, told to whoever watches."""

    stage: str
    event: str
    """started, advanced, finished, reused or warned."""
    scene_id: str = ""
    fraction: float | None = None
    message: str = ""
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Access:
    """How one vendor is reached; its key is never shown."""

    api_key: str = field(default="", repr=False)
    base_url: str = ""
    """Empty means the vendor's own address; a proxy or an emulator otherwise."""
    project: str = ""
    location: str = ""
    credentials: str = ""
    """Path of a service account's file; empty means the machine's own credentials."""


NO_ACCESS = Access()


@dataclass(frozen=True)
class Resources:
    """What providers may use of this machine; hashable, so that it can cross processes."""

    cache: Path
    threads: int = 2
    offline: bool = False
    wikipedia_base_url: str = ""
    weights_base_url: str = ""
    fake_base_url: str = ""
    objects_url: str = ""
    """`gs://bucket/prefix` or `s3://bucket/prefix`; empty means this machine's disk."""
    vendors: tuple[tuple[str, Access], ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    """Models that were set, by what they are for (`script:gemini`); see `model`."""
    whisper: str = "base"
    """Whisper's size or folder; `base` is installed along, `off` means none."""

    def access(self, vendor: str) -> Access:
        """How `vendor` is reached: gemini, vertex, google_tts, openai, pexels, pixabay, gcs, s3."""
        return dict(self.vendors).get(vendor, NO_ACCESS)

    def model(self, kind: str, provider: str) -> str:
        """The model of a `script` or `voice` provider that was set; empty means its default."""
        return dict(self.models).get(f"{kind}:{provider}", "")

    def with_model(self, kind: str, provider: str, model: str) -> Resources:
        """The same with that model for it; what a video was planned with stays with it."""
        if self.model(kind, provider) == model:
            return self
        chosen = {**dict(self.models), f"{kind}:{provider}": model}
        return replace(self, models=tuple(sorted(chosen.items())))


@dataclass(frozen=True)
class Services:
    """Everything the operations need, made once by bootstrap."""

    store: ObjectStore
    workspace: Path
    resources: Resources
    workers: int
    default_voice: str = ""
    policy: Policy = field(default_factory=Policy)
    prices: PriceTable = field(default_factory=shipped_prices)
    link_secret: str = field(default="", repr=False)
    """Signs links to files; empty means the workspace's own secret."""


Watcher = Callable[[Progress], None]
