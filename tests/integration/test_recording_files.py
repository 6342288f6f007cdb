"""Files that people record: every usual format is read, and what is of no use is told."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from reelwright.errors import InputError
from reelwright.operations.recordings import read_recording
from reelwright.ports import Samples
from reelwright.render import ffmpeg
from reelwright.render.loudness import measure
from reelwright.render.recording import MOST_BYTES, SPOKEN_LUFS, read_piece, recording_ms
from reelwright.render.soundtrack import write_wav
from reelwright.render.timing import SAMPLE_RATE
from reelwright.storage.local import LocalStore
from tests.support.recorded import murmured, save

TEXT = "One sentence that is spoken here. And then a second one."
FORMATS = {
    "wav": (),
    "mp3": ("-b:a", "96k"),
    "m4a": (),
    "aac": (),
    "ogg": ("-c:a", "libvorbis"),
    "opus": (),
    "flac": (),
    "webm": ("-c:a", "libopus"),
    "mka": ("-c:a", "flac"),
    "stereo.wav": ("-ac", "2", "-ar", "44100", "-c:a", "pcm_s24le"),
    "phone.amr.mp4": ("-ar", "16000", "-c:a", "aac"),
}


@pytest.fixture(scope="module")
def sound() -> Samples:
    return murmured(TEXT)[0] * np.float32(0.1)


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path / "store")


def brought(path: Path, store: LocalStore) -> Path:
    given = read_recording(path)
    given.bring_in(store)
    found = store.find(given.key)
    assert found is not None
    return found


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_usual_format_is_read(
    suffix: str, sound: Samples, tmp_path: Path, store: LocalStore
) -> None:
    path = save(sound, tmp_path / f"mine.{suffix}", *FORMATS[suffix])
    kept = brought(path, store)
    assert abs(recording_ms(kept) - len(sound) * 1000 / SAMPLE_RATE) < 80
    assert measure(kept).integrated == pytest.approx(SPOKEN_LUFS, abs=1.5)
    assert np.abs(read_piece(kept, 0, 60_000)).max() <= 0.9


def test_the_sound_of_a_video_is_taken(sound: Samples, tmp_path: Path, store: LocalStore) -> None:
    write_wav(tmp_path / "sound.wav", sound)
    ffmpeg.run(
        ["-v", "error", "-f", "lavfi", "-i", "testsrc=s=64x64:d=3", "-i",
         str(tmp_path / "sound.wav"), "-y", str(tmp_path / "filmed.mp4")]
    )  # fmt: skip
    assert recording_ms(brought(tmp_path / "filmed.mp4", store)) > 3_000


def test_the_same_sound_is_brought_in_once(
    sound: Samples, tmp_path: Path, store: LocalStore
) -> None:
    path = save(sound, tmp_path / "mine.wav")
    kept = brought(path, store)
    before = kept.stat().st_mtime_ns
    path.rename(tmp_path / "other.wav")
    assert brought(tmp_path / "other.wav", store).stat().st_mtime_ns == before


def test_a_file_without_sound_is_refused(tmp_path: Path) -> None:
    film = tmp_path / "mute.mp4"
    ffmpeg.run(["-v", "error", "-f", "lavfi", "-i", "testsrc=s=64x64:d=1", "-y", str(film)])
    with pytest.raises(InputError, match=r"mute\.mp4 holds no sound"):
        read_recording(film)


def test_silence_is_refused(tmp_path: Path, store: LocalStore) -> None:
    path = save(np.zeros(3 * SAMPLE_RATE, np.float32), tmp_path / "quiet.flac")
    with pytest.raises(InputError, match=r"quiet\.flac holds only silence. Check the microphone"):
        brought(path, store)


def test_a_moment_is_refused(tmp_path: Path, store: LocalStore) -> None:
    path = save(murmured("Hm.")[0][: SAMPLE_RATE // 2], tmp_path / "short.wav")
    with pytest.raises(InputError, match="less than a second"):
        brought(path, store)


def test_more_than_a_quarter_of_an_hour_is_refused_whatever_the_header_says(
    tmp_path: Path, store: LocalStore
) -> None:
    long = tmp_path / "long.mp3"
    tone = "sine=f=200:sample_rate=16000:d=930"
    ffmpeg.run(["-v", "error", "-f", "lavfi", "-i", tone, "-b:a", "16k", "-y", str(long)])
    with pytest.raises(InputError, match=r"long\.mp3 lasts 16 minutes, and a recording may last"):
        read_recording(long)
    raw = tmp_path / "long.aac"
    ffmpeg.run(["-v", "error", "-i", str(long), "-c:a", "aac", "-b:a", "16k", "-y", str(raw)])
    with pytest.raises(InputError, match=r"long\.aac lasts 15 minutes"):
        brought(raw, store)


def test_a_file_of_enormous_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.wav"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(InputError, match="1000 MB"):
        read_recording(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("notes.txt", b"Dear diary", "cannot be read as a recording"),
        ("empty.mp3", b"", "is empty"),
        ("list.m3u8", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "cannot be read"),
        ("list.mp3", b"ffconcat version 1.0\nfile '/etc/passwd'\n", "cannot be read"),
    ],
)
def test_what_is_no_recording_is_refused(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read_recording(path)
    assert name in str(caught.value)


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no recording"):
        read_recording(tmp_path / "nothing.wav")
    with pytest.raises(InputError, match="is a folder"):
        read_recording(tmp_path)
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(InputError, match="There is no recording"):
        read_recording(tmp_path / "pipe.wav")


def test_a_broken_file_is_refused(sound: Samples, tmp_path: Path, store: LocalStore) -> None:
    path = save(sound, tmp_path / "mine.m4a")
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(InputError, match=r"mine\.m4a"):
        brought(path, store)
