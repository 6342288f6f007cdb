"""Ingredients: everything a video was made of, each once, with its licence and credit."""

from __future__ import annotations

from collections.abc import Iterator

from reelwright.domain.provenance import Ingredient
from reelwright.domain.recording import RECORDING
from reelwright.motion.art import art_credit
from reelwright.workflows.version import MadeVersion

_VOICE_MODELS: dict[str, Ingredient] = {
    "kokoro": Ingredient(
        kind="model",
        name="Kokoro-82M v1.0 (int8 ONNX)",
        licence="Apache-2.0",
        credit="Voice: Kokoro-82M by hexgrad, Apache-2.0",
        used_for="voice",
    ),
    "espeak": Ingredient(
        kind="program", name="espeak-ng", licence="GPL-3.0-or-later", used_for="voice"
    ),
}


def ingredients_of(made: MadeVersion) -> tuple[Ingredient, ...]:
    """In the order of the stages, without repeats."""
    found = dict.fromkeys((*_voices(made), *_pictures(made), *_rest(made)))
    return tuple(found)


def _voices(made: MadeVersion) -> Iterator[Ingredient]:
    for narration in made.narrations:
        provider, _, name = narration.voice.partition(":")
        if provider == RECORDING:
            yield Ingredient(kind="media", name=name, used_for="voice")
            continue
        known = _VOICE_MODELS.get(provider)
        yield known or Ingredient(kind="model", name=narration.voice, used_for="voice")


def _pictures(made: MadeVersion) -> Iterator[Ingredient]:
    for clip in made.clips:
        if clip.kind == "media":
            yield Ingredient(
                kind="media", name=clip.path or clip.key, credit=clip.credit, used_for="pictures"
            )
            continue
        recipe = clip.recipe
        for ref in (*([recipe.hero] if recipe.hero else []), *recipe.satellites):
            source = art_credit(ref)
            yield Ingredient(
                kind="art",
                name=f"{ref.pack}/{ref.name}",
                licence=source.licence,
                credit=f"Drawings: {source.title} by {source.credit}, {source.licence}",
                used_for="pictures",
            )
        if recipe.kit == "map":
            yield Ingredient(
                kind="map", name="Natural Earth", licence="public domain", used_for="pictures"
            )


def _rest(made: MadeVersion) -> Iterator[Ingredient]:
    track = made.soundtrack
    if track.music:
        licence = track.music_credit.rpartition(", ")[2]
        yield Ingredient(
            kind="music",
            name=track.music,
            licence=licence,
            credit=track.music_credit,
            used_for="music",
        )
    yield Ingredient(
        kind="font", name="Archivo Black, Anton, Montserrat, Noto Sans", licence="OFL-1.1",
        used_for="captions",
    )  # fmt: skip
    yield Ingredient(
        kind="program", name="FFmpeg with x264", licence="GPL-3.0-or-later", used_for="encoding"
    )
    if made.script.sources:
        yield Ingredient(
            kind="model",
            name="Universal Sentence Encoder (multilingual)",
            licence="Apache-2.0",
            used_for="matching",
        )
