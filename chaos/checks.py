"""Checks: what must hold when a campaign is over; every failed one in words."""

from __future__ import annotations

import json
import sqlite3
import wave
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, func, select, text

from chaos.scenario import GONE, Director
from chaos.site import Site
from reelwright.database import tables
from reelwright.database.ledger import audit
from reelwright.database.ledger_rows import ledger_sums
from reelwright.domain.video import IntentState, VideoStatus
from reelwright.errors import InputError
from reelwright.providers.fake_vendor.bill import CHARGED
from reelwright.render.video_file import inspect_video
from reelwright.stages import Stage
from reelwright.workflows.instant_hands import is_whole

UNFINDABLE = "fake:lost"


@dataclass
class Findings:
    """Figures of a campaign, and what is wrong."""

    wrong: list[str] = field(default_factory=list)
    videos: Counter[str] = field(default_factory=Counter)
    """By how they ended."""
    clips: int = 0
    """Clips that the vendor accepted."""
    billed: int = 0
    """Micro-dollars for clips, as the vendor says; the tier without look-up apart."""
    committed: int = 0
    doubted: int = 0
    apart_billed: int = 0
    apart_committed: int = 0
    apart_doubted: int = 0
    accepted_twice: int = 0
    """Places whose first job came to nothing and cost nothing, asked for again."""
    billed_twice: int = 0
    billed_twice_microusd: int = 0
    calls_billed: int = 0
    """Micro-dollars for sentences and scripts."""
    calls_committed: int = 0
    calls_doubted: int = 0
    calls_repeated: int = 0
    events: int = 0
    artifacts: int = 0
    asides: int = 0
    """Half-written files beside their final name, left by killed processes."""
    scratch: int = 0
    orphans: list[str] = field(default_factory=list)
    """Whole objects that no row names."""

    def must(self, holds: bool, words: str) -> None:
        """Note it where it does not hold."""
        if not holds:
            self.wrong.append(words)


@dataclass(frozen=True)
class Job:
    """One line of the vendor's bill."""

    kind: str
    place: str
    tier: str
    ending: str
    price: int

    @property
    def charged(self) -> int:
        return self.price if self.ending in CHARGED else 0


def vendor_jobs(bill: Path) -> tuple[Job, ...]:
    """Everything the vendor accepted; to be asked when all of it is done."""
    with sqlite3.connect(f"file:{bill}?mode=ro", uri=True) as c:
        rows = c.execute("select kind, place, tier, ending, price_microusd from jobs").fetchall()
    return tuple(Job(*row) for row in rows)


def check_all(site: Site, director: Director) -> Findings:
    """Every promise, once all videos have come to rest."""
    found = Findings(wrong=list(director.odd))
    jobs = vendor_jobs(site.workspace.parent / "bill.db")
    with site.studio.database.read() as c:
        check_videos(c, found, director)
        check_clips(c, found, [job for job in jobs if job.kind == "clip"])
        check_calls(c, found, [job for job in jobs if job.kind != "clip"])
        check_ledger(c, found)
        check_quotas(c, found, director)
        check_events(c, found)
        check_engine(c, found)
        check_versions(c, found, site)
        named = frozenset(c.execute(select(tables.artifacts.c.key)).scalars())
    check_files(found, site.workspace, named)
    return found


def check_videos(c: Connection, found: Findings, director: Director) -> None:
    rows = tables.videos.c
    status = {row.id: row.status for row in c.execute(select(rows.id, rows.status))}
    for video in director.videos.values():
        ended = status.get(video.id, GONE)
        found.videos[ended] += 1
        found.must(video.done, f"{video.id} is stuck: {ended}, still to do {video.left}")
    clips = tables.clips.c
    open_clips = select(clips.video_id, clips.scene_id, clips.status, rows.status).join(
        tables.videos, rows.id == clips.video_id
    )
    for video_id, scene_id, clip, ended in c.execute(open_clips):
        if ended == VideoStatus.COMPLETED and clip not in {"ready", "failed", "pending"}:
            found.wrong.append(f"{video_id}/{scene_id} is completed with a clip that is {clip}")


def check_clips(c: Connection, found: Findings, jobs: list[Job]) -> None:
    """Ledger and vendor's bill agree place by place, and nothing was billed twice."""
    intents = tables.intents.c
    states = {
        row.key: row for row in c.execute(select(tables.intents).where(intents.kind == "clip"))
    }
    for key, row in states.items():
        unsettled = row.state in {IntentState.SENDING, IntentState.ACCEPTED}
        found.must(not unsettled, f"{key} was never settled: {row.state}")
    by_place: defaultdict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        by_place[job.place].append(job)
    sums = sums_by_intent(c)
    found.clips = len(jobs)
    for place, accepted in by_place.items():
        charges = [job.charged for job in accepted if job.charged]
        found.accepted_twice += len(accepted) > 1 >= len(charges)
        if len(charges) > 1:
            found.billed_twice += 1
            found.billed_twice_microusd += sum(charges[1:])
            found.wrong.append(f"{place} was billed {len(charges)} times")
    for place in {*by_place, *states}:
        if place not in states:
            found.wrong.append(f"{place} is on the bill and was never written down")
            continue
        row = states[place]
        billed = sum(job.charged for job in by_place.get(place, ()))
        _, committed, doubted = sums.get(place, (0, 0, 0))
        if row.tier == UNFINDABLE:
            found.apart_billed += billed
            found.apart_committed += committed
            found.apart_doubted += doubted
            right = committed <= billed <= committed + doubted
        else:
            found.billed += billed
            found.committed += committed
            found.doubted += doubted
            right = billed == committed + doubted
        found.must(
            right,
            f"{place}: billed {billed}, committed {committed}, in doubt {doubted} ({row.state})",
        )


def check_calls(c: Connection, found: Findings, jobs: list[Job]) -> None:
    """Sentences and scripts: whatever was billed is on record, repeats only after a loss."""
    intents = tables.intents.c
    rows = c.execute(select(tables.intents).where(intents.kind != "clip")).all()
    sums, lost = sums_by_intent(c), 0
    for row in rows:
        _, committed, doubted = sums.get(row.key, (0, 0, 0))
        found.calls_committed += committed
        found.calls_doubted += doubted
        lost += row.state == IntentState.LOST
        found.must(
            row.state in {IntentState.DONE, IntentState.LOST, IntentState.REFUSED},
            f"{row.key} was never settled: {row.state}",
        )
    found.calls_billed = sum(job.charged for job in jobs)
    places = Counter(job.place for job in jobs)
    found.calls_repeated = sum(count - 1 for count in places.values())
    found.must(
        found.calls_committed <= found.calls_billed <= found.calls_committed + found.calls_doubted,
        f"sentences and scripts: billed {found.calls_billed}, committed {found.calls_committed},"
        f" in doubt {found.calls_doubted}",
    )
    found.must(
        found.calls_repeated <= lost,
        f"{found.calls_repeated} sentences or scripts were repeated, {lost} were lost",
    )


def check_ledger(c: Connection, found: Findings) -> None:
    found.wrong += audit(c)
    reserved = select(func.coalesce(func.sum(tables.balances.c.reserved_microusd), 0))
    found.must(c.execute(reserved).scalar_one() == 0, "money is still set aside")


def check_quotas(c: Connection, found: Findings, director: Director) -> None:
    """Places taken are those of the videos that are there, and of finished ones purged since."""
    rows = tables.videos.c
    counted = select(rows.account_id, func.count()).where(rows.quota != "released")
    held = Counter({row[0]: row[1] for row in c.execute(counted.group_by(rows.account_id))})
    there = set(c.execute(select(rows.id)).scalars())
    held.update(v.account for v in director.videos.values() if v.id not in there)
    accounts = tables.accounts.c
    for name, count, most in c.execute(
        select(accounts.id, accounts.video_count, accounts.max_videos)
    ):
        found.must(count == held[name], f"{name} is counted {count} videos and has {held[name]}")
        found.must(most < 0 or count <= most, f"{name} has {count} of {most} videos")


def check_events(c: Connection, found: Findings) -> None:
    events, rows = tables.events.c, tables.videos.c
    last = {row.id: row.last_seq for row in c.execute(select(rows.id, rows.last_seq))}
    seqs: defaultdict[str, list[int]] = defaultdict(list)
    for video_id, seq in c.execute(select(events.video_id, events.seq).order_by(events.seq)):
        seqs[video_id].append(seq)
    for video_id, count in last.items():
        story = seqs[video_id]
        found.events += len(story)
        found.must(
            story == list(range(1, count + 1)), f"the story of {video_id} has gaps or repeats"
        )
    once = select(events.video_id, events.once).where(events.once.is_not(None))
    told = Counter((row.video_id, row.once) for row in c.execute(once))
    found.wrong += [f"{key} was told {count} times" for key, count in told.items() if count > 1]
    names = select(events.video_id, events.payload).where(events.type == "money_committed")
    paid = Counter((video, payload["intent"]) for video, payload in c.execute(names))
    found.wrong += [f"{key} was told as paid {n} times" for key, n in paid.items() if n > 1]


def check_engine(c: Connection, found: Findings) -> None:
    """The engine has nothing left and gave nothing up."""
    prefix = "dbos." if c.dialect.name == "postgresql" else ""
    query = f"SELECT workflow_uuid, status, error FROM {prefix}workflow_status"
    for name, status, error in c.execute(text(query)):
        found.must(status == "SUCCESS", f"the engine's {name} is {status}: {str(error)[:200]}")


def check_versions(c: Connection, found: Findings, site: Site) -> None:
    """Every finished version has its files, and what it was joined from."""
    rows = tables.videos.c
    done = select(rows.id, rows.version).where(rows.status == VideoStatus.COMPLETED)
    for video_id, version in c.execute(done):
        found.must(version > 0, f"{video_id} is completed without a version")
    for row in c.execute(select(tables.video_versions)):
        made, finished = row.finished, row.finished["finished"]
        for name in ("video", "thumbnail"):
            path = Path(finished[name])
            if not (path.is_file() and is_whole(path)):
                found.wrong.append(f"{path} of {row.video_id} is not there or not whole")
        keys = [segment["video"] for segment in made["segments"]] + [made["soundtrack"]["audio"]]
        keys += [clip["key"] for clip in made["clips"] if clip.get("key")]
        found.wrong += [
            f"{key} of {row.video_id} v{row.version} is gone"
            for key in keys
            if site.studio.services.store.find(key) is None
        ]


def check_files(found: Findings, workspace: Path, named: frozenset[str]) -> None:
    """Every object is whole; what killed processes left is counted."""
    root = workspace / "artifacts"
    for path in _files(root):
        if path.name.startswith("."):
            found.asides += 1
            continue
        found.artifacts += 1
        found.must(_is_sound(path), f"{path.relative_to(workspace)} is not whole")
        key = str(path.relative_to(root))
        if path.suffix != ".json" and key not in named:
            found.orphans.append(key)
    found.asides += sum(path.name.startswith(".") for path in _files(workspace / "videos"))
    found.scratch = sum(1 for _ in (workspace / "scratch").glob("*"))


def sums_by_intent(c: Connection) -> dict[str, tuple[int, int, int]]:
    """Micro-dollars set aside, committed and in doubt of every intent."""
    query = select(tables.ledger.c.intent, *ledger_sums()).group_by(tables.ledger.c.intent)
    return {intent: (a, b, d) for intent, a, b, d in c.execute(query)}


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file())


def _is_sound(path: Path) -> bool:
    try:
        if path.suffix == ".json":
            json.loads(path.read_bytes())
            return True
        if path.suffix == ".wav":
            return _is_sound_of_its_length(path)
        if path.suffix == ".mp4" and Stage.MAKE_CLIP in path.parts:
            return inspect_video(path).duration_ms > 0
        return is_whole(path)
    except (ValueError, OSError, EOFError, wave.Error, InputError):
        return False


def _is_sound_of_its_length(path: Path) -> bool:
    with wave.open(str(path)) as sound:
        size = int(sound.getnframes()) * int(sound.getnchannels()) * int(sound.getsampwidth())
    return 0 < size < path.stat().st_size
