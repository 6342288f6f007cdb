"""Samples: one voice, style, track or caption preset, tried without making a video."""

from __future__ import annotations

from pathlib import Path

from reelwright.domain.brief import Aspect, Brief
from reelwright.domain.caption_preset import caption_preset
from reelwright.domain.language import parse_language
from reelwright.domain.narration import Word
from reelwright.domain.script import Scene, Script
from reelwright.errors import InputError
from reelwright.motion.choice.styles import style
from reelwright.motion.frames import poster
from reelwright.operations.sample_shelf import say_to_file
from reelwright.ports import Services
from reelwright.providers.registry import open_voice
from reelwright.render.music import decode, music_bed, pick_track
from reelwright.render.soundtrack import write_wav
from reelwright.render.still import caption_still
from reelwright.storage.local import place
from reelwright.workflows.casting import choose_voice

SAMPLE_SECONDS = 30
_SAMPLE_TEXT = "Bamboo grows almost a metre a day, and pandas eat it for twelve hours."


def voice_sample(
    text: str, voice: str, language: str, target: Path | None, services: Services
) -> Path:
    """A .wav of `text`. Without a language, the voice's own is used."""
    tag = parse_language(language) if language else ""
    brief = Brief(theme="sample", voice=voice, language=tag or "en-US")
    provider, name, _ = choose_voice(brief, services.default_voice, services.resources)
    speaker = open_voice(provider, services.resources)
    own = {info.id: info.language for info in speaker.voices()}
    spoken_in = tag or own.get(f"{provider}:{name}", "en-US")
    path = target or Path(f"voice-{name or spoken_in}.wav")
    say_to_file(f"{provider}:{name}", text, spoken_in, path, services.resources)
    return path


def style_sample(name: str, target: Path | None) -> Path:
    """A .png of one drawn scene in a style."""
    style(name)
    scene = Scene(id="s01", voice_over=_SAMPLE_TEXT, keywords=("panda", "bamboo"))
    script = Script(title="Sample", language="en-US", scenes=(scene,))
    from reelwright.stages.make_clip import choose_drawn_clips

    clip = choose_drawn_clips(script, style_name=name, aspect=Aspect.PORTRAIT, pinned={}, seed=7)[
        "s01"
    ]
    if clip.kind != "drawn":
        raise InputError(f"The style {name} draws nothing.")
    picture = poster(clip.recipe, Aspect.PORTRAIT.size)
    path = target or Path(f"style-{name}.png")
    place(path, lambda aside: _write(aside, picture))
    return path


def music_sample(name: str, target: Path | None) -> Path:
    """A .wav of half a minute of a mood or track."""
    track = pick_track(name, seed=0)
    bed = music_bed(decode(track.path), seconds=SAMPLE_SECONDS, bpm=track.bpm)
    path = target or Path(f"music-{track.name}.wav")
    place(path, lambda aside: write_wav(aside, bed))
    return path


def caption_sample(preset: str, text: str, language: str, target: Path | None) -> Path:
    """A .png of a caption page in the middle of being spoken."""
    caption_preset(preset)
    spoken = (text or "Captions that spell the script").split()
    words = [
        Word(text=word, start_ms=300 * i, end_ms=300 * i + 280) for i, word in enumerate(spoken)
    ]
    picture = caption_still(words, preset=preset, language=language, size=Aspect.PORTRAIT.size)
    path = target or Path(f"captions-{preset}.png")
    place(path, lambda aside: _write(aside, picture))
    return path


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
