"""make_video: the order in which a planned video's steps run, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reelwright.domain.caption_text import expected_words
from reelwright.domain.clip import Clip
from reelwright.domain.narration import Narration
from reelwright.domain.script import Script
from reelwright.domain.segment import Segment, Soundtrack
from reelwright.ports import ObjectStore, Progress, Resources, Watcher
from reelwright.render.timing import Span, lay_out
from reelwright.stages import Stage
from reelwright.stages.finish_video import FinishedVideo, Parts, finish_video
from reelwright.stages.render_segment import Look
from reelwright.workflows.crew import Crew, crew, result_of
from reelwright.workflows.steps import SpokenBy, mix_step, paint_step, speak_step

POLL_S = 0.1


@dataclass(frozen=True)
class VideoPlan:
    """A video with every choice made; the same plan makes the same file."""

    script: Script
    clips: Mapping[str, Clip]
    """By scene id."""
    spoken_by: SpokenBy
    look: Look
    music: str
    seed: int


@dataclass(frozen=True)
class MadeVideo:
    """A finished video and its parts."""

    finished: FinishedVideo
    narrations: tuple[Narration, ...]
    segments: tuple[Segment, ...]
    spans: tuple[Span, ...]
    soundtrack: Soundtrack
    stage_ms: Mapping[str, int]
    """Wall time from a stage's first start to its last end."""


@dataclass
class _Clock:
    """When each stage first began and last ended."""

    began: dict[str, float] = field(default_factory=dict)
    ended: dict[str, float] = field(default_factory=dict)

    def start(self, stage: Stage) -> None:
        self.began.setdefault(stage, time.monotonic())

    def end(self, stage: Stage) -> None:
        self.ended[stage] = time.monotonic()

    def read(self) -> dict[str, int]:
        return {name: round((self.ended[name] - self.began[name]) * 1000) for name in self.ended}


def make_video(
    plan: VideoPlan,
    *,
    store: ObjectStore,
    resources: Resources,
    workers: int,
    folder: Path,
    watch: Watcher,
) -> MadeVideo:
    """Speak, draw, mix and join. Every finished artifact stays in the store, so a run that was
    stopped goes on where it was. Raises what a step raises."""
    clock = _Clock()
    with crew(painters=workers, places=len(plan.script.scenes)) as hands:
        run = _Run(plan, hands, store, resources, watch, clock)
        narrations, segments, soundtrack = run.to_parts()
    spans = lay_out([(n.scene_id, n.duration_ms) for n in narrations])
    clock.start(Stage.FINISH_VIDEO)
    watch(Progress(Stage.FINISH_VIDEO, "started"))
    finished = finish_video(
        Parts(
            title=plan.script.title,
            segments=segments,
            soundtrack=soundtrack,
            script_words=tuple(w for n in narrations for w in expected_words(n.words)),
            aspect=plan.look.aspect,
            quality=plan.look.quality,
        ),
        store=store,
        folder=folder,
    )
    clock.end(Stage.FINISH_VIDEO)
    watch(Progress(Stage.FINISH_VIDEO, "finished"))
    return MadeVideo(finished, narrations, segments, spans, soundtrack, clock.read())


@dataclass
class _Run:
    """One pass over a plan: each narration frees its segment, the last frees the mix."""

    plan: VideoPlan
    hands: Crew
    store: ObjectStore
    resources: Resources
    watch: Watcher
    clock: _Clock
    pending: dict[Future[Any], tuple[Stage, int]] = field(default_factory=dict)

    def to_parts(self) -> tuple[tuple[Narration, ...], tuple[Segment, ...], Soundtrack]:
        scenes = self.plan.script.scenes
        narrations: dict[int, Narration] = {}
        segments: dict[int, Segment] = {}
        soundtrack: Soundtrack | None = None
        for index, scene in enumerate(scenes):
            task = self.hands.speak(
                speak_step, scene, self.plan.spoken_by, self.resources, self.store
            )
            self._wait_for(task, Stage.NARRATE_SCENE, index)
        while self.pending:
            for future in self._ready():
                stage, index = self.pending.pop(future)
                made = result_of(future)
                if isinstance(made, Narration):
                    narrations[index] = made
                    self._begin_segment(index, made)
                    if len(narrations) == len(scenes):
                        self._begin_mix([narrations[i] for i in range(len(scenes))])
                elif isinstance(made, Segment):
                    segments[index] = made
                else:
                    soundtrack = made
                self._told(stage, index, len(narrations), len(segments))
        assert soundtrack is not None
        order = range(len(scenes))
        return tuple(narrations[i] for i in order), tuple(segments[i] for i in order), soundtrack

    def _begin_segment(self, index: int, narration: Narration) -> None:
        clip = self.plan.clips[narration.scene_id]
        last = index == len(self.plan.script.scenes) - 1
        slot = self.hands.board.slot(index)
        task = self.hands.paint(paint_step, clip, narration, self.plan.look, last, self.store, slot)
        self._wait_for(task, Stage.RENDER_SEGMENT, index)

    def _begin_mix(self, narrations: list[Narration]) -> None:
        spans = lay_out([(n.scene_id, n.duration_ms) for n in narrations])
        self.hands.dismiss_speaker()
        task = self.hands.mix(
            mix_step, narrations, spans, self.plan.music, self.plan.seed, self.store
        )
        self._wait_for(task, Stage.MIX_SOUND, -1)

    def _wait_for(self, task: Future[Any], stage: Stage, index: int) -> None:
        if stage not in self.clock.began:
            self.watch(Progress(stage, "started"))
        self.clock.start(stage)
        self.pending[task] = (stage, index)

    def _ready(self) -> list[Future[Any]]:
        """Wait for the next results; meanwhile tell how far the drawing is."""
        while True:
            done, _ = wait(self.pending, timeout=POLL_S, return_when=FIRST_COMPLETED)
            for index, fraction in enumerate(self.hands.board.read()):
                if index < len(self.plan.script.scenes) and fraction > 0:
                    scene = self.plan.script.scenes[index].id
                    self.watch(Progress(Stage.RENDER_SEGMENT, "advanced", scene, fraction))
            if done:
                return sorted(done, key=lambda future: self.pending[future][1])

    def _told(self, stage: Stage, index: int, spoken: int, drawn: int) -> None:
        self.clock.end(stage)
        scenes = self.plan.script.scenes
        if index >= 0:
            self.watch(Progress(stage, "advanced", scenes[index].id, 1.0))
        count = {Stage.NARRATE_SCENE: spoken, Stage.RENDER_SEGMENT: drawn}.get(stage, len(scenes))
        if count == len(scenes):
            self.watch(Progress(stage, "finished"))
