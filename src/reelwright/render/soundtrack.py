"""Soundtrack: the narrations at their frames, music ducked under them, at -14 LUFS."""

from __future__ import annotations

import tempfile
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reelwright.errors import CheckFailed
from reelwright.ports import Samples
from reelwright.render import ffmpeg
from reelwright.render.loudness import (
    MAX_TRUE_PEAK_DBTP,
    TARGET_LUFS,
    TOLERANCE_LU,
    Loudness,
    measure,
    parse_loudness,
)
from reelwright.render.music import Stereo
from reelwright.render.timing import SAMPLE_RATE, SAMPLES_PER_FRAME, Span

AAC_DELAY = 1024
"""Samples the AAC encoder puts before the sound. The file has no edit list to hide them, so as
many samples of the opening silence are left out and the sound stays on its frame."""

MUSIC_UNDER_VOICE_LU = 14.0
"""How far the music lies under the voice where nobody speaks; ducking adds about 12 dB."""

_VOICE = "highpass=f=70,acompressor=threshold=-20dB:ratio=2.5:attack=8:release=120:makeup=1"
_DUCK = "sidechaincompress=threshold=0.012:ratio=9:attack=25:release=450:knee=4:makeup=1"


@dataclass(frozen=True)
class SoundReport:
    """What the mix measures."""

    loudness: Loudness
    music_under_voice_lu: float | None
    """Integrated loudness of the voice less that of the ducked music; None without music."""


def write_wav(path: Path, samples: npt.NDArray[np.float32]) -> None:
    """48 kHz 16-bit WAV; `samples` has shape (n,) or (n, channels)."""
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    pcm = (np.clip(samples, -1, 1) * 32767).round().astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(pcm.tobytes())


def read_wav(path: Path) -> Samples:
    """What `write_wav` wrote, first channel."""
    with wave.open(str(path), "rb") as file:
        channels = file.getnchannels()
        pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return (pcm.reshape(-1, channels)[:, 0] / 32767).astype(np.float32)


def voice_track(spans: Sequence[Span], narrations: Sequence[Path]) -> Samples:
    """Every narration at its sample; the whole is as long as the picture, to the sample."""
    total = sum(span.frame_count for span in spans) * SAMPLES_PER_FRAME
    track = np.zeros(total, np.float32)
    for span, path in zip(spans, narrations, strict=True):
        samples = read_wav(path)
        end = min(total, span.voice_sample + len(samples))
        track[span.voice_sample : end] += samples[: end - span.voice_sample]
    return track


def mix(voice: Samples, music: Stereo | None, target: Path) -> SoundReport:
    """Voice and music as AAC-LC (ADTS) in `target`, -14 LUFS, true peak at most -1.5 dBTP.

    Raises CheckFailed where the level cannot be reached.
    """
    with tempfile.TemporaryDirectory(prefix="reelwright-") as scratch:
        folder = Path(scratch)
        mixed = folder / "mix.wav"
        write_wav(folder / "voice.wav", voice)
        gap = None
        if music is None:
            level = _render(["-i", str(folder / "voice.wav")], f"[0:a]{_VOICE},{_STEREO}", mixed)
        else:
            level, gap = _duck(folder, music, mixed)
        loudness = _encode(mixed, level, target)
    return SoundReport(loudness, gap)


_STEREO = "aformat=channel_layouts=stereo"


def _duck(folder: Path, music: Stereo, mixed: Path) -> tuple[Loudness, float]:
    """Mix with ducked music; the mix's loudness and how far the music lies under the voice."""
    write_wav(folder / "music.wav", music)
    spoken = measure(folder / "voice.wav", filters=_VOICE).integrated
    played = measure(folder / "music.wav").integrated
    gain = spoken - MUSIC_UNDER_VOICE_LU - played
    inputs = ["-i", str(folder / "voice.wav"), "-i", str(folder / "music.wav")]
    level = _render(
        inputs,
        f"[0:a]{_VOICE},{_STEREO},asplit=2[voice][key];[1:a]volume={gain:.2f}dB[bed];"
        f"[bed][key]{_DUCK},asplit=2[low][copy];[voice][low]amix=inputs=2:normalize=0",
        mixed,
        extra=("[copy]", folder / "ducked.wav"),
    )
    return level, round(spoken - measure(folder / "ducked.wav").integrated, 2)


def _render(
    inputs: Sequence[str], graph: str, target: Path, *, extra: tuple[str, Path] | None = None
) -> Loudness:
    """Run a filter graph into a 32-bit WAV and measure it in the same pass."""
    outputs = ["-map", "[out]", "-c:a", "pcm_f32le", "-y", str(target)]
    if extra:
        outputs += ["-map", extra[0], "-c:a", "pcm_f32le", "-y", str(extra[1])]
    said = ffmpeg.run_logged(
        ["-v", "info", "-nostats", *inputs, "-filter_complex",
         f"{graph},ebur128=peak=true:framelog=quiet[out]", *outputs]
    )  # fmt: skip
    return parse_loudness(said)


def _encode(mixed: Path, level: Loudness, target: Path) -> Loudness:
    """Bring the mix to its level and encode; the limiter's own loss is made up for."""
    gain = TARGET_LUFS - level.integrated
    for _ in range(4):
        # The limiter sees four times the samples, so that peaks between samples count too.
        chain = (
            f"atrim=start_sample={AAC_DELAY},volume={gain:.3f}dB,aresample={4 * SAMPLE_RATE},"
            f"alimiter=limit=-2.4dB:attack=4:release=60:level=0:latency=1,aresample={SAMPLE_RATE}"
        )
        ffmpeg.run(
            ["-v", "error", "-i", str(mixed), "-af", chain, "-c:a", "aac", "-b:a", "192k",
             "-ac", "2", "-f", "adts", "-y", str(target)]
        )  # fmt: skip
        made = measure(target)
        if abs(made.integrated - TARGET_LUFS) <= TOLERANCE_LU / 2:
            break
        gain += TARGET_LUFS - made.integrated
    if (
        abs(made.integrated - TARGET_LUFS) > TOLERANCE_LU
        or made.true_peak > MAX_TRUE_PEAK_DBTP + 1e-6
    ):
        raise CheckFailed(
            f"The sound came out at {made.integrated} LUFS and {made.true_peak} dBTP instead of "
            f"{TARGET_LUFS} LUFS and at most {MAX_TRUE_PEAK_DBTP} dBTP."
        )
    return made
