"""Sample shelf: what a page plays before a choice; made once, kept with everything else."""

from __future__ import annotations

import hashlib
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from reelwright.domain.language import short_language
from reelwright.errors import InputError, NotFound, RateLimited
from reelwright.motion.choice.styles import load_styles
from reelwright.operations.media import MediaFile, file_here, object_file
from reelwright.operations.providers import FAKES, missing_of
from reelwright.ports import Resources, VoiceInfo
from reelwright.providers.registry import open_voice, voice_names
from reelwright.render import ffmpeg
from reelwright.render.fonts import fonts, fonts_dir
from reelwright.render.music import Track, pick_track
from reelwright.render.resample import resampled
from reelwright.render.soundtrack import write_wav
from reelwright.render.timing import SAMPLE_RATE
from reelwright.storage.keys import sample_key
from reelwright.storage.local import place
from reelwright.workflows.desk import Desk, Elsewhere, Here
from reelwright.workflows.studio import Studio

MUSIC_S = 16.0
FADE_S = 2.0
IDLE_S = 60.0
"""The child that speaks holds half a gigabyte: it ends soon after the last sample."""
WAITING = 12
"""Who asks beyond these, for what is not made yet, is asked to come again."""
GREETINGS = {
    "fr": "Bonjour ! Voici la voix qui racontera votre histoire.",
    "en": "Hello! This is the voice that will tell your story.",
    "es": "¡Hola! Esta es la voz que contará tu historia.",
    "de": "Hallo! Das ist die Stimme, die Ihre Geschichte erzählt.",
    "it": "Ciao! Questa è la voce che racconterà la tua storia.",
    "pt": "Olá! Esta é a voz que vai contar a sua história.",
}
PICTURES = files("reelwright") / "assets" / "styles" / "pictures"
PICTURE_TYPE, SOUND_TYPE, FONT_TYPE = "image/webp", "audio/mp4", "font/ttf"


@dataclass(frozen=True)
class SpokenSample:
    """One voice's greeting, asked for; the machine's resources go along to the child."""

    voice: str
    language: str
    text: str
    resources: Resources


class SampleShelf:
    """One of a process. `desk` is where voices speak; the caller closes it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._places = threading.BoundedSemaphore(WAITING)
        self._lock = threading.Lock()
        self._making: dict[str, threading.Lock] = {}

    def voice(self, studio: Studio, voice: str, language: str) -> MediaFile:
        """A greeting. Raises NotFound for a voice that is not here, or would have to be paid."""
        info = find_voice(studio, voice)
        if not speaks_for_nothing(info, studio.services.resources):
            raise NotFound(f"{voice} is paid by the text, so there is no sample of it.")
        if missing := missing_of(open_voice, voice.partition(":")[0], studio.services.resources):
            raise NotFound(missing)
        spoken_in = greeted_in(info, language)
        text = GREETINGS.get(short_language(spoken_in), GREETINGS["en"])
        order = SpokenSample(voice, spoken_in, text, studio.services.resources)
        key = _key("voices", voice, spoken_in, text)
        return self._kept(studio, key, lambda: self._desk.do(speak_sample, order))

    def music(self, studio: Studio, name: str) -> MediaFile:
        """The beginning of a track, or of the first one of a mood. Raises NotFound."""
        track = _track(name)
        return self._kept(studio, _key("music", track.name, MUSIC_S), lambda: play_sample(track))

    def _kept(self, studio: Studio, key: str, make: Callable[[], bytes]) -> MediaFile:
        objects = studio.objects()
        if objects.info(key) is None:
            with self._alone(key):
                if objects.info(key) is None:
                    with tempfile.TemporaryDirectory(prefix="reelwright-") as scratch:
                        path = Path(scratch) / "sample"
                        path.write_bytes(make())
                        objects.put_file(key, path)
        return object_file(objects, key, "sample.m4a", SOUND_TYPE)

    @contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            busy = "Many samples are being made. Ask again in some seconds."
            raise RateLimited(busy, retryable=True, retry_after_s=3)
        try:
            with self._lock:
                one = self._making.setdefault(key, threading.Lock())
            with one:
                yield
        finally:
            self._places.release()
            with self._lock:
                self._making.pop(key, None)


@contextmanager
def open_shelf() -> Iterator[SampleShelf]:
    """For a service: voices speak in a child process, started by the first sample."""
    desk = Elsewhere(idle_s=IDLE_S)
    try:
        yield SampleShelf(desk)
    finally:
        desk.close()


def shelf_here() -> SampleShelf:
    """Voices speak in this process."""
    return SampleShelf(Here())


def style_picture(name: str) -> MediaFile:
    """What a style looks like. Raises NotFound."""
    path = Path(str(PICTURES)) / f"{name}.webp"
    if name not in load_styles() or not path.is_file():
        raise NotFound(f"There is no picture of a style {name!r}.")
    return file_here(path, PICTURE_TYPE)


def caption_font_file(file: str) -> MediaFile:
    """A font that captions are drawn with, so that a page can show them. Raises NotFound."""
    if file not in {font.file for font in fonts()}:
        raise NotFound(f"There is no font {file!r}.")
    return file_here(fonts_dir() / file, FONT_TYPE)


def find_voice(studio: Studio, voice: str) -> VoiceInfo:
    """A voice by its id, ready or not. Raises NotFound."""
    provider, resources = voice.partition(":")[0], studio.services.resources
    hidden = provider in FAKES and not resources.fake_base_url
    if provider in voice_names() and not hidden:
        for info in open_voice(provider, resources).voices():
            if info.id == voice:
                return info
    raise NotFound(f"There is no voice {voice!r} here.")


def speaks_for_nothing(info: VoiceInfo, resources: Resources) -> bool:
    """Whether this machine itself speaks."""
    able = open_voice(info.id.partition(":")[0], resources).capabilities
    return not able.remote and not able.price_microusd_per_character


def greeted_in(info: VoiceInfo, language: str) -> str:
    """The language that is asked for where the voice speaks it, else the voice's own."""
    known = {short_language(tag) for tag in (info.language, *info.languages)}
    return language if language and short_language(language) in known else info.language


def speak_sample(order: SpokenSample) -> bytes:
    """The greeting as M4A; in the child."""
    with tempfile.TemporaryDirectory(prefix="reelwright-") as scratch:
        wav = Path(scratch) / "voice.wav"
        say_to_file(order.voice, order.text, order.language, wav, order.resources)
        return _encoded(["-i", str(wav)], "loudnorm=I=-16:TP=-1.5:LRA=11", channels=1)


def say_to_file(voice: str, text: str, language: str, target: Path, resources: Resources) -> None:
    """A .wav of `text` said by `provider:name`."""
    provider, _, name = voice.partition(":")
    speech = open_voice(provider, resources).speak(text, language=language, voice=name, speed=1.0)
    sound = resampled(speech.samples, speech.sample_rate, to=SAMPLE_RATE)
    place(target, lambda aside: write_wav(aside, sound))


def play_sample(track: Track) -> bytes:
    """The track's beginning as M4A, faded out."""
    given = ["-protocol_whitelist", "file,pipe", "-t", str(MUSIC_S), "-i", str(track.path)]
    fade = f"afade=t=out:st={MUSIC_S - FADE_S}:d={FADE_S},loudnorm=I=-18:TP=-1.5:LRA=11"
    return _encoded(given, fade, channels=2)


def _encoded(given: list[str], filters: str, *, channels: int) -> bytes:
    with tempfile.TemporaryDirectory(prefix="reelwright-") as scratch:
        target = Path(scratch) / "sample.m4a"
        sound = ["-map", "0:a:0", "-af", filters, "-ac", str(channels), "-ar", "44100"]
        kept = ["-c:a", "aac", "-b:a", "96k", "-movflags", "+faststart", "-map_metadata", "-1"]
        ffmpeg.run(["-v", "error", *given, *sound, *kept, str(target)], timeout_s=60)
        return target.read_bytes()


def _track(name: str) -> Track:
    try:
        return pick_track(name, seed=0)
    except InputError as error:
        raise NotFound(f"There is no music {name!r}.") from error


def _key(kind: str, *made_of: object) -> str:
    told = "\n".join(str(each) for each in made_of)
    return sample_key(f"{kind}/{hashlib.sha256(told.encode()).hexdigest()[:24]}.m4a")
