"""Media: a person's own images and videos, given to scenes in name order or by meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from reelwright.domain.clip import Clip, MediaClip
from reelwright.domain.script import Scene, Script
from reelwright.domain.upload import OwnMedia
from reelwright.errors import InputError
from reelwright.meaning import embed
from reelwright.motion.camera import Move
from reelwright.ports import ClipCapabilities, ClipJob, ClipRequest
from reelwright.providers.clips.media_folder import MediaFile, Warn, read_media_folder

MATCH = 0.30
"""Likeness from which a file's name is taken to speak of a scene."""
MIN_SECTION_MS = 2500
_MOVES: tuple[Move, ...] = ("push", "right", "pull", "left", "rise")
_DUMB = frozenset(
    """img dsc dscn dscf pict pic photo photos image images picture video videos vid mvi mov movie
    clip clips scene scenes scène part shot frame file fichier bild foto fotos imagen vídeo escena
    screenshot screen capture whatsapp signal telegram pxl gopr gopro dji untitled final copy copie
    export edit new the and les des une jpg jpeg png mp4 heic webp""".split()
)


class MediaClips:
    """ClipMaker of a folder: `assign` gives each scene its file, `fetch` hands it out."""

    name = "media"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def capabilities(self) -> ClipCapabilities:
        return ClipCapabilities(instant=True)

    def assign(self, script: Script, warn: Warn) -> dict[str, MediaClip]:
        """A clip for every scene id; each file is used once before any is used again.

        Files follow their names' order, or meet scenes by meaning where the names are telling
        words. Raises InputError where the folder holds nothing usable.
        """
        return assign_files(read_media_folder(self.folder, warn), script, warn)

    async def submit(self, request: ClipRequest, *, place: str) -> ClipJob:
        """A finished job. Raises InputError where the scene was given no file."""
        _given(request)
        return ClipJob(operation=f"media-{request.scene.id}", done=True, progress=1.0)

    async def poll(self, operation: str, *, place: str) -> ClipJob:
        return ClipJob(operation=operation, done=True, progress=1.0)

    async def find(self, place: str) -> str | None:
        """None: nothing is kept anywhere, a file is simply asked for again."""
        return None

    async def fetch(
        self, operation: str, request: ClipRequest, *, place: str, folder: Path
    ) -> Clip:
        """The scene's clip; the file stays where the person keeps it."""
        clip = _given(request)
        if not Path(clip.path).is_file():
            raise InputError(f"{clip.path} is gone. Put it back, or choose other clips.")
        return clip

    async def close(self) -> None:
        """Nothing is open."""


def assign_files(files: Sequence[MediaFile], script: Script, warn: Warn) -> dict[str, MediaClip]:
    """A clip for every scene id, of one file at least; see `MediaClips.assign`."""
    told = len(files) > 1 and _telling(files)
    order = _matched(files, script.scenes) if told else _in_order(files, script)
    unused = len(files) - len(set(order))
    if unused:
        warn(f"{unused} of {len(files)} files are not used: the script has fewer scenes.")
    return _clips(files, order, script.scenes)


def uploaded_file(own: OwnMedia) -> MediaFile:
    """An uploaded picture or clip as a file of a folder."""
    return MediaFile(
        path=Path(own.name),
        media=own.media,
        width=own.width,
        height=own.height,
        duration_ms=own.duration_ms,
        sha256=own.sha256,
        key=own.key,
    )


def _given(request: ClipRequest) -> MediaClip:
    if not isinstance(request.clip, MediaClip):
        raise InputError(f"Scene {request.scene_number} has no file. Assign the folder's first.")
    return request.clip


def name_words(name: str) -> str:
    """The telling words of a file's name: `02-Panda_bambou.JPG` gives `panda bambou`."""
    stem = re.sub(r"([a-zà-ÿ])([A-ZÀ-Þ])", r"\1 \2", Path(name).stem)
    words = re.findall(r"[^\W\d_]{3,}", stem.casefold())
    return " ".join(word for word in words if word not in _DUMB)


def _telling(files: Sequence[MediaFile]) -> bool:
    """Whether the names speak of what is seen, and none of them counts."""
    names = [file.path.name for file in files]
    counted = any(re.search(r"(^\d+)|([ _.-]\d+$)", Path(name).stem) for name in names)
    return not counted and 2 * sum(bool(name_words(name)) for name in names) > len(names)


def _in_order(files: Sequence[MediaFile], script: Script) -> list[int]:
    return [index % len(files) for index in range(len(script.scenes))]


def _matched(files: Sequence[MediaFile], scenes: Sequence[Scene]) -> list[int]:
    """File of each scene: best pairs first, then what is left in name order, then repeats."""
    likeness = _likeness(files, scenes)
    chosen: dict[int, int] = {}
    pairs = np.dstack(np.unravel_index(np.argsort(-likeness, axis=None), likeness.shape))[0]
    for scene, file in pairs.tolist():
        if likeness[scene, file] < MATCH:
            break
        if scene not in chosen and file not in chosen.values():
            chosen[scene] = file
    left = [index for index in range(len(files)) if index not in chosen.values()]
    uses = [0] * len(files)
    for scene in range(len(scenes)):
        if scene not in chosen and left:
            chosen[scene] = left.pop(0)
    for file in chosen.values():
        uses[file] += 1
    for scene in range(len(scenes)):
        if scene in chosen:
            continue
        near = chosen.get(scene - 1, -1)
        ranked = sorted(
            range(len(files)),
            key=lambda file: (uses[file], file == near, -float(likeness[scene, file])),
        )
        chosen[scene] = ranked[0]
        uses[ranked[0]] += 1
    return [chosen[scene] for scene in range(len(scenes))]


def _likeness(
    files: Sequence[MediaFile], scenes: Sequence[Scene]
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Scenes × files: how much a file's name speaks of the scene's words, seen or spoken."""
    names = embed([name_words(file.path.name) or "-" for file in files])
    spoken = embed([scene.voice_over for scene in scenes]) @ names.T
    seen = embed([f"{scene.visual_prompt} {' '.join(scene.keywords)}" for scene in scenes])
    best: np.ndarray[tuple[int, int], np.dtype[np.float32]] = np.maximum(spoken, seen @ names.T)
    for column, file in enumerate(files):
        words = name_words(file.path.name).split()
        if not words:
            best[:, column] = 0
            continue
        for row, scene in enumerate(scenes):
            text = " ".join((scene.voice_over, scene.visual_prompt, *scene.keywords)).casefold()
            # A word that is spelled in the scene weighs more than any likeness.
            spelled = sum(re.search(rf"\b{re.escape(word)}", text) is not None for word in words)
            best[row, column] += 0.5 * spelled / len(words)
    return best


def _clips(
    files: Sequence[MediaFile], order: Sequence[int], scenes: Sequence[Scene]
) -> dict[str, MediaClip]:
    """Repeats show another section of a video, or the image by another camera move."""
    clips, used = {}, [0] * len(files)
    for index, scene in zip(order, scenes, strict=True):
        file, times = files[index], order.count(index)
        sections = min(times, max(1, file.duration_ms // MIN_SECTION_MS))
        section = used[index] % sections
        clips[scene.id] = MediaClip(
            scene_id=scene.id,
            path=str(file.path),
            key=file.key,
            sha256=file.sha256,
            media=file.media,
            width=file.width,
            height=file.height,
            duration_ms=file.duration_ms,
            start_ms=section * file.duration_ms // sections,
            camera=_MOVES[(index + used[index]) % len(_MOVES)],
        )
        used[index] += 1
    return clips
