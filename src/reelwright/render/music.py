"""Music: the tracks at hand, and a bed of any length made of one by loops on the bar."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reelwright.errors import ConfigError, InputError, RenderError
from reelwright.render import ffmpeg
from reelwright.render.timing import SAMPLE_RATE

Stereo = npt.NDArray[np.float32]
"""Sound of shape (samples, 2) at 48 kHz."""

CROSSFADE_S = 2.0
ENDING_S = 2.5
MAX_OWN_MUSIC_S = 900
_FOLDER = Path(__file__).parent.parent / "assets" / "music"


@dataclass(frozen=True)
class Track:
    """One piece of music that comes with the installation."""

    name: str
    mood: str
    where: str
    """`package` (immich-memories-music) or `own` (beside the table)."""
    bpm: float
    key: str
    kind: str

    @property
    def path(self) -> Path:
        """Raises ConfigError where the music package is not installed."""
        if self.where == "own":
            return _FOLDER / f"{self.name}.opus"
        try:
            from immich_memories_music import tracks_dir
        except ImportError as error:
            raise ConfigError(
                "The music package is missing. Run `pip install immich-memories-music`, "
                "or make the video with --music none."
            ) from error
        return Path(tracks_dir()) / self.mood / f"{self.name}.opus"

    @property
    def credit(self) -> str:
        if self.where == "own":
            return f"Music “{self.name}”, Reelwright with the sound font FluidR3 (MIT), CC0 1.0"
        return f"Music “{self.name}”, Immich Memories contributors, MIT"


@lru_cache(maxsize=1)
def tracks() -> tuple[Track, ...]:
    """Every track at hand, grouped by mood."""
    table = tomllib.loads((_FOLDER / "tracks.toml").read_text(encoding="utf-8"))
    return tuple(Track(**row) for row in table["track"])


def moods() -> tuple[str, ...]:
    """Names of the moods in the table's order."""
    return tuple(dict.fromkeys(track.mood for track in tracks()))


def pick_track(wanted: str, *, seed: int) -> Track:
    """A track by its name, or one of a mood chosen by `seed`. Raises InputError."""
    for track in tracks():
        if track.name == wanted:
            return track
    matching = [track for track in tracks() if track.mood == wanted]
    if not matching:
        names = [*moods(), *(track.name for track in tracks())]
        near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        raise InputError(
            f"Unknown music '{wanted}'.{hint} Give a mood ({', '.join(moods())}), "
            "a file of your own, or none; `reelwright music` lists them."
        )
    return matching[seed % len(matching)]


def decode(path: Path) -> Stereo:
    """Any sound file as 48 kHz stereo, at most 15 minutes. Raises InputError naming the file."""
    args = [
        *("-v", "error", "-protocol_whitelist", "file,pipe", "-i", str(path)),
        *("-map", "0:a:0", "-t", str(MAX_OWN_MUSIC_S), "-ac", "2", "-ar", str(SAMPLE_RATE)),
        *("-f", "f32le", "-"),
    ]
    try:
        raw = ffmpeg.run(args, capture=True, timeout_s=120)
    except RenderError as error:
        raise InputError(
            f"{path} cannot be read as music. Give an audio file (mp3, m4a, wav, opus …), "
            "a mood, or none."
        ) from error
    sound = np.frombuffer(raw, np.float32).reshape(-1, 2)
    if len(sound) < SAMPLE_RATE:
        raise InputError(f"{path} holds less than a second of sound. Give a longer file.")
    return sound


def music_bed(sound: Stereo, *, seconds: float, bpm: float | None) -> Stereo:
    """`sound` repeated or cut to `seconds`, joined on bars where the tempo is known, faded out.

    Short pieces loop with an equal-power crossfade of two seconds that starts on a bar.
    """
    wanted = round(seconds * SAMPLE_RATE)
    bed = sound[:wanted].copy() if len(sound) >= wanted else _looped(sound, wanted, bpm)
    ending = min(wanted, round(ENDING_S * SAMPLE_RATE))
    bed[-ending:] *= np.linspace(1, 0, ending, dtype=np.float32)[:, None] ** 1.5
    return bed


def _looped(sound: Stereo, wanted: int, bpm: float | None) -> Stereo:
    fade = min(round(CROSSFADE_S * SAMPLE_RATE), len(sound) // 4)
    bar = round(240 / bpm * SAMPLE_RATE) if bpm else 1
    step = max((len(sound) - fade) // bar, 1) * bar
    step = min(step, len(sound) - fade)
    piece = sound[: step + fade]
    curve = np.linspace(0, np.pi / 2, fade, dtype=np.float32)[:, None]
    out = np.zeros((wanted + len(piece), 2), np.float32)
    for start in range(0, wanted, step):
        copy = piece.copy()
        if start:
            copy[:fade] *= np.sin(curve)
        copy[-fade:] *= np.cos(curve)
        out[start : start + len(copy)] += copy
    return out[:wanted]
