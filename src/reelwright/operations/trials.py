"""Trials: the cheapest real request to a writer, voice, picture maker or store."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from reelwright.domain.brief import Brief
from reelwright.domain.script_prompt import reword_question
from reelwright.domain.tokens import script_tokens, text_tokens
from reelwright.errors import ConfigError, InputError, StorageError
from reelwright.operations.providers import (
    CLIPS,
    FOLDER,
    SAME_STORE,
    SCRIPT,
    VOICE,
    checked_ready,
    kinds_of,
    missing_of_store,
)
from reelwright.operations.trial import Trial, Tried, timed
from reelwright.operations.trial_clip import try_clip_maker
from reelwright.ports import PromptReworder, ScriptWriter, Services
from reelwright.providers.registry import open_voice, open_writer
from reelwright.storage.bucket_client import Patience
from reelwright.storage.folder import FolderObjects
from reelwright.storage.objects import Objects
from reelwright.storage.open import open_objects
from reelwright.workflows.estimate import voice_microusd

SENTENCE = "Reelwright is ready."
LANGUAGE, SHORT = "en-US", "en"
PICTURE = "A lighthouse on a rocky shore at dusk, waves, slow push in"
WHY = "This is a trial: say the same in other words."
THEME = "The Eiffel Tower"
"""Known to the encyclopedia that comes along."""
LINK_S = 60
HASTY = Patience(retries=1, longest_pause_s=1.0, whole_s=10.0)
"""A person waits for the answer."""


def try_provider(services: Services, name: str, *, pay: bool = False) -> Iterator[Trial]:
    """One trial of each thing the provider is asked for, as they end. Raises InputError.

    A clip that costs money is made only where `pay` says so. What is spent here is no video's:
    it is in no ledger and meets no cap.
    """
    for kind in kinds_of(name, services.resources):
        yield timed(kind, name, partial(_try, services, kind, name, pay=pay))


def _try(services: Services, kind: str, name: str, *, pay: bool) -> Tried:
    on = datetime.now(UTC).date()
    if kind == SCRIPT:
        return _try_writer(services, name, on)
    if kind == VOICE:
        return _try_voice(services, name, on)
    if kind == CLIPS:
        return try_clip_maker(services, name, prompt=PICTURE, pay=pay, on=on)
    return _try_store(services, name)


def _try_writer(services: Services, name: str, on: date) -> Tried:
    """A prompt in other words where the writer has them, else a script."""
    writer = open_writer(name, services.resources)
    checked_ready(writer)
    if isinstance(writer, PromptReworder):
        question = reword_question(PICTURE, WHY)
        words = writer.reword(PICTURE, WHY)
        sent, came = len(question.system) + len(question.user), len(words)
        tokens = text_tokens(sent), text_tokens(came)
        did = f"put {len(PICTURE)} characters into {came} others"
    else:
        brief = Brief(theme=THEME, language=LANGUAGE)
        script = writer.write(brief)
        tokens = script_tokens(brief.scenes, 0)
        did = f"wrote {len(script.scenes)} scenes about {THEME}"
    cost = _script_microusd(services, name, writer, tokens, on)
    return Tried(did=f"{did}{_by(writer)}", microusd=cost)


def _script_microusd(
    services: Services, name: str, writer: ScriptWriter, tokens: tuple[int, int], on: date
) -> int | None:
    try:
        price = services.prices.script_price(_priced_as(name, writer), on)
    except InputError:
        return None
    return price.cost_microusd(tokens_in=tokens[0], tokens_out=tokens[1])


def _try_voice(services: Services, name: str, on: date) -> Tried:
    """One short sentence."""
    provider, _, speaker = name.partition(":")
    voice = open_voice(provider, services.resources)
    checked_ready(voice)
    able = voice.capabilities
    tag = LANGUAGE if SHORT in able.languages else voice.voices()[0].language
    speech = voice.speak(SENTENCE, language=tag, voice=speaker, speed=1.0)
    length_s = len(speech.samples) / speech.sample_rate
    priced_as = _priced_as(provider, voice)
    try:
        services.prices.voice_price(priced_as, on)
        cost: int | None = voice_microusd(services.prices, priced_as, SENTENCE, on)
    except InputError:
        cost = None
    did = f"spoke {len(SENTENCE)} characters in {length_s:.1f} s of sound{_by(voice)}"
    return Tried(did=did, microusd=cost)


def _try_store(services: Services, name: str) -> Tried:
    """A small object is written, read, listed, linked to and removed."""
    scheme, resources = SAME_STORE.get(name, name), services.resources
    used = resources.objects_url.partition("://")[0] or FOLDER
    if scheme != used:
        where = f"; objects are kept at {resources.objects_url or services.workspace}"
        raise ConfigError(
            missing_of_store(scheme, resources)
            or f"Nothing is kept in a folder{where}. Try `reelwright providers test {used}`."
        )
    objects = open_objects(resources, services.workspace, patience=HASTY)
    key = f"trials/{uuid.uuid4().hex}.txt"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trial.txt"
        path.write_text(SENTENCE)
        objects.put_file(key, path)
    try:
        read = b"".join(objects.read_range(key, 0))
        listed = [info.key for info in objects.list("trials")]
        if read != SENTENCE.encode() or key not in listed:
            raise StorageError(f"What was written to {key} is not what lies there.")
        note = _link_note(objects, key)
    finally:
        objects.delete(key)
    where = resources.objects_url or str(services.workspace)
    return Tried(did=f"wrote, read, listed and removed an object at {where}", note=note)


def _link_note(objects: Objects, key: str) -> str:
    """Why links cannot be signed; empty where they can. A video is made without them."""
    if isinstance(objects, FolderObjects):
        return ""
    try:
        objects.signed_url(key, expires_s=LINK_S)
    except (ConfigError, StorageError) as error:
        return f"Links to videos cannot be signed: {error}"
    return ""


def _priced_as(name: str, provider: object) -> str:
    """Under which a price is looked up: with the model, where the provider tells it."""
    model = str(getattr(provider, "model", "") or "")
    return f"{name.partition(':')[0]}:{model}" if model else name


def _by(provider: object) -> str:
    model = getattr(provider, "model", "")
    return f", {model}" if model else ""
