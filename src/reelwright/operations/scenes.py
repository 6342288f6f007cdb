"""Scenes: the script of a video at rest is edited scene by scene, every revision kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from sqlalchemy import Connection

from reelwright.database.artifacts import record_artifacts
from reelwright.database.library import scene_ids_ever
from reelwright.database.scenes import (
    keep_script_version,
    put_script,
    scenes_of,
    script_of,
    script_version,
)
from reelwright.database.videos import change_video, load_video, locked
from reelwright.domain.brief import MAX_SCENES, Brief
from reelwright.domain.events import EventType
from reelwright.domain.scene_name import new_scene_id, scene_named
from reelwright.domain.scene_state import SceneState
from reelwright.domain.script import Scene, Script
from reelwright.domain.script_text import MAX_SCENE_CHARS
from reelwright.domain.sentences import opening_sentence
from reelwright.domain.spoken_text import has_words, spoken_text
from reelwright.domain.upload import OwnMedia
from reelwright.domain.video import RESTING, Video
from reelwright.errors import Conflict, InputError
from reelwright.operations.along import Along, alone
from reelwright.operations.control import must_be
from reelwright.operations.own_files import check_kept
from reelwright.operations.pictures import find_again, follow_text
from reelwright.operations.room import check_budget, funded
from reelwright.storage.keys import UPLOADS
from reelwright.workflows.runs import run_again
from reelwright.workflows.studio import Studio


@dataclass(frozen=True)
class Own:
    """What one scene shows of a person's own; None: what it would show without."""

    media: OwnMedia | None


class Terms(TypedDict, total=False):
    """What every change of a script may be given."""

    revision: int | None
    """The revision the person looked at; another one at hand is a Conflict."""
    budget_microusd: int | None
    """Another budget for the video, for the pictures that the change needs."""
    run: bool
    """Have the change made at once, as it is without this; else `resume` does."""
    account_id: str | None
    along: Along
    """Written in the same transaction."""


def edit(
    studio: Studio,
    video_id: str,
    scene: str,
    *,
    voice_over: str | None = None,
    visual_prompt: str | None = None,
    keywords: Sequence[str] | None = None,
    own: Own | None = None,
    **terms: Unpack[Terms],
) -> Video:
    """Change what is said or seen in one scene; None leaves a text as it is.

    `own` is an uploaded picture or clip that it shows from now on, or that it shows none. Another
    visual of a bought scene has a new picture bought, another voice-over alone does not.
    """

    def change(script: Script, ids: _Ids) -> tuple[Script, str]:
        at = ids.index(scene)
        old = script.scenes[at]
        new = _scene(
            old.id,
            old.voice_over if voice_over is None else voice_over,
            old.visual_prompt if visual_prompt is None else visual_prompt,
            old.keywords if keywords is None else keywords,
        )
        if new == old and own is None:
            raise InputError(f"Nothing changes: scene {at + 1} has just these texts already.")
        return _with(script, [*script.scenes[:at], new, *script.scenes[at + 1 :]]), (
            f"scene {at + 1} edited"
        )

    def wish(brief: Brief, ids: _Ids) -> Brief:
        scene_id = ids.now[ids.index(scene)]
        placed = {name: each for name, each in brief.placed.items() if name != scene_id}
        if own is not None and own.media is not None:
            placed[scene_id] = own.media
            _take_along(ids.connection, studio, video_id, own.media)
        return brief.model_copy(update={"placed": placed})

    return _changed(studio, video_id, terms, change, wish if own is not None else None)


def _take_along(c: Connection, studio: Studio, video_id: str, media: OwnMedia) -> None:
    check_kept(c, [media.key])
    record_artifacts(c, video_id, UPLOADS, [media.key], now_ms=studio.now_ms())


def add(
    studio: Studio,
    video_id: str,
    *,
    voice_over: str,
    visual_prompt: str = "",
    keywords: Sequence[str] = (),
    after: str | None = None,
    **terms: Unpack[Terms],
) -> Video:
    """Insert a scene after another one; None is the end, `0` the beginning."""

    def change(script: Script, ids: _Ids) -> tuple[Script, str]:
        if len(script.scenes) >= MAX_SCENES:
            raise InputError(
                f"The video has {MAX_SCENES} scenes, which is the most. Remove one first."
            )
        at = len(script.scenes) if after is None else 0 if after == "0" else ids.index(after) + 1
        new = _scene(new_scene_id(ids.ever), voice_over, visual_prompt, keywords)
        return _with(script, [*script.scenes[:at], new, *script.scenes[at:]]), (
            f"scene {at + 1} added"
        )

    return _changed(studio, video_id, terms, change)


def remove(studio: Studio, video_id: str, scene: str, **terms: Unpack[Terms]) -> Video:
    """Take a scene out; an earlier revision brings it back with its picture."""

    def change(script: Script, ids: _Ids) -> tuple[Script, str]:
        at = ids.index(scene)
        if len(script.scenes) == 1:
            raise InputError(
                "The only scene cannot be removed. Add another one first, or delete the video."
            )
        return _with(script, [*script.scenes[:at], *script.scenes[at + 1 :]]), (
            f"scene {at + 1} removed"
        )

    return _changed(studio, video_id, terms, change)


def move(studio: Studio, video_id: str, scene: str, to: int, **terms: Unpack[Terms]) -> Video:
    """Put a scene at another place, counted from 1."""

    def change(script: Script, ids: _Ids) -> tuple[Script, str]:
        at, count = ids.index(scene), len(script.scenes)
        if not 1 <= to <= count:
            raise InputError(f"There is no place {to}: the video has {count} scenes.")
        if at == to - 1:
            raise InputError(f"Nothing changes: scene {to} stands there already.")
        rest = [*script.scenes[:at], *script.scenes[at + 1 :]]
        moved = [*rest[: to - 1], script.scenes[at], *rest[to - 1 :]]
        return _with(script, moved), f"scene {at + 1} moved to {to}"

    return _changed(studio, video_id, terms, change)


def reorder(studio: Studio, video_id: str, order: Sequence[str], **terms: Unpack[Terms]) -> Video:
    """Put every scene at its place in `order`, which names each of them once."""

    def change(script: Script, ids: _Ids) -> tuple[Script, str]:
        places = [ids.index(scene) for scene in order]
        if sorted(places) != list(range(len(script.scenes))):
            raise InputError(
                f"An order names each of the {len(script.scenes)} scenes once: "
                f"{', '.join(ids.now)}."
            )
        if places == sorted(places):
            raise InputError("Nothing changes: the scenes stand in this order already.")
        return _with(script, [script.scenes[place] for place in places]), "scenes put in order"

    return _changed(studio, video_id, terms, change)


def revert(studio: Studio, video_id: str, to: int, **terms: Unpack[Terms]) -> Video:
    """Have the script as it was at an earlier revision, as a new one; its pictures come back."""

    def change(script: Script, ids: _Ids) -> tuple[Script, str]:
        old = script_version(ids.connection, video_id, to)
        if old == script:
            raise InputError(f"Nothing changes: the script is as it was at revision {to}.")
        return old, f"back to revision {to}"

    return _changed(studio, video_id, terms, change)


@dataclass(frozen=True)
class _Ids:
    """Names of the scenes at hand, and of all that there ever were."""

    connection: Connection
    video_id: str
    now: tuple[str, ...]
    ever: frozenset[str]

    def index(self, scene: str) -> int:
        """Place of the scene meant, from 0. Raises NotFound."""
        return scene_named(self.video_id, scene, self.now)


def _changed(
    studio: Studio,
    video_id: str,
    terms: Terms,
    change: Callable[[Script, _Ids], tuple[Script, str]],
    wish: Callable[[Brief, _Ids], Brief] | None = None,
) -> Video:
    """One change in one transaction: script, revision, pictures, event, and the next run."""
    with studio.database.begin() as c:
        video = locked(c, video_id, account_id=terms.get("account_id"))
        must_be(video, RESTING, "edited")
        script = script_of(c, video_id)
        if script is None:
            raise Conflict(
                f"{video.id} has no script yet. `reelwright resume {video.id}` has it written."
            )
        revision = terms.get("revision")
        if revision is not None and revision != video.revision:
            raise Conflict(
                f"{video.id} was edited meanwhile: it is at revision {video.revision}, not "
                f"{revision}. Look at it with `reelwright show {video.id}`, then edit again."
            )
        budget = terms.get("budget_microusd")
        if budget is not None:
            check_budget(c, studio, video, budget)
        before = scenes_of(c, video_id)
        now_ids = tuple(scene.id for scene in script.scenes)
        ids = _Ids(c, video_id, now_ids, scene_ids_ever(c, video_id))
        new, why = change(script, ids)
        now = funded(video, budget)
        if wish is not None:
            now = now.model_copy(update={"brief": wish(now.brief, ids)})
        kept = _keep(c, studio, now, new, why)
        _choose_pictures(c, studio, now, before, new)
        studio.tell(c, now, EventType.VIDEO_EDITED, why=why, revision=kept)
        changed = load_video(c, video_id)
        if terms.get("run", True):
            changed = run_again(c, studio, changed)
        terms.get("along", alone)(c, changed)
        return changed


def _keep(c: Connection, studio: Studio, video: Video, script: Script, why: str) -> int:
    """Write the script down as the video's next revision.

    The key of what it was written from stays: the same request keeps the person's words,
    another one has a script written anew.
    """
    now_ms, revision, plan = studio.now_ms(), video.revision + 1, video.plan
    if plan is not None and not plan.revision:
        # Planned before that was noted: for the script as it was until now.
        plan = plan.model_copy(update={"revision": video.revision})
    put_script(c, video.id, script)
    keep_script_version(c, video.id, revision, script, why=why, now_ms=now_ms)
    change_video(
        c,
        video.id,
        now_ms=now_ms,
        revision=revision,
        title=script.title,
        brief=video.brief,
        plan=plan,
        budget_microusd=video.budget_microusd,
        notice=f"{why[0].upper()}{why[1:]}, not yet made: `reelwright resume {video.id}`.",
    )
    return revision


def _choose_pictures(
    c: Connection, studio: Studio, video: Video, before: Sequence[SceneState], script: Script
) -> None:
    known = {state.scene.id: state for state in before}
    for number, scene in enumerate(script.scenes, 1):
        if scene.id in known:
            command = f"reelwright edit {video.id} --scene {number} …"
            follow_text(c, studio, video, known[scene.id], scene, command=command)
        else:
            find_again(c, video, scene)


def _with(script: Script, scenes: Sequence[Scene]) -> Script:
    opening = scenes[0].voice_over
    hook = script.hook
    if not hook or not opening.startswith(hook):
        hook = opening_sentence(opening, script.language)
    return script.model_copy(update={"scenes": tuple(scenes), "hook": hook})


def _scene(scene_id: str, voice_over: str, visual_prompt: str, keywords: Sequence[str]) -> Scene:
    """Texts cleaned of markup. Raises InputError for what cannot be spoken."""
    said, seen = spoken_text(voice_over), spoken_text(visual_prompt)
    if not has_words(said):
        raise InputError("A scene must say something. Give its --voice-over a few words.")
    for name, text in (("voice-over", said), ("visual", seen)):
        if len(text) > MAX_SCENE_CHARS:
            raise InputError(
                f"The {name} has {len(text)} characters, the most is {MAX_SCENE_CHARS}. "
                "Split it into several scenes."
            )
    words = tuple(word for given in keywords if (word := spoken_text(given.replace(",", " "))))
    return Scene(id=scene_id, voice_over=said, visual_prompt=seen, keywords=words)
