"""Videos: planning one from a request, making it, and delivering the files."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.brief import Brief
from reelwright.domain.clip import Clip
from reelwright.domain.language import parse_language
from reelwright.domain.model import fingerprint
from reelwright.domain.naming import seed_of, slug
from reelwright.domain.pacing import pace_of
from reelwright.domain.scene_match import keep_ids
from reelwright.domain.script import Script
from reelwright.meaning import release
from reelwright.operations.casting import Casting, cast_clips, check_clips, choose_voice
from reelwright.operations.request import MakeRequest, read_brief, read_material, read_theme
from reelwright.operations.video_folder import KeptPace, KeptScript, VideoFolder
from reelwright.operations.writers import choose_language, choose_writer
from reelwright.ports import Progress, Services, Watcher
from reelwright.stages import Stage
from reelwright.stages.render_segment import Look
from reelwright.stages.write_script import script_fingerprint, write_script
from reelwright.workflows.make_video import MadeVideo, VideoPlan, make_video
from reelwright.workflows.steps import SpokenBy


@dataclass(frozen=True)
class Prepared:
    """A video planned to the last choice, nothing spoken or drawn yet."""

    id: str
    brief: Brief
    plan: VideoPlan
    folder: VideoFolder
    warnings: tuple[str, ...]
    writing_ms: int
    casting_ms: int


@dataclass(frozen=True)
class Outcome:
    """A finished video with what was planned for it."""

    prepared: Prepared
    made: MadeVideo

    @property
    def stage_ms(self) -> Mapping[str, int]:
        """Wall time per stage, in the order of the stages."""
        spent = {
            **self.made.stage_ms,
            Stage.WRITE_SCRIPT: self.prepared.writing_ms,
            Stage.MAKE_CLIP: self.prepared.casting_ms,
        }
        return {stage: spent[stage] for stage in Stage if stage in spent}


@dataclass(frozen=True)
class Asked:
    """A request that was read: its brief, its material and the video it belongs to."""

    request: MakeRequest
    brief: Brief
    material: str
    """Text of --script or --text, else empty."""
    id: str
    folder: VideoFolder


def read_request(request: MakeRequest, services: Services) -> Asked:
    """Raises InputError for what cannot be used, before anything is made."""
    material = read_material(request)
    theme = read_theme(request)
    language = parse_language(request.language or choose_language(theme, material, request))
    brief = read_brief(request, theme=theme, language=language)
    source = str((request.script_file or request.text_file or Path()).resolve()) if material else ""
    video_id = f"{slug(theme)}-{fingerprint(theme.casefold(), language, source)[:8]}"
    folder = VideoFolder(services.workspace / "videos" / video_id)
    return Asked(request, brief, material, video_id, folder)


def plan_script(asked: Asked, services: Services, watch: Watcher) -> Script:
    """Write the script, or take the one that the same request wrote before.

    Raises NoKnowledge for a theme nobody knows.
    """
    brief, folder = asked.brief, asked.folder
    watch(Progress(Stage.WRITE_SCRIPT, "started"))
    writer = choose_writer(asked.request, brief, asked.material, services)
    wanted = script_fingerprint(brief, writer, asked.material)
    kept = folder.script()
    if kept is not None and kept.request == wanted:
        script = kept.script
        watch(Progress(Stage.WRITE_SCRIPT, "reused"))
    else:
        script = write_script(brief, writer)
        if kept is not None:
            script = keep_ids(script, kept.script)
        folder.keep_script(KeptScript(request=wanted, script=script))
    watch(Progress(Stage.WRITE_SCRIPT, "finished", message=script.title))
    return script


def prepare(request: MakeRequest, services: Services, watch: Watcher) -> Prepared:
    """Everything that is decided before the first scene is spoken."""
    asked = read_request(request, services)
    brief, folder = asked.brief, asked.folder
    provider, voice, voice_warnings = choose_voice(brief, services)
    check_clips(brief)
    started = time.monotonic()
    script = plan_script(asked, services, watch)
    written = time.monotonic()
    casting = Casting(brief=brief, script=script, folder=folder, seed=seed_of(asked.id))
    watch(Progress(Stage.MAKE_CLIP, "started"))
    clips, clip_warnings = cast_clips(casting)
    watch(Progress(Stage.MAKE_CLIP, "finished"))
    plan = VideoPlan(
        script=script,
        clips=clips,
        spoken_by=SpokenBy(provider, voice, brief.language, _frozen_pace(brief, script, folder)),
        look=Look(
            captions=brief.captions,
            language=brief.language,
            aspect=brief.aspect,
            quality=brief.quality,
        ),
        music=brief.music,
        seed=casting.seed,
    )
    warnings = (*script.notes, *clip_warnings, *voice_warnings)
    spent = (round((written - started) * 1000), round((time.monotonic() - written) * 1000))
    return Prepared(asked.id, brief, plan, folder, warnings, *spent)


def _frozen_pace(brief: Brief, script: Script, folder: VideoFolder) -> float:
    """The speed of the first run, so that an edit of one scene changes no other."""
    asked = fingerprint(brief.speed, script.target_seconds)
    kept = folder.pace()
    if kept is not None and kept.asked == asked:
        return kept.speed
    speed = pace_of(script, brief.speed)
    folder.keep_pace(KeptPace(asked=asked, speed=speed))
    return speed


def make(prepared: Prepared, services: Services, watch: Watcher) -> Outcome:
    """Make the planned video in its folder of the workspace. Raises what a stage raises."""
    release()
    made = make_video(
        prepared.plan,
        store=services.store,
        resources=services.resources,
        workers=services.workers,
        folder=prepared.folder.path,
        watch=watch,
    )
    return Outcome(prepared, made)


def clip_label(clip: Clip) -> str:
    """`drawn:forest`, `media:beach.jpg`."""
    if clip.kind == "drawn":
        return f"drawn:{clip.recipe.kit}"
    return f"media:{Path(clip.path).name}"
