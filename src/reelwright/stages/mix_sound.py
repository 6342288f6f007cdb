"""mix_sound: every narration at its frame and music under them, at the platforms' loudness."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from reelwright.domain.brief import kept_music
from reelwright.domain.model import fingerprint
from reelwright.domain.narration import Narration
from reelwright.domain.segment import Soundtrack
from reelwright.ports import ObjectStore
from reelwright.render import music
from reelwright.render.soundtrack import SoundReport, mix, voice_track
from reelwright.render.timing import SAMPLE_RATE, Span
from reelwright.stages import Stage
from reelwright.stages.record import find_record, needed, put_record

VERSION = 1
NO_MUSIC = "none"


def mix_sound(
    narrations: Sequence[Narration],
    spans: Sequence[Span],
    *,
    wanted: str,
    seed: int,
    store: ObjectStore,
) -> Soundtrack:
    """Mix unless the store already has it.

    `wanted` is a mood, a track's name, `none`, the path of an own file, or `object:KEY` of one in
    the store; `seed` chooses among a mood's tracks. Raises InputError for unknown music,
    CheckFailed for a wrong level.
    """
    kept = kept_music(wanted)
    own = needed(store, kept) if kept else own_music(wanted)
    identity = hashlib.sha256(own.read_bytes()).hexdigest() if own else f"{wanted}/{seed}"
    voices = [
        (n.audio, s.start_frame, s.frame_count) for n, s in zip(narrations, spans, strict=True)
    ]
    key = fingerprint(Stage.MIX_SOUND, VERSION, voices, identity)
    found = find_record(store, Stage.MIX_SOUND, key, Soundtrack)
    if found is not None and store.find(found.audio):
        return found
    paths = [needed(store, narration.audio) for narration in narrations]
    voice = voice_track(spans, paths)
    bed, name, credit = _bed(wanted, own, seed=seed, seconds=len(voice) / SAMPLE_RATE)
    audio = f"{Stage.MIX_SOUND}/{key[:2]}/{key}.aac"
    reports: list[SoundReport] = []

    def write(path: Path) -> None:
        reports.append(mix(voice, bed, path))

    store.put(audio, write)
    heard = reports[0]
    track = Soundtrack(
        audio=audio,
        loudness_lufs=heard.loudness.integrated,
        true_peak_dbtp=heard.loudness.true_peak,
        music=name,
        music_credit=credit,
        music_under_voice_lu=heard.music_under_voice_lu,
    )
    put_record(store, Stage.MIX_SOUND, key, track)
    return track


def own_music(wanted: str) -> Path | None:
    """The file that `wanted` names, None where it is a mood or a track."""
    if wanted == NO_MUSIC:
        return None
    path = Path(wanted)
    looks_like_path = "/" in wanted or "\\" in wanted or path.suffix != ""
    return path if looks_like_path or path.is_file() else None


def _bed(
    wanted: str, own: Path | None, *, seed: int, seconds: float
) -> tuple[music.Stereo | None, str, str]:
    """The bed with the name and credit of what it was made of."""
    if wanted == NO_MUSIC:
        return None, "", ""
    if own:
        return music.music_bed(music.decode(own), seconds=seconds, bpm=None), own.name, ""
    track = music.pick_track(wanted, seed=seed)
    bed = music.music_bed(music.decode(track.path), seconds=seconds, bpm=track.bpm)
    return bed, track.name, track.credit
