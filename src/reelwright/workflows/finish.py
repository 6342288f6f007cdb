"""finish: the sound is mixed, and the video joined, checked and kept as its next version."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlalchemy import Connection

from reelwright.database import clips
from reelwright.database.accounts import commit_video
from reelwright.database.artifacts import record_artifacts
from reelwright.database.scenes import scenes_of, script_of
from reelwright.database.versions import find_version, keep_version
from reelwright.database.videos import change_video, soundtrack_of, working
from reelwright.domain.caption_text import expected_words
from reelwright.domain.clip import Clip
from reelwright.domain.events import EventType
from reelwright.domain.narration import Narration
from reelwright.domain.scene_state import SceneState
from reelwright.domain.script import Script
from reelwright.domain.segment import Segment, Soundtrack
from reelwright.domain.video import Video, VideoStatus
from reelwright.render.timing import lay_out
from reelwright.stages import Stage
from reelwright.stages.finish_video import FinishedVideo, Parts
from reelwright.storage.versions import share_version, version_is_here, version_is_kept
from reelwright.workflows import parts
from reelwright.workflows.shop import DONE, Shop, Turn
from reelwright.workflows.studio import Studio
from reelwright.workflows.version import MadeVersion


async def mix(shop: Shop, video_id: str, run: int) -> Turn:
    """Every narration at its place with the music under it."""
    studio = shop.studio
    video, states = await asyncio.to_thread(_begin_mix, studio, video_id, run)
    assert video.plan is not None
    narrations = [_spoken(state) for state in states]
    spans = lay_out([(n.scene_id, n.duration_ms) for n in narrations])
    track = await shop.hands.mix(narrations, spans, music=video.plan.music, seed=video.plan.seed)
    if video.brief.music_name:
        track = track.model_copy(update={"music": video.brief.music_name})
    studio.at("mix:mixed")
    return await asyncio.to_thread(_mixed, studio, video_id, run, track)


def _begin_mix(studio: Studio, video_id: str, run: int) -> tuple[Video, tuple[SceneState, ...]]:
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        parts.start_stage(c, studio, video, Stage.MIX_SOUND)
        return video, scenes_of(c, video_id)


def _mixed(studio: Studio, video_id: str, run: int, track: Soundtrack) -> Turn:
    with studio.database.begin() as c:
        parts.mixed(c, studio, working(c, video_id, run), track)
    return DONE


@dataclass(frozen=True)
class _Whole:
    """Every part of a video that is ready to be joined."""

    video: Video
    script: Script
    clips: tuple[Clip, ...]
    narrations: tuple[Narration, ...]
    segments: tuple[Segment, ...]
    soundtrack: Soundtrack
    before: MadeVersion | None

    @property
    def parts(self) -> Parts:
        return Parts(
            title=self.script.title,
            segments=self.segments,
            soundtrack=self.soundtrack,
            script_words=tuple(w for n in self.narrations for w in expected_words(n.words)),
            aspect=self.video.brief.aspect,
            quality=self.video.brief.quality,
        )

    @property
    def same(self) -> MadeVersion | None:
        """The version at hand, where it was joined from just these parts."""
        before = self.before
        if (
            before is None
            or before.script.title != self.script.title
            or before.segments != self.segments
            or before.soundtrack != self.soundtrack
        ):
            return None
        return before


async def finish(shop: Shop, video_id: str, run: int) -> Turn:
    """Join, check, and keep; a version is whole or absent."""
    studio = shop.studio
    whole = await asyncio.to_thread(_begin_finish, studio, video_id, run)
    same = await asyncio.to_thread(_unchanged, studio, whole)
    if same is not None:
        finished, version = same.finished, same.version
    else:
        version = whole.video.version + 1
        folder = studio.folder(video_id) / f"v{version}"
        finished = await shop.hands.finish(whole.parts, folder)
        studio.at("finish:joined")
        # Before the row: a version that is told of can be fetched by every machine.
        await asyncio.to_thread(share_version, studio.objects(), video_id, version, folder)
    studio.at("finish:shared")
    return await asyncio.to_thread(_finished, studio, whole, run, version, finished)


def _unchanged(studio: Studio, whole: _Whole) -> MadeVersion | None:
    """The version that need not be joined again: its files are there, whoever made them."""
    same, objects = whole.same, studio.objects()
    if same is None or version_is_kept(objects, same.video_id, same.version):
        return same
    folder = studio.folder(same.video_id) / f"v{same.version}"
    if not version_is_here(folder):
        return None
    # Made before there was a bucket, or the bucket lost it.
    share_version(objects, same.video_id, same.version, folder)
    return same


def _begin_finish(studio: Studio, video_id: str, run: int) -> _Whole:
    now_ms = studio.now_ms()
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        change_video(c, video_id, now_ms=now_ms, status=VideoStatus.ASSEMBLING)
        parts.start_stage(c, studio, video, Stage.FINISH_VIDEO)
        studio.tell(c, video, EventType.ASSEMBLY_STARTED, once="assembly")
        return _whole(c, video)


def _whole(c: Connection, video: Video) -> _Whole:
    states = scenes_of(c, video.id)
    script, track = script_of(c, video.id), soundtrack_of(c, video.id, video.run)
    assert script is not None
    assert track is not None
    kept = find_version(c, video.id, video.version)
    return _Whole(
        video=video,
        script=script,
        clips=tuple(_shown(c, video, state) for state in states),
        narrations=tuple(_spoken(state) for state in states),
        segments=tuple(_encoded(state) for state in states),
        soundtrack=track,
        before=None if kept is None else MadeVersion.model_validate(kept),
    )


def _shown(c: Connection, video: Video, state: SceneState) -> Clip:
    clip = clips.clip_of(c, video.id, state.scene.id, state.shown).clip
    assert clip is not None
    return clip


def _spoken(state: SceneState) -> Narration:
    assert state.narration is not None
    return state.narration


def _encoded(state: SceneState) -> Segment:
    assert state.segment is not None
    return state.segment


def _finished(
    studio: Studio, whole: _Whole, run: int, version: int, finished: FinishedVideo
) -> Turn:
    now_ms = studio.now_ms()
    with studio.database.begin() as c:
        video = working(c, whole.video.id, run)
        assert video.plan is not None
        made = MadeVersion(
            video_id=video.id,
            version=version,
            brief=video.brief,
            script=whole.script,
            plan=video.plan,
            clips=whole.clips,
            narrations=whole.narrations,
            segments=whole.segments,
            soundtrack=whole.soundtrack,
            finished=finished,
        )
        kept = made.model_dump(mode="json")
        keep_version(c, video.id, version, video.revision, kept, now_ms=now_ms)
        keys = [name for clip in whole.clips if (name := getattr(clip, "key", ""))]
        record_artifacts(c, video.id, Stage.MAKE_CLIP, keys, now_ms=now_ms)
        parts.end_stage(c, studio, video, Stage.FINISH_VIDEO)
        commit_video(c, video.id)
        change_video(
            c,
            video.id,
            now_ms=now_ms,
            status=VideoStatus.COMPLETED,
            version=version,
            notice="",
        )
        studio.tell(
            c,
            video,
            EventType.VIDEO_READY,
            once="end",
            version=version,
            duration_ms=finished.duration_ms,
        )
    return DONE
