"""Scene identity: an edited script keeps the ids of the scenes it still has."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence

from reelwright.domain.script import Scene, Script

LIKE_ENOUGH = 0.4
"""Share of text in common above which a scene counts as the edited form of another."""

MOVED_AND_EDITED = 0.7


def keep_ids(new: Script, old: Script) -> Script:
    """`new` with the ids of the same scenes of `old`.

    The same text is the same scene wherever it stands. A changed scene is the old one that
    stood between the same neighbours. What is left is new, and gets an id that `old` never had.
    """
    pairs: dict[int, int] = {}
    for sameness in (_everything, _spoken):
        _match_equal(new.scenes, old.scenes, pairs, sameness)
    _match_between(new.scenes, old.scenes, pairs)
    _match_alike(new.scenes, old.scenes, pairs)
    taken = {scene.id for scene in old.scenes}
    scenes = []
    for place, scene in enumerate(new.scenes):
        name = old.scenes[pairs[place]].id if place in pairs else _fresh(scene, taken)
        taken.add(name)
        scenes.append(scene.model_copy(update={"id": name}))
    return new.model_copy(update={"scenes": tuple(scenes)})


def _everything(scene: Scene) -> Hashable:
    return scene.voice_over, scene.visual_prompt, scene.keywords


def _spoken(scene: Scene) -> Hashable:
    return scene.voice_over


def _match_equal(
    new: Sequence[Scene],
    old: Sequence[Scene],
    pairs: dict[int, int],
    sameness: Callable[[Scene], Hashable],
) -> None:
    used = set(pairs.values())
    places: dict[Hashable, deque[int]] = defaultdict(deque)
    for place, scene in enumerate(old):
        if place not in used:
            places[sameness(scene)].append(place)
    for place, scene in enumerate(new):
        free = places.get(sameness(scene))
        if place not in pairs and free:
            pairs[place] = free.popleft()


def _match_between(new: Sequence[Scene], old: Sequence[Scene], pairs: dict[int, int]) -> None:
    """Pair runs of unmatched scenes that stand between the same matched neighbours."""
    used = set(pairs.values())
    for start, end in _runs([place in pairs for place in range(len(new))]):
        left = pairs[start - 1] if start else -1
        right = pairs[end] if end < len(new) else len(old)
        gap = _gap_after(left, len(old), used) or _gap_before(right, used)
        run = list(range(start, end))
        if len(gap) == len(run):
            found = list(zip(run, gap, strict=True))
        else:
            found = _in_order(run, gap, new, old)
        pairs.update(found)
        used.update(place for _, place in found)


def _runs(matched: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place, known in enumerate(matched):
        if known:
            continue
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _gap_after(left: int, count: int, used: set[int]) -> list[int]:
    """Unmatched old places from `left` on, up to the next matched one."""
    end = left + 1
    while end < count and end not in used:
        end += 1
    return list(range(left + 1, end))


def _gap_before(right: int, used: set[int]) -> list[int]:
    """Unmatched old places that end at `right`."""
    start = right
    while start > 0 and start - 1 not in used:
        start -= 1
    return list(range(start, right))


def _in_order(
    run: Sequence[int], gap: Sequence[int], new: Sequence[Scene], old: Sequence[Scene]
) -> list[tuple[int, int]]:
    """Pairs of alike scenes that do not cross, the best total likeness."""
    best: list[list[float]] = [[0.0] * (len(gap) + 1) for _ in range(len(run) + 1)]
    like = [[_likeness(new[a], old[b]) for b in gap] for a in run]
    for i in range(len(run) - 1, -1, -1):
        for j in range(len(gap) - 1, -1, -1):
            both = like[i][j] + best[i + 1][j + 1] if like[i][j] >= LIKE_ENOUGH else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(run) and j < len(gap):
        if like[i][j] >= LIKE_ENOUGH and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((run[i], gap[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _match_alike(new: Sequence[Scene], old: Sequence[Scene], pairs: dict[int, int]) -> None:
    """Pair what was both moved and edited a little."""
    used = set(pairs.values())
    for place, scene in enumerate(new):
        free = [at for at in range(len(old)) if at not in used]
        if place in pairs or not free:
            continue
        nearest = max(free, key=lambda at: _likeness(scene, old[at]))
        if _likeness(scene, old[nearest]) >= MOVED_AND_EDITED:
            pairs[place] = nearest
            used.add(nearest)


def _likeness(one: Scene, other: Scene) -> float:
    first, second = one.voice_over.casefold().split(), other.voice_over.casefold().split()
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def _fresh(scene: Scene, taken: set[str]) -> str:
    """An id with a trace of the text: a scene deleted long ago does not lend its id to another."""
    numbers = [int(found[1]) for name in taken if (found := re.match(r"s(\d+)", name))]
    trace = hashlib.sha256(repr(_everything(scene)).encode()).hexdigest()[:4]
    return f"s{max(numbers, default=0) + 1:02d}-{trace}"
