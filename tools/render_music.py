"""Render the beds that no package brings (mystery, epic, wonder) as Opus into assets/music.

Usage: render_music.py SOUNDFONT, with tinysoundfont and scipy installed (development only).
FluidR3 is MIT; what is rendered with it here is our own work.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tinysoundfont
from scipy.signal import butter, oaconvolve, sosfilt

from reelwright.render import ffmpeg

RATE = 44_100
SECONDS = 32.0
OUT = Path(__file__).parent.parent / "src" / "reelwright" / "assets" / "music"
CHORDS = {
    "minor": [0, 3, 7, 12, 15],
    "major": [0, 4, 7, 12, 16],
    "minor9": [0, 3, 7, 10, 14],
    "major9": [0, 4, 7, 11, 14],
    "open": [0, 5, 7, 12, 17],
}
PAD, SECOND_PAD, ARPEGGIO, BASS, MELODY, DRUM = range(6)


@dataclass(frozen=True)
class Mood:
    """How a bed is played; programs are General MIDI."""

    root: int
    bar_s: float
    chords: tuple[tuple[int, str], ...]
    pads: tuple[tuple[int, int], tuple[int, int]]
    arpeggio: tuple[int, int, tuple[int, ...]]
    bass: tuple[int, int]
    drum: bool = False
    melody: tuple[int, int] | None = None


MOODS = {
    "mystery": Mood(
        45, 4.0, ((0, "minor9"), (8, "major9"), (3, "major"), (10, "open")),
        ((89, 72), (52, 46)), (46, 52, (0, 2, 1, 3, 2, 4, 3, 2)), (43, 62), melody=(8, 50),
    ),
    "epic": Mood(
        50, 3.2, ((0, "minor"), (8, "major"), (3, "major"), (10, "major")),
        ((48, 78), (60, 56)), (45, 58, (0, 0, 2, 0, 3, 0, 2, 0)), (43, 86), drum=True,
    ),
    "wonder": Mood(
        48, 3.2, ((0, "major9"), (7, "major"), (9, "minor9"), (5, "major9")),
        ((89, 60), (48, 50)), (11, 54, (0, 2, 4, 3, 2, 4, 1, 3)), (32, 60), melody=(73, 52),
    ),
}  # fmt: skip

Event = tuple[float, bool, int, int, int]
"""Seconds, on or off, channel, note, velocity."""


def score(mood: Mood, seed: int) -> list[Event]:
    """Every note of a bed, in order of time."""
    dice = random.Random(seed)
    events: list[Event] = []
    for bar in range(int(SECONDS / mood.bar_s)):
        start = bar * mood.bar_s
        degree, kind = mood.chords[bar % 4]
        base = mood.root + degree - (12 if degree > 6 else 0)
        notes = [base + step for step in CHORDS[kind]]
        events += _pads(mood, start, notes, dice) + _bass(mood, start, base)
        events += _arpeggio(mood, start, notes, dice)
        if mood.melody and bar % 2 == 0:
            note = notes[dice.choice([2, 3, 4])] + 12
            events += _note(
                start + 0.25 * mood.bar_s, 0.7 * mood.bar_s, MELODY, note, mood.melody[1]
            )
        if mood.drum:
            for step, velocity in ((0, 96), (3, 58), (4, 84), (6, 64), (7, 50)):
                note = 38 - 2 * (step % 3 == 0)
                events += _note(start + step * mood.bar_s / 8, 0.3, DRUM, note, velocity)
    return sorted(events, key=lambda event: event[0])


def _note(start: float, length: float, channel: int, note: int, velocity: int) -> list[Event]:
    loud = max(1, min(127, velocity))
    return [(start, True, channel, note, loud), (start + length, False, channel, note, 0)]


def _pads(mood: Mood, start: float, notes: list[int], dice: random.Random) -> list[Event]:
    events: list[Event] = []
    for channel, (program, velocity) in enumerate(mood.pads):
        lift = 12 if channel == PAD and program == 89 else 0
        for note in notes[channel:4]:
            loud = velocity + dice.randint(-4, 4)
            events += _note(start + 0.03 * channel, 1.02 * mood.bar_s, channel, note + lift, loud)
    return events


def _bass(mood: Mood, start: float, base: int) -> list[Event]:
    return _note(start, 0.97 * mood.bar_s, BASS, base - 12, mood.bass[1])


def _arpeggio(mood: Mood, start: float, notes: list[int], dice: random.Random) -> list[Event]:
    events: list[Event] = []
    step = mood.bar_s / 8
    _, velocity, pattern = mood.arpeggio
    for place, index in enumerate(pattern):
        if not mood.drum and dice.random() < 0.22:
            continue
        loud = round(velocity * (0.8 + 0.2 * (place % 2 == 0))) + dice.randint(-6, 6)
        late = dice.uniform(0, 0.012)
        events += _note(start + place * step + late, 1.6 * step, ARPEGGIO, notes[index] + 12, loud)
    return events


def play(mood: Mood, events: list[Event], soundfont: Path) -> np.ndarray:
    """Stereo sound of the score, with a hall around it."""
    synth = tinysoundfont.Synth(samplerate=RATE, gain=-6)
    bank = synth.sfload(str(soundfont))
    programs = {PAD: mood.pads[0][0], SECOND_PAD: mood.pads[1][0], ARPEGGIO: mood.arpeggio[0]}
    programs |= {BASS: mood.bass[0], MELODY: mood.melody[0] if mood.melody else 0, DRUM: 116}
    for channel, program in programs.items():
        synth.program_select(channel, bank, 0, program)
    parts, position = [], 0
    for when, on, channel, note, velocity in [*events, (SECONDS, False, PAD, 0, 0)]:
        sample = min(round(when * RATE), round(SECONDS * RATE))
        if sample > position:
            parts.append(np.frombuffer(bytes(synth.generate(sample - position)), np.float32).copy())
            position = sample
        if on:
            synth.noteon(channel, note, velocity)
        else:
            synth.noteoff(channel, note)
    return _in_a_hall(np.concatenate(parts).reshape(-1, 2))


def _in_a_hall(dry: np.ndarray) -> np.ndarray:
    """Exponentially decaying, darkened stereo noise as the impulse response of a hall."""
    length = int(2.6 * RATE)
    decay = np.exp(-np.arange(length) / RATE * 2.6)[:, None]
    response = np.random.default_rng(3).normal(0, 1, (length, 2)) * decay
    response = sosfilt(butter(2, 4200, fs=RATE, output="sos"), response, axis=0)
    response /= np.sqrt((response**2).sum(axis=0))
    wet = oaconvolve(dry, response, axes=0)[: len(dry)]
    mixed = sosfilt(butter(2, 35, "high", fs=RATE, output="sos"), dry * 0.72 + wet * 0.34, axis=0)
    return (mixed / np.abs(mixed).max() * 0.7).astype(np.float32)


def main() -> None:
    """Two takes of each mood."""
    soundfont = Path(sys.argv[1])
    for name, mood in MOODS.items():
        for take in (1, 2):
            sound = play(mood, score(mood, take), soundfont)
            ffmpeg.run(
                [
                    *("-v", "error", "-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "-"),
                    *("-af", "loudnorm=I=-16:TP=-1.5:LRA=9", "-ar", "48000", "-c:a", "libopus"),
                    *("-b:a", "96k", "-y", str(OUT / f"{name}_{take}.opus")),
                ],
                stdin=sound.tobytes(),
            )


if __name__ == "__main__":
    main()
