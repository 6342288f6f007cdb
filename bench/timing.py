"""Timing: when each word lights up in the finished file, against when it is heard there.

The sound is assembled from separately synthesised words at known sample offsets. The frames are
decoded from the finished .mp4 and searched for the moment a word's pixels turn to the lit colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from reelwright.domain.brief import Aspect, Quality
from reelwright.domain.caption_area import caption_area
from reelwright.domain.caption_preset import caption_preset
from reelwright.domain.captions import caption_pages
from reelwright.domain.clip import DrawnClip, Recipe
from reelwright.domain.narration import Narration, Word
from reelwright.domain.plan import Look
from reelwright.ports import Samples
from reelwright.providers.voice.kokoro import KokoroVoice
from reelwright.render.fonts import measurer
from reelwright.render.resample import resampled
from reelwright.render.soundtrack import write_wav
from reelwright.render.timing import FPS, LEAD_MS, SAMPLE_RATE, lay_out
from reelwright.settings import load_settings
from reelwright.stages.finish_video import Parts, finish_video
from reelwright.stages.mix_sound import mix_sound
from reelwright.stages.render_segment import render_segment
from reelwright.storage.local import LocalStore

TEXTS = {
    "fr-FR": "Les pandas géants passent douze heures par jour à dévorer des tiges de bambou.",
    "en-US": "Every black hole bends the light of distant stars around its silent dark centre.",
    "es-ES": "El pueblo de París tomó la antigua fortaleza real durante una calurosa mañana.",
}
GAP_MS = (40, 90, 160, 260)


@dataclass(frozen=True)
class Spoken:
    """Words at known places."""

    samples: Samples
    onsets_ms: tuple[float, ...]
    words: tuple[Word, ...]


def assembled(text: str, language: str, voice: KokoroVoice) -> Spoken:
    """Each word synthesised alone, its silence cut off, set down at a known sample."""
    random = np.random.default_rng(5)
    parts: list[Samples] = [np.zeros(SAMPLE_RATE // 10, np.float32)]
    onsets, words, position = [], [], SAMPLE_RATE // 10
    for text_word in text.split():
        speech = voice.speak(text_word, language=language, voice="", speed=1.0)
        sound = _trimmed(resampled(speech.samples, speech.sample_rate, to=SAMPLE_RATE))
        onset = position * 1000 / SAMPLE_RATE
        onsets.append(onset)
        words.append((text_word, onset, (position + len(sound)) * 1000 / SAMPLE_RATE))
        gap = int(random.choice(GAP_MS)) * SAMPLE_RATE // 1000
        parts += [sound, np.zeros(gap, np.float32)]
        position += len(sound) + gap
    timed = tuple(Word(text=t, start_ms=round(s), end_ms=round(e)) for t, s, e in words)
    return Spoken(np.concatenate(parts), tuple(onsets), timed)


def _trimmed(sound: Samples) -> Samples:
    """From the first to the last moment within 35 dB of the loudest."""
    loud = np.flatnonzero(np.abs(sound) > np.abs(sound).max() * 10 ** (-35 / 20))
    return sound[loud[0] : loud[-1] + 1]


def finished_file(spoken: Spoken, language: str, folder: Path) -> tuple[Path, Look]:
    """The words through the product's own stages into a checked file."""
    store = LocalStore(folder / "store")
    look = Look(captions="duo", language=language, aspect=Aspect.PORTRAIT, quality=Quality.WEB)
    write_wav(folder / "voice.wav", spoken.samples)
    store.put("voice.wav", lambda path: path.write_bytes((folder / "voice.wav").read_bytes()))
    narration = Narration(
        scene_id="s01",
        audio="voice.wav",
        duration_ms=round(len(spoken.samples) * 1000 / SAMPLE_RATE),
        words=spoken.words,
        voice="kokoro:words",
        speed=1.0,
    )
    clip = DrawnClip(scene_id="s01", recipe=Recipe(kit="papercut", kit_version=1, seed=4))
    segment = render_segment(clip, narration, look=look, last=True, store=store)
    spans = lay_out([("s01", narration.duration_ms)])
    sound = mix_sound([narration], spans, wanted="none", seed=1, store=store)
    parts = Parts("timing", (segment,), sound, segment.caption_words, look.aspect, look.quality)
    return Path(finish_video(parts, store=store, folder=folder).video), look


@dataclass(frozen=True)
class Patch:
    """Where on the picture a word stands, and the frames of its page."""

    box: tuple[int, int, int, int]
    """Left, top, right, bottom."""
    first: int
    last: int


def lit_frames(video: Path, spoken: Spoken, look: Look) -> list[int]:
    """Frame at which each word's own patch turns to the lit colour while its page is shown."""
    patches = _patches(spoken, look)
    shares = _lit_shares(video, patches)
    frames = []
    for index, patch in enumerate(patches):
        shown = range(patch.first, min(len(shares), patch.last))
        peak = max(shares[frame][index] for frame in shown)
        frames.append(next(frame for frame in shown if shares[frame][index] > 0.5 * peak))
    return frames


def _patches(spoken: Spoken, look: Look) -> list[Patch]:
    """One for each word."""
    preset, canvas = caption_preset(look.captions), look.aspect.size
    measure = measurer(look.language)
    words = [
        Word(text=w.text, start_ms=w.start_ms + LEAD_MS, end_ms=w.end_ms + LEAD_MS)
        for w in spoken.words
    ]
    pages = caption_pages(
        words, preset=preset, language=look.language, canvas=canvas, measure=measure,
        duration_ms=words[-1].end_ms + 1000,
    )  # fmt: skip
    patches = []
    for page in pages:
        widths = [measure(word.text, preset.font, page.size) for word in page.words]
        space = measure(" ", preset.font, page.size)
        left = caption_area(canvas).middle_x - (sum(widths) + space * (len(widths) - 1)) / 2
        first, last = round(page.start_ms * FPS / 1000), round(page.end_ms * FPS / 1000)
        for width in widths:
            patches.append(Patch((int(left), 1050, int(left + width), 1210), first, last))
            left += width + space
    return patches


def _lit_shares(video: Path, patches: list[Patch]) -> list[list[float]]:
    """For every frame, the share of each patch that shows the lit yellow."""
    shares = []
    with av.open(str(video)) as file:
        for frame in file.decode(video=0):
            rgb: npt.NDArray[np.int16] = frame.to_ndarray(format="rgb24").astype(np.int16)
            yellow = (rgb[..., 0] > 200) & (rgb[..., 1] > 160) & (rgb[..., 2] < 90)
            row = []
            for patch in patches:
                left, top, right, bottom = patch.box
                row.append(float(yellow[top:bottom, left:right].mean()))
            shares.append(row)
    return shares


def heard_delay_ms(video: Path, spoken: Spoken) -> float:
    """How late the sound of the finished file is against where its words were set down."""
    with av.open(str(video)) as file:
        heard = np.concatenate([frame.to_ndarray()[0] for frame in file.decode(audio=0)])
    lead = np.zeros(LEAD_MS * SAMPLE_RATE // 1000, np.float32)
    meant = np.concatenate([lead, spoken.samples])
    length = min(len(heard), len(meant))
    spectrum = np.fft.rfft(heard[:length]) * np.conj(np.fft.rfft(meant[:length]))
    shift = int(np.argmax(np.fft.irfft(spectrum)))
    shift = shift if shift < length // 2 else shift - length
    return shift * 1000 / SAMPLE_RATE


def errors_ms(text: str, language: str, voice: KokoroVoice, folder: Path) -> list[float]:
    """Lit less heard, per word, on the finished file."""
    folder.mkdir(parents=True, exist_ok=True)
    spoken = assembled(text, language, voice)
    video, look = finished_file(spoken, language, folder)
    delay = heard_delay_ms(video, spoken)
    lit = lit_frames(video, spoken, look)
    return [
        frame * 1000 / FPS - (onset + LEAD_MS + delay)
        for frame, onset in zip(lit, spoken.onsets_ms, strict=True)
    ]


def show(folder: Path) -> None:
    """A row per language."""
    print("\n## Captions against the sound, on the finished file (words at known samples)\n")
    print("| language | words | median, ms | 95th percentile, ms | worst, ms |")
    print("|---|---|---|---|---|")
    voice = KokoroVoice(load_settings().cache)
    for language, text in TEXTS.items():
        apart = np.abs(errors_ms(text, language, voice, folder / language))
        print(
            f"| {language} | {len(apart)} | {np.median(apart):.0f} "
            f"| {np.percentile(apart, 95):.0f} | {apart.max():.0f} |"
        )
