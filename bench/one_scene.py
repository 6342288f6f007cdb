"""One scene edited: what the ledger and the clock say, with a paid voice and real FFmpeg.

python -m bench.run one_scene
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from bench.meter import Meter
from reelwright.bootstrap import studio_from
from reelwright.database.artifacts import artifacts_of
from reelwright.database.event_feed import EventFeed
from reelwright.database.tables import ledger
from reelwright.domain.events import ENDINGS, EventType
from reelwright.domain.money import dollars
from reelwright.domain.video import Video
from reelwright.operations import scenes
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import read_request, start_video
from reelwright.settings import load_settings
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import Worker
from tests.support.vendor import running_vendor

JOB_MS = 2_000
"""How long the fake vendor takes for a clip, about."""
STAGES = ("narrate_scene", "make_clip", "render_segment", "mix_sound")
CHARGED = frozenset({"commit", "doubt"})


@dataclass(frozen=True)
class Run:
    """One run of a video, and what came of it."""

    name: str
    wall_s: float
    cpu_s: float
    microusd: int
    charges: int
    """Ledger entries that charge something."""
    made: Counter[str]
    """New artifacts by the stage that made them."""


def compare(folder: Path) -> list[Run]:
    """A video of eight bought clips is made; then its third scene gets another text and picture."""
    with running_vendor(folder, job_ms=JOB_MS, tiny=False) as vendor:
        settings = load_settings(workspace=folder / "workspace", fake_base_url=vendor.url)
        with studio_from(settings) as studio:
            worker = Worker(studio)
            worker.start()
            try:
                request = MakeRequest(
                    theme="pandas",
                    language="en",
                    writer="fake",
                    voice="fakepaid",
                    clips="fake:gold",
                )
                asked = read_request(request)
                return [
                    _run(studio, "eight scenes", lambda: start_video(asked, studio)),
                    _run(studio, "one of them edited", lambda: _edited(studio, asked.id)),
                ]
            finally:
                worker.stop()


def _edited(studio: Studio, video_id: str) -> Video:
    return scenes.edit(
        studio,
        video_id,
        "3",
        voice_over="Pandas eat bamboo for half of the day, and sleep the other half.",
        visual_prompt="a panda that eats bamboo in the mist",
    )


def _run(studio: Studio, name: str, begin: Callable[[], Video]) -> Run:
    paid_before, kept_before = _ledger(studio), set[str]()
    with Meter() as meter:
        video = begin()
        with studio.database.read() as c:
            kept_before |= set(artifacts_of(c, video.id)) if video.run > 1 else set()
        for event in EventFeed(studio.database).follow(video.id, timeout_s=300):
            if event.run == video.run and event.type in ENDINGS:
                assert event.type is EventType.VIDEO_READY, event
                break
    new = _ledger(studio)[len(paid_before) :]
    charged = [microusd for kind, microusd in new if kind in CHARGED]
    with studio.database.read() as c:
        kept = set(artifacts_of(c, video.id))
    return Run(
        name=name,
        wall_s=meter.wall_s,
        cpu_s=meter.cpu_s,
        microusd=sum(charged),
        charges=len(charged),
        made=Counter(key.split("/")[0] for key in kept - kept_before),
    )


def _ledger(studio: Studio) -> list[tuple[str, int]]:
    with studio.database.read() as c:
        rows = c.execute(select(ledger.c.kind, ledger.c.microusd).order_by(ledger.c.id))
        return [(row[0], row[1]) for row in rows]


def show(folder: Path) -> None:
    """The table."""
    print("\n## One scene of a finished eight-scene video edited\n")
    print("| run | wall, s | charged | ledger entries | made: " + ", ".join(STAGES) + " |")
    print("|---|---|---|---|---|")
    for run in compare(folder):
        made = ", ".join(str(run.made[stage]) for stage in STAGES)
        print(
            f"| {run.name} | {run.wall_s:.1f} | {dollars(run.microusd)} | {run.charges} | {made} |"
        )
