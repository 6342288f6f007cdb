"""Delivery: a finished video put where it was asked for, with everything that goes beside."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reelwright import __version__
from reelwright.domain.credit_words import credit_in
from reelwright.domain.narration import Word
from reelwright.domain.provenance import Ingredient, Provenance, SceneOrigin
from reelwright.domain.recording import RECORDING
from reelwright.errors import StorageError
from reelwright.operations.ingredients import ingredients_of
from reelwright.operations.outcome import clip_label
from reelwright.ports import ObjectStore
from reelwright.render.subtitles import to_srt, to_vtt
from reelwright.storage.local import place, storage_errors
from reelwright.storage.versions import version_file
from reelwright.workflows.studio import Studio
from reelwright.workflows.version import MadeVersion


@dataclass(frozen=True)
class Delivered:
    """The finished file and its companions."""

    video: Path
    beside: tuple[Path, ...]


def check_target(target: Path) -> None:
    """Raises StorageError where `target` cannot be written, before anything is made."""
    if target.is_dir():
        raise StorageError(f"{target} is a folder. Name a file, e.g. --out {target}/video.mp4.")
    if target.suffix.lower() != ".mp4":
        raise StorageError(f"{target.name} must end in .mp4: that is what is written.")
    folder = target.parent
    with storage_errors(target):
        folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise StorageError(f"{folder} cannot be written. Choose another folder with --out.")


def deliver(made: MadeVersion, target: Path, *, studio: Studio) -> Delivered:
    """Copy the video and write .srt, .vtt, .jpg, .script.md, .provenance.json and .qc.json.

    What another machine finished is fetched from where all workers find it.
    Each file is written aside and renamed; the video comes last.
    """
    finished = made.finished
    words, language = words_in_video(made), made.brief.language
    stem = target.with_suffix("")
    texts = {
        ".srt": to_srt(words, language),
        ".vtt": to_vtt(words, language),
        ".provenance.json": provenance_of(made).model_dump_json(indent=1),
        ".qc.json": finished.report.model_dump_json(indent=1),
    }
    beside = [_write(Path(f"{stem}{suffix}"), text) for suffix, text in texts.items()]
    thumbnail = Path(f"{stem}.jpg")
    _copy(_file(studio, made, finished.thumbnail), thumbnail)
    _copy(_file(studio, made, finished.video), target)
    return Delivered(target, (thumbnail, *beside))


def keep_parts(made: MadeVersion, target: Path, store: ObjectStore) -> Path:
    """Copy every narration and segment into `<name>.parts`; returns that folder."""
    folder = target.with_suffix(".parts")
    keys = [(n.scene_id, n.audio) for n in made.narrations]
    keys += [(s.scene_id, s.video) for s in made.segments]
    keys.append(("soundtrack", made.soundtrack.audio))
    for name, key in keys:
        path = store.find(key)
        if path is not None:
            _copy(path, folder / f"{name}{path.suffix}")
    return folder


def provenance_of(made: MadeVersion) -> Provenance:
    """Every model, source, licence and credit of the video."""
    script = made.script
    drawn = any(clip.kind == "drawn" for clip in made.clips)
    spoken = any(n.voice.partition(":")[0] != RECORDING for n in made.narrations)
    ingredients: tuple[Ingredient, ...] = ingredients_of(made)
    scenes = [
        SceneOrigin(
            scene_id=narration.scene_id,
            voice=narration.voice,
            clip=clip_label(clip),
            fallback_from=clip.fallback_from,
        )
        for narration, clip in zip(made.narrations, made.clips, strict=True)
    ]
    credits = [credit_in(item.credit, made.brief.language) for item in ingredients if item.credit]
    described = "\n".join(part for part in (script.description, *dict.fromkeys(credits)) if part)
    return Provenance(
        made_by=f"Reelwright {__version__}",
        theme=made.brief.theme,
        language=made.brief.language,
        title=script.title,
        synthetic=(*(("voice",) if spoken else ()), *(("pictures",) if drawn else ())),
        scenes=tuple(scenes),
        ingredients=ingredients,
        sources=script.sources,
        description=described,
        hashtags=script.hashtags,
    )


def words_in_video(made: MadeVersion) -> Sequence[Word]:
    """Every word with its time in the finished video."""
    return [
        Word(
            text=word.text,
            start_ms=span.start_ms + span.lead_ms + word.start_ms,
            end_ms=span.start_ms + span.lead_ms + word.end_ms,
        )
        for narration, span in zip(made.narrations, made.spans, strict=True)
        for word in narration.words
    ]


def _file(studio: Studio, made: MadeVersion, path: str) -> Path:
    workspace = studio.services.workspace
    return version_file(studio.objects(), workspace, made.video_id, made.version, Path(path))


def _write(path: Path, text: str) -> Path:
    def write(aside: Path) -> None:
        aside.write_text(text, encoding="utf-8")

    place(path, write)
    return path


def _copy(source: Path, target: Path) -> None:
    def write(aside: Path) -> None:
        shutil.copyfile(source, aside)

    place(target, write)
