"""Alignment: found word times against true ones, ours beside plain Whisper word timestamps.

Two kinds of sound whose words' times are known: single words synthesised apart and set down at
known samples, and whole scenes of a natural voice with its own times. Neither is of the voices
that the aligner listens with. Plain Whisper is the earlier design: transcribe, then match the
words heard with the words written.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from bench.timing import assembled
from reelwright.domain.narration import Word
from reelwright.domain.script_text import parse_script
from reelwright.domain.spoken import share_times, spoken_form
from reelwright.ports import Aligner, Resources, Samples
from reelwright.providers.align.whisper import open_whisper
from reelwright.providers.registry import open_aligner
from reelwright.providers.voice.kokoro import KokoroVoice
from reelwright.render.resample import resampled
from reelwright.render.tempo import at_tempo
from reelwright.render.timing import SAMPLE_RATE
from reelwright.settings import load_settings

SCRIPTS = Path(__file__).parents[1] / "examples" / "scripts"
SPOKEN = {
    "fr-FR": ("pieuvre.fr.md", "ff_siwis"),
    "en-US": ("voyager.en.md", "am_michael"),
    "es-ES": ("atacama.es.md", "em_alex"),
    "de-DE": ("herz.de.md", ""),
    "it-IT": ("venezia.it.md", "im_nicola"),
    "pt-BR": ("raios.pt.md", "pf_dora"),
}
LONG = ("fr-FR", "en-US", "es-ES", "de-DE")
REST_S = 0.45
"""Between the scenes of a minute."""
LEAD_S = 0.9
MP3_LEAD_S = 1105 / SAMPLE_RATE
"""What an MP3 encoder and decoder put before a sound at 48 kHz."""


@dataclass(frozen=True)
class Truth:
    """48 kHz sound, its text, and the second at which each word begins."""

    samples: Samples
    text: str
    starts_s: npt.NDArray[np.float64]
    language: str


Way = Callable[[Truth], tuple[Word, ...]]


def ways(resources: Resources) -> dict[str, Way]:
    """Ours with and without Whisper, and the earlier design."""
    off = Resources(cache=resources.cache, offline=True, whisper="off")
    return {
        "Reelwright": _aligned(open_aligner(resources)),
        "Reelwright, no Whisper installed": _aligned(open_aligner(off)),
        "plain Whisper timestamps": lambda truth: _transcribed(truth, resources),
    }


def _aligned(aligner: Aligner) -> Way:
    return lambda truth: (
        aligner.align(truth.samples, SAMPLE_RATE, truth.text, language=truth.language).words
    )


def _transcribed(truth: Truth, resources: Resources) -> tuple[Word, ...]:
    """Words heard laid along the words written; what has no partner shares the time between."""
    whisper = open_whisper("base", resources.cache, threads=2, offline=True)
    heard = whisper.transcribe(truth.samples, SAMPLE_RATE, language=truth.language)
    spoken = spoken_form(truth.text, truth.language)
    pairs = SequenceMatcher(
        None, [_bare(word.shown) for word in spoken], [_bare(word.text) for word in heard], False
    )
    spans: list[tuple[float, float] | None] = [None] * len(spoken)
    for block in pairs.get_matching_blocks():
        for offset in range(block.size):
            word = heard[block.b + offset]
            spans[block.a + offset] = (word.start_ms, word.end_ms)
    return share_times(spoken, spans, round(len(truth.samples) * 1000 / SAMPLE_RATE))


def _bare(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def scenes_of(language: str, voice: KokoroVoice) -> list[Truth]:
    """Every scene of an example script, said by a voice that tells its own word times."""
    name, speaker = SPOKEN[language]
    script = parse_script((SCRIPTS / name).read_text(encoding="utf-8"), language=language)
    truths = []
    for scene in script.scenes:
        said = voice.speak(scene.voice_over, language=language, voice=speaker, speed=1.0)
        starts = np.array([word.start_ms / 1000 for word in said.words or ()])
        samples = resampled(said.samples, said.sample_rate, to=SAMPLE_RATE)
        truths.append(Truth(samples, scene.voice_over, starts, language))
    return truths


def words_of(language: str, voice: KokoroVoice) -> Truth:
    """The first scenes' words, each synthesised alone and set down at a known sample."""
    name, _ = SPOKEN[language]
    script = parse_script((SCRIPTS / name).read_text(encoding="utf-8"), language=language)
    text = " ".join(scene.voice_over for scene in script.scenes[:2])
    said = assembled(text, language, voice)
    return Truth(said.samples, text, np.array(said.onsets_ms) / 1000, language)


def joined(truths: list[Truth]) -> Truth:
    """One sound of all, with a rest between."""
    rest = np.zeros(round(REST_S * SAMPLE_RATE), np.float32)
    pieces, starts, at = [], [], 0.0
    for truth in truths:
        pieces += [truth.samples, rest]
        starts.append(truth.starts_s + at)
        at += (len(truth.samples) + len(rest)) / SAMPLE_RATE
    text = " ".join(truth.text for truth in truths)
    return Truth(np.concatenate(pieces), text, np.concatenate(starts), truths[0].language)


def at_speed(truth: Truth, tempo: float) -> Truth:
    samples = at_tempo(truth.samples, SAMPLE_RATE, tempo)
    return Truth(samples, truth.text, truth.starts_s / tempo, truth.language)


def squeezed(truth: Truth) -> Truth:
    """Through MP3 at 48 kb/s, behind 0.9 s of silence."""
    lead = np.zeros(round(LEAD_S * SAMPLE_RATE), np.float32)
    samples = _through_mp3(np.concatenate([lead, truth.samples]))
    return Truth(samples, truth.text, truth.starts_s + LEAD_S + MP3_LEAD_S, truth.language)


def _through_mp3(samples: Samples) -> Samples:
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=SAMPLE_RATE, layout="mono")
        stream.bit_rate = 48_000
        for start in range(0, len(samples), 1152):
            block = np.ascontiguousarray(samples[start : start + 1152].reshape(1, -1))
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
            frame.sample_rate = SAMPLE_RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    file.seek(0)
    with av.open(file) as container:
        parts = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
    return np.concatenate(parts).astype(np.float32)


@dataclass
class Figures:
    """Signed onset errors in milliseconds of one way on one kind of sound."""

    errors: list[npt.NDArray[np.float64]]
    cpu_s: float = 0.0
    sound_s: float = 0.0

    def add(self, way: Way, truth: Truth) -> None:
        began = time.process_time()
        words = way(truth)
        self.cpu_s += time.process_time() - began
        self.sound_s += len(truth.samples) / SAMPLE_RATE
        found = np.array([word.start_ms for word in words])
        self.errors.append(found - truth.starts_s * 1000)

    def row(self) -> str:
        signed = np.concatenate(self.errors)
        apart = np.abs(signed)
        return (
            f"| {len(signed)} | {np.median(apart):.0f} | {np.percentile(apart, 95):.0f} "
            f"| {apart.max():.0f} | {100 * np.mean(apart > 150):.1f} | {self.drift_ms():+.0f} "
            f"| {self.cpu_s / self.sound_s:.3f} |"
        )

    def drift_ms(self) -> float:
        """How much later the last third's words are found than the first third's, at the middle."""
        drifts = []
        for errors in self.errors:
            third = max(1, len(errors) // 3)
            drifts.append(float(np.median(errors[-third:]) - np.median(errors[:third])))
        return float(np.median(drifts))


def kinds(voice: KokoroVoice) -> Iterator[tuple[str, list[Truth]]]:
    """Scenes in every language; the rest in those of `LONG`."""
    scenes = {language: scenes_of(language, voice) for language in SPOKEN}
    minutes = [joined(scenes[language]) for language in LONG]
    for language, truths in scenes.items():
        yield f"scenes, {language}", truths
    yield "words set apart", [words_of(language, voice) for language in LONG]
    yield "a minute", minutes
    yield "a minute, 20 % faster", [at_speed(truth, 1.2) for truth in minutes]
    yield "a minute, 20 % slower", [at_speed(truth, 0.8) for truth in minutes]
    yield "a minute, MP3 48 kb/s, 0.9 s late", [squeezed(truth) for truth in minutes]


def show(_: Path) -> None:
    """A row per kind of sound and way."""
    cache = load_settings().cache
    resources = Resources(cache=cache, offline=True)
    began = time.monotonic()
    open_whisper("base", cache, threads=2, offline=True)
    first_s = time.monotonic() - began
    print("\n## Word times found in a sound, against the true ones\n")
    print(f"Whisper base loaded in {first_s:.1f} s; onsets in milliseconds.\n")
    print(
        "| sound | way | words | median | 95th percentile | worst | over 150 ms, % | drift "
        "| CPU-s per s |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for kind, truths in kinds(KokoroVoice(cache)):
        for name, way in ways(resources).items():
            figures = Figures([])
            for truth in truths:
                figures.add(way, truth)
            print(f"| {kind} | {name} {figures.row()}", flush=True)
