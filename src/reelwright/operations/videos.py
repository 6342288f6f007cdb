"""Videos: asked for, started or taken up again, and planned without being made."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.database.accounts import LOCAL_ACCOUNT
from reelwright.database.scenes import scenes_of, script_of
from reelwright.database.videos import NewVideo, find_named, hold_name, locked
from reelwright.domain.brief import Brief
from reelwright.domain.clip import Clip
from reelwright.domain.language import parse_language
from reelwright.domain.model import fingerprint
from reelwright.domain.money import Estimate
from reelwright.domain.naming import seed_of, slug
from reelwright.domain.pacing import pace_of
from reelwright.domain.plan import SpokenBy
from reelwright.domain.recording import RECORDING
from reelwright.domain.script import Script
from reelwright.domain.video import WORKING, Video, VideoStatus
from reelwright.errors import ConfigError, Conflict, InputError
from reelwright.operations.language import choose_language
from reelwright.operations.providers import Opener, missing_of
from reelwright.operations.recordings import GivenRecording, read_recording
from reelwright.operations.request import MakeRequest, read_brief, read_material, read_theme
from reelwright.ports import Resources
from reelwright.providers.registry import open_clip_maker, open_voice, open_writer, voice_model
from reelwright.storage.versions import version_is_here, version_is_kept
from reelwright.workflows.casting import (
    FREE_TIERS,
    Cast,
    CastOrder,
    choose_voice,
    clip_tier,
    unheeded,
)
from reelwright.workflows.desk import Desk, Here
from reelwright.workflows.estimate import choose_tiers, estimate, script_microusd, spoken_ms
from reelwright.workflows.runs import create_video, run_again, unused_name
from reelwright.workflows.studio import Studio
from reelwright.workflows.write_video_script import script_key
from reelwright.workflows.writing import WriteOrder

HERE = Here()


@dataclass(frozen=True)
class Asked:
    """A request that was read and checked: its brief, its material, and the name of its video."""

    brief: Brief
    material: str
    """Text of --script or --text, else empty."""
    id: str
    """The same for the same theme, language and file, so that asking again goes on with it. A
    video that was purged keeps it for its bills: the next one has a number behind."""
    recording: GivenRecording | None = None
    """A person's own voice-over, to be brought into the store."""


def read_request(request: MakeRequest, *, uploaded: GivenRecording | None = None) -> Asked:
    """Raises InputError for what cannot be used, before anything is made.

    `uploaded` is kept already, and the request's `voice_over` then only its name.
    """
    material = read_material(request)
    theme = read_theme(request)
    language = parse_language(request.language or choose_language(theme, material, request))
    recording = uploaded
    if recording is None and request.voice_over:
        recording = read_recording(request.voice_over)
    brief = read_brief(request, theme=theme, language=language, recording=recording)
    file = request.script_file or request.text_file
    if file is None and uploaded is None:
        file = request.voice_over
    source = str(file.expanduser().resolve()) if file else ""
    video_id = f"{slug(theme)}-{fingerprint(theme.casefold(), language, source)[:8]}"
    return Asked(brief, material, video_id, recording)


def check(asked: Asked, studio: Studio) -> None:
    """Raises what would only be found out later: no such voice, picture maker or folder."""
    services = studio.services
    bring_in(asked, studio)
    choose_voice(asked.brief, services.default_voice, services.resources)
    if asked.brief.voice:
        spoken = asked.brief.model_copy(update={"voice_over": ""})
        choose_voice(spoken, services.default_voice, services.resources)
    tier = clip_tier(asked.brief, services.prices)
    wanted: list[tuple[Opener, str]] = [(open_clip_maker, tier)] if tier not in FREE_TIERS else []
    if asked.brief.writer:
        wanted.append((open_writer, asked.brief.writer))
    for open_one, name in wanted:
        missing = missing_of(open_one, name, services.resources)
        if missing:
            raise ConfigError(missing)


def bring_in(asked: Asked, studio: Studio) -> None:
    """Keep the request's recording, if it has one. Raises what is wrong with it."""
    if asked.recording is None:
        return
    if asked.brief.source == "recording" and studio.services.resources.whisper == "off":
        raise ConfigError(
            "Nothing can hear what the recording says: REELWRIGHT_WHISPER is off. Set it to "
            "base, or give what is said with --script FILE or --text FILE."
        )
    asked.recording.bring_in(studio.services.store)


def start_video(
    asked: Asked,
    studio: Studio,
    *,
    approve: bool = False,
    account_id: str = LOCAL_ACCOUNT,
    origin: str = "command",
) -> Video:
    """Have it made, or what is missing of it; a finished one that is asked for again stays.

    Raises QuotaExceeded, and Conflict where it is being made by other wishes.
    """
    check(asked, studio)
    at_hand = _version_at_hand(studio, asked.id)
    with studio.database.begin() as c:
        hold_name(c, asked.id)
        there = find_named(c, asked.id)
        if there is None:
            name = unused_name(c, studio, asked.id)
            new = NewVideo(name, account_id, asked.brief, asked.material, origin, approve)
            return create_video(c, studio, new)
        video = locked(c, there.id, account_id=account_id)
        same = video.brief == asked.brief and video.material == asked.material
        if video.status in WORKING:
            if same:
                return video
            raise Conflict(
                f"{video.id} is being made with other options. Wait for it, or stop it with "
                f"`reelwright cancel {video.id}`."
            )
        made = at_hand == (video.id, video.version) and not video.is_edited
        if video.status is VideoStatus.COMPLETED and same and made:
            return video
        if video.status is VideoStatus.AWAITING_APPROVAL and same and approve:
            return run_again(c, studio, video) if video.is_edited else video
        return run_again(
            c,
            studio,
            video,
            brief=asked.brief,
            material=asked.material,
            approve=approve,
            budget_microusd=asked.brief.budget_microusd,
            trashed_at_ms=None,
        )


def _version_at_hand(studio: Studio, name: str) -> tuple[str, int] | None:
    """Id and version of the video's finished files, None where they are not there (any more)."""
    with studio.database.read() as c:
        video = find_named(c, name)
    if video is None:
        return None
    here = version_is_here(studio.folder(video.id) / f"v{video.version}")
    # Outside of any transaction: a bucket may be slow to answer.
    there = here or version_is_kept(studio.objects(), video.id, video.version)
    return (video.id, video.version) if there else None


@dataclass(frozen=True)
class DryRun:
    """What would be made: every choice, and the price; nothing was kept."""

    id: str
    brief: Brief
    script: Script
    clips: dict[str, Clip]
    tiers: dict[str, str]
    spoken_by: SpokenBy
    estimate: Estimate
    warnings: tuple[str, ...]

    @property
    def duration_ms(self) -> int:
        """Rough length before anything is spoken: words at the planned pace, and the pauses."""
        spoken = self.script.word_count / 2.5 / self.spoken_by.speed
        return round((spoken + 0.45 * len(self.script.scenes) + 0.8) * 1000)


def write_script(asked: Asked, studio: Studio, *, desk: Desk = HERE) -> Script:
    """The script of a request: the video's own where it has one of it, else written now."""
    services = studio.services
    bring_in(asked, studio)
    order = WriteOrder(asked.brief, asked.material, services.resources, services.store)
    with studio.database.read() as c:
        video = find_named(c, asked.id)
        if video is not None and video.script_key == script_key(order):
            kept = script_of(c, video.id)
            if kept is not None:
                return kept
    if script_microusd(studio.services.prices, asked.brief, asked.material, studio.today()):
        raise InputError(
            f"The writer {asked.brief.writer} is paid by the script, and nothing is spent here. "
            "Make the video with --approve: it stops at the storyboard with the price."
        )
    return desk.write(order).script


def _is_styled(provider: str, resources: Resources) -> bool:
    return provider != RECORDING and open_voice(provider, resources).capabilities.styled


def plan_only(asked: Asked, studio: Studio, *, desk: Desk = HERE) -> DryRun:
    """Every choice without making anything."""
    brief = asked.brief
    # Before anything is written: what is not there is told at once.
    choose_voice(brief, studio.services.default_voice, studio.services.resources)
    clip_tier(brief, studio.services.prices)
    script = write_script(asked, studio, desk=desk)
    with studio.database.read() as c:
        video = find_named(c, asked.id)
        video_id = asked.id if video is None else video.id
        kept = {s.scene.id: s.drawn for s in scenes_of(c, video_id) if s.drawn is not None}
    pinned = {scene.id: kept[scene.id] for scene in script.scenes if scene.id in kept}
    chosen = desk.cast(CastOrder(brief, script, pinned, seed_of(video_id)))
    return plan_of(brief, video_id, script, chosen, studio)


def plan_of(brief: Brief, video_id: str, script: Script, chosen: Cast, studio: Studio) -> DryRun:
    """The voice, the tiers and the price of a script with its pictures."""
    services = studio.services
    provider, voice, voice_warnings = choose_voice(
        brief, services.default_voice, services.resources
    )
    wanted = clip_tier(brief, services.prices)
    speed = pace_of(script, brief.speed)
    spoken_by = SpokenBy(
        provider=provider,
        name=voice,
        language=brief.language,
        speed=speed,
        model="" if provider == RECORDING else voice_model(provider, services.resources),
    )
    lengths = {scene.id: spoken_ms(scene, speed) for scene in script.scenes}
    tiers = choose_tiers(
        lengths,
        wanted,
        budget_microusd=brief.budget_microusd,
        prices=services.prices,
        resources=services.resources,
        on=studio.today(),
    )
    priced = estimate(
        script.scenes,
        tiers,
        spoken_by,
        lengths_ms=lengths,
        prices=services.prices,
        resources=services.resources,
        on=studio.today(),
    )
    clips: dict[str, Clip] = {**chosen.drawn, **chosen.media}
    wishes = unheeded(brief, services.resources, styled=_is_styled(provider, services.resources))
    warnings = (*script.notes, *chosen.warnings, *voice_warnings, *wishes)
    return DryRun(video_id, brief, script, clips, tiers, spoken_by, priced, warnings)
