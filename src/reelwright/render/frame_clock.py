"""Frame clock: which video frame a moment falls on, and how ASS must write it."""

from __future__ import annotations

from reelwright.render.timing import FPS


def frame_at(ms: float) -> int:
    """Frame that is shown closest to `ms`."""
    return max(0, round(ms * FPS / 1000))


def ass_time(frame: int) -> str:
    """`h:mm:ss.cc` that makes an event begin (or end) exactly with `frame`.

    ASS counts hundredths, which fall anywhere in a frame; the middle of the frame before leaves
    15 ms on both sides for the rounding of whoever reads it.
    """
    hundredths = max(0, round((frame - 0.5) * 100 / FPS))
    seconds, rest = divmod(hundredths, 100)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:02d}"


def ms_after(frame: int, later: int) -> int:
    """Milliseconds from one frame to a later one."""
    return round((later - frame) * 1000 / FPS)
