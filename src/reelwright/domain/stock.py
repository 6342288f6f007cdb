"""Stock: which clip of a stock site a scene gets, the same whoever asks and however often.

Workers choose at the same time and know nothing of each other. So every clip of the site belongs,
by a hash of the video and the clip, to one scene of the video at most: two scenes cannot choose
the same one, and nothing has to be written down or asked about.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reelwright.domain.cover import SLOWEST
from reelwright.domain.script import Scene

SHELVES = 8
"""Scenes of a usual video; each has a shelf of its own."""
SHORTEST_SHARE = 0.5
"""A clip shorter than this share of its scene cannot be stretched over it."""
_MOST_WORDS = 6
_CAMERA = frozenset(
    """a an and as at by for from in into of on or over the to under up with its their his her
    cinematic close closeup shot wide angle aerial slow motion camera view pan push dolly tracking
    vertical framing portrait photorealistic realistic detailed high quality hd 4k lighting light
    soft dramatic scene video footage background foreground depth field style very is are being
    while through across around showing shows slowly gently""".split()
)
"""Words of a prompt that say how, not what, is seen."""


@dataclass(frozen=True)
class StockFile:
    """One size of a clip."""

    url: str
    width: int
    height: int
    size_bytes: int = 0
    """0 where the site does not say."""


@dataclass(frozen=True)
class StockClip:
    """One clip of a site, in the site's own order of fitness."""

    id: str
    width: int
    height: int
    duration_ms: int
    files: tuple[StockFile, ...]
    author: str
    page: str


@dataclass(frozen=True)
class Shelf:
    """The part of the site that is one scene's own, and how often it was chosen from before."""

    video_id: str
    number: int
    """From 1; no two scenes of a video share it, and edits do not change it."""
    earlier: int = 0
    """Pictures that the scene had before: each was another clip."""

    def holds(self, clip_id: str) -> bool:
        """Whether the clip is this scene's to choose.

        The first eight shelves share three quarters of everything, the next eight three
        quarters of the rest, and so on.
        """
        digest = hashlib.sha256(f"{self.video_id}/{clip_id}".encode()).digest()
        rest = int.from_bytes(digest[1:], "big")
        level = 0
        while rest & 3 == 3 and level < SHELVES * 8:
            rest >>= 2
            level += 1
        return (level, digest[0] % SHELVES) == divmod(self.number - 1, SHELVES)


def shelf_of(scene: Scene, scene_number: int, place: str) -> Shelf:
    """By the number in the scene's id (`s07`), which stays when scenes are moved or added.

    `place` is `video/scene/g<generation>/a<attempt>`: another generation is another clip, another
    attempt the same one.
    """
    video_id, _, rest = place.partition("/")
    told = re.fullmatch(r"s(\d{1,6})", scene.id)
    number = int(told[1]) if told else scene_number
    generation = re.search(r"/g(\d+)", rest)
    return Shelf(video_id, max(1, number), int(generation[1]) - 1 if generation else 0)


def stock_queries(scene: Scene) -> tuple[str, ...]:
    """What to search for, from the closest to the widest."""
    seen = [
        word
        for word in re.findall(r"[^\W_][\w'’-]*", scene.visual_prompt.split(".")[0])
        if word.casefold() not in _CAMERA
    ]
    words = [keyword.strip() for keyword in scene.keywords if keyword.strip()]
    spoken = re.findall(r"[^\W\d_]{5,}", scene.voice_over)
    queries = (
        " ".join(seen[:_MOST_WORDS]),
        " ".join(words[:3]),
        " ".join(seen[:2]),
        words[0] if words else "",
        " ".join(spoken[:3]),
    )
    return tuple(dict.fromkeys(query[:100].strip() for query in queries if query.strip()))


def choose_stock(
    found: Iterable[StockClip], shelf: Shelf, *, width: int, height: int, duration_ms: int
) -> StockClip | None:
    """The scene's clip among those found, None where none of them is its own.

    Upright before lying, long enough before too short, then in the site's order.
    """

    def fitness(clip: StockClip) -> tuple[bool, bool]:
        shaped = (clip.width > clip.height) == (width > height)
        return not shaped, clip.duration_ms < duration_ms * SLOWEST

    own = [
        clip
        for clip in found
        if clip.files and clip.duration_ms >= duration_ms * SHORTEST_SHARE and shelf.holds(clip.id)
    ]
    own.sort(key=fitness)
    return own[shelf.earlier % len(own)] if own else None


def choose_file(files: Sequence[StockFile], *, width: int, height: int) -> StockFile:
    """The smallest that fills the picture without being enlarged, else the largest."""

    def filling(file: StockFile) -> bool:
        return min(file.width / width, file.height / height) >= 1

    filled = [file for file in files if filling(file)]
    if filled:
        return min(filled, key=lambda file: (file.width * file.height, file.url))
    return max(files, key=lambda file: (min(file.width / width, file.height / height), file.url))
