"""The soundtrack: narrations on their samples, music ducked, the platforms' loudness."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from reelwright.domain.brief import OWN_MUSIC
from reelwright.domain.narration import Narration
from reelwright.errors import CheckFailed, InputError
from reelwright.render.finish import join
from reelwright.render.loudness import measure
from reelwright.render.music import decode, music_bed, pick_track, tracks
from reelwright.render.soundtrack import mix, read_wav, voice_track, write_wav
from reelwright.render.timing import SAMPLE_RATE, SAMPLES_PER_FRAME, lay_out
from reelwright.stages.mix_sound import mix_sound
from reelwright.storage.local import LocalStore
from tests.support import footage
from tests.support.own_files import own_file


def test_every_narration_starts_on_its_sample(tmp_path: Path) -> None:
    spans = lay_out([("a", 1000), ("b", 700), ("c", 1200)])
    paths = []
    for index, span in enumerate(spans):
        path = tmp_path / f"{span.scene_id}.wav"
        write_wav(path, np.full((1000, 700, 1200)[index] * 48, 0.5, np.float32))
        paths.append(path)
    track = voice_track(spans, paths)
    assert len(track) == sum(span.frame_count for span in spans) * SAMPLES_PER_FRAME
    starts = np.flatnonzero(np.diff((track > 0.1).astype(int)) == 1) + 1
    assert starts.tolist() == [span.voice_sample for span in spans]


def test_sound_stays_on_its_sample_through_the_encoder(tmp_path: Path) -> None:
    frames = 90
    voice = footage.speech(frames)
    sound, video = tmp_path / "s.aac", tmp_path / "v.mp4"
    mix(voice, None, sound)
    join([footage.segment(tmp_path / "p.mp4", frames)], sound, video)
    with av.open(str(video)) as file:
        heard = np.concatenate([frame.to_ndarray()[0] for frame in file.decode(audio=0)])
    # Where the decoded sound fits what was spoken best, by cross-correlation of two seconds.
    spoken = np.zeros(len(heard), np.float32)
    spoken[: len(voice)] = voice[: len(heard)]
    middle = slice(SAMPLE_RATE // 2, SAMPLE_RATE * 5 // 2)
    spectrum = np.fft.rfft(heard[middle]) * np.conj(np.fft.rfft(spoken[middle]))
    # Whitened, so that the noise in the voice decides and not its steady tone.
    likeness = np.fft.irfft(spectrum / (np.abs(spectrum) + 1e-9))
    shift = int(np.argmax(likeness))
    shift = shift if shift < len(likeness) // 2 else shift - len(likeness)
    assert abs(shift) <= 16  # a third of a millisecond


@pytest.mark.parametrize("seconds", [2.5, 5.0])
def test_mix_meets_loudness_and_keeps_music_under_the_voice(seconds: float, tmp_path: Path) -> None:
    voice = footage.speech(round(seconds * 30))
    track = pick_track("calm", seed=1)
    bed = music_bed(decode(track.path), seconds=seconds, bpm=track.bpm)
    report = mix(voice, bed, tmp_path / "mix.aac")
    assert report.loudness.integrated == pytest.approx(-14, abs=0.5)
    assert report.loudness.true_peak <= -1.5
    assert report.music_under_voice_lu is not None
    assert report.music_under_voice_lu >= 15


def test_sound_that_cannot_reach_the_level_is_refused(tmp_path: Path) -> None:
    clicks = np.zeros(SAMPLE_RATE * 3, np.float32)
    clicks[::SAMPLE_RATE] = 0.9
    with pytest.raises(CheckFailed, match="LUFS"):
        mix(clicks, None, tmp_path / "mix.aac")


def test_bed_loops_on_the_bar_without_a_hole() -> None:
    track = pick_track("calm_acoustic_1", seed=0)
    sound = decode(track.path)
    bed = music_bed(sound, seconds=70, bpm=track.bpm)
    assert len(bed) == 70 * SAMPLE_RATE
    level = np.sqrt(
        (bed[: 66 * SAMPLE_RATE].reshape(-1, SAMPLE_RATE // 2, 2) ** 2).mean(axis=(1, 2))
    )
    original = np.sqrt((sound**2).mean())
    assert level[2:].min() > 0.1 * original
    assert np.abs(bed[-2]).max() < 1e-3


def test_every_listed_track_is_there_and_loud_enough() -> None:
    for track in tracks():
        assert track.path.is_file(), track.name
        assert track.bpm > 40


def test_unknown_mood_offers_the_nearest() -> None:
    with pytest.raises(InputError, match=r"Did you mean .*calm"):
        pick_track("clam", seed=0)


def test_broken_music_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "song.mp3"
    path.write_bytes(b"not music at all")
    with pytest.raises(InputError, match=r"song\.mp3 cannot be read"):
        decode(path)


def test_wav_round_trip_and_measured_level(tmp_path: Path) -> None:
    tone = (0.1 * np.sin(2 * np.pi * 997 * np.arange(SAMPLE_RATE * 2) / SAMPLE_RATE)).astype(
        np.float32
    )
    write_wav(tmp_path / "tone.wav", tone)
    assert np.abs(read_wav(tmp_path / "tone.wav") - tone).max() < 1e-4
    assert measure(tmp_path / "tone.wav").integrated == pytest.approx(-23, abs=0.6)


def test_music_in_the_store_is_mixed_as_an_own_file_is(tmp_path: Path) -> None:
    store, key = LocalStore(tmp_path), "uploads/1/song.flac"
    own = store.put(key, lambda aside: copy_to(aside, own_file("flac")))
    spoken = {"audio": "n.wav", "duration_ms": 2000, "words": (), "voice": "fake", "speed": 1.0}
    said = Narration(scene_id="s01", **spoken)
    store.put("n.wav", lambda aside: write_wav(aside, footage.speech(60)))
    spans = lay_out([("s01", 2000)])
    made = [
        mix_sound([said], spans, wanted=wanted, seed=1, store=store)
        for wanted in (f"{OWN_MUSIC}{key}", str(own))
    ]
    assert made[0] == made[1]
    assert made[0].music == "song.flac"
    assert made[0].music_under_voice_lu is not None


def copy_to(path: Path, content: bytes) -> None:
    path.write_bytes(content)
