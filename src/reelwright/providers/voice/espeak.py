"""The espeak-ng library: letters to phonemes for Kokoro, and a plain voice of its own."""

from __future__ import annotations

import atexit
import ctypes
import shutil
import tempfile
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from reelwright.domain.language import short_language
from reelwright.errors import InputError, ProviderError, Unavailable
from reelwright.ports import Samples

_SYNCHRONOUS = 2
_UTF8 = 1
_IPA_WITH_TIES = 0x02 | 0x80 | (ord("^") << 8)
_RATE, _PITCH = 1, 3
_WORD_EVENT = 1
_MAX_DATA_PATH = 120
"""espeak ends the whole process where its data path is longer than about 130 characters."""

VOICES: dict[str, str] = {
    "fr": "fr",
    "fr-BE": "fr-be",
    "fr-CH": "fr-ch",
    "en": "en-us",
    "en-US": "en-us",
    "en-GB": "en-gb-x-rp",
    "es": "es",
    "es-MX": "es-419",
    "es-419": "es-419",
    "it": "it",
    "pt": "pt-br",
    "pt-PT": "pt",
    "de": "de",
}
"""Language tag, or short language, to espeak's own name."""


class _EventId(ctypes.Union):
    _fields_ = (
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    )


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True)
class EspeakWord:
    """A word event: where the word begins in the text (characters) and in the sound (samples)."""

    position: int
    sample: int


@dataclass(frozen=True)
class EspeakSpeech:
    """Sound of espeak's own voice with its word events."""

    samples: Samples
    sample_rate: int
    words: tuple[EspeakWord, ...]


def espeak_voice(language: str) -> str:
    """espeak's name for a language tag. Raises InputError for a language not offered here."""
    name = VOICES.get(language) or VOICES.get(short_language(language))
    if name is None:
        raise InputError(
            f"No pronunciation for the language '{language[:40]}'. "
            "Spoken are fr, en, es, it, pt and de."
        )
    return name


class Espeak:
    """One per process: the library keeps global state, so every call holds one lock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        try:
            import espeakng_loader

            data = Path(espeakng_loader.get_data_path())
            self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        except (ImportError, OSError, RuntimeError) as error:
            raise Unavailable(
                f"espeak-ng cannot be loaded ({error}). Install the package espeakng-loader.",
                provider="espeak",
            ) from error
        self._library.espeak_Initialize.argtypes = (
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_int,
        )
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._library.espeak_TextToPhonemes.argtypes = (
            ctypes.POINTER(ctypes.c_void_p),
            ctypes.c_int,
            ctypes.c_int,
        )
        path = str(short_data_path(data)).encode()
        self.sample_rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, 0, path, 0))
        if self.sample_rate <= 0:
            raise Unavailable(
                f"espeak-ng finds no data in {data}. Reinstall espeakng-loader.", provider="espeak"
            )

    def phonemes(self, text: str, voice: str) -> str:
        """IPA of `text` with `^` between the parts of one sound; words stand apart by spaces.

        Never NFC-normalised: nasal vowels stay a letter and a combining tilde. Punctuation
        is lost.
        """
        with self._lock:
            self._choose(voice)
            buffer = ctypes.create_string_buffer(text.encode() + b"\0")
            pointer = ctypes.c_void_p(ctypes.addressof(buffer))
            clauses: list[str] = []
            while pointer.value:
                clause = self._library.espeak_TextToPhonemes(
                    ctypes.byref(pointer), _UTF8, _IPA_WITH_TIES
                )
                if clause:
                    clauses.append(clause.decode())
        return " ".join(clauses)

    def speak(self, text: str, voice: str, *, words_per_minute: int) -> EspeakSpeech:
        """espeak's own sound of `text`. Raises ProviderError where it gives none."""
        sound: list[Samples] = []
        words: list[EspeakWord] = []

        def receive(
            samples: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[_Event]
        ) -> int:
            if samples and count:
                block = np.ctypeslib.as_array(samples, (count,))
                sound.append(block.astype(np.float32) / np.float32(32768))
            number = 0
            while events[number].type:
                if events[number].type == _WORD_EVENT:
                    words.append(
                        EspeakWord(events[number].text_position - 1, events[number].sample)
                    )
                number += 1
            return 0

        callback = _Callback(receive)
        data = text.encode()
        with self._lock:
            self._choose(voice)
            self._library.espeak_SetParameter(_RATE, words_per_minute, 0)
            self._library.espeak_SetParameter(_PITCH, 50, 0)
            self._library.espeak_SetSynthCallback(callback)
            self._library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8, None, None)
            self._library.espeak_Synchronize()
        if not sound:
            raise ProviderError(
                "espeak-ng gave no sound for this text. Change its words.", provider="espeak"
            )
        return EspeakSpeech(np.concatenate(sound), self.sample_rate, tuple(words))

    def _choose(self, voice: str) -> None:
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise Unavailable(
                f"espeak-ng has no voice '{voice}'. Reinstall espeakng-loader.", provider="espeak"
            )


_OPENING = threading.Lock()
"""Two threads that open the library at once end the process."""


def espeak() -> Espeak:
    """The process's one espeak. Raises Unavailable where it cannot be loaded."""
    with _OPENING:
        return _opened()


@lru_cache(maxsize=1)
def _opened() -> Espeak:
    return Espeak()


def short_data_path(data: Path) -> Path:
    """`data`, or a link to it of a length that espeak survives."""
    if len(str(data)) <= _MAX_DATA_PATH:
        return data
    folder = Path(tempfile.mkdtemp(prefix="espeak-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    link = folder / data.name
    try:
        link.symlink_to(data, target_is_directory=True)
    except OSError:  # no right to make links (Windows)
        shutil.copytree(data, link)
    return link
