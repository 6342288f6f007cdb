"""Where captions may stand: the area no platform covers, and the band inside it."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.domain.segment import CaptionBox

_SHORT_SIDE = 1080


@dataclass(frozen=True)
class CaptionArea:
    """Pixels of one picture size."""

    safe: CaptionBox
    """Every pixel of every caption lies in here."""
    middle_x: float
    middle_y: float
    """Centre of the band of captions."""
    scale: float
    """Pixels per unit of a picture whose short side is 1080."""

    @property
    def width(self) -> float:
        """Room for the letters of a line: outline, shadow and entrance keep clear of the edge."""
        return (self.safe.right - self.safe.left) - 2 * 24 * self.scale


def caption_area(canvas: tuple[int, int]) -> CaptionArea:
    """Area for a picture of `canvas` (width, height) pixels.

    Tall pictures follow the strictest platform (x 170–910, y 288–1248 of 1080×1920); square and
    wide ones keep the usual title-safe tenth.
    """
    width, height = canvas
    scale = min(width, height) / _SHORT_SIDE
    if height > width * 1.2:
        left, right, top, bottom, middle = 170 / 1080, 910 / 1080, 0.15, 0.65, 1130 / 1920
    elif width > height * 1.2:
        left, right, top, bottom, middle = 0.16, 0.84, 0.06, 0.94, 0.83
    else:
        left, right, top, bottom, middle = 0.08, 0.92, 0.06, 0.94, 0.8
    box = CaptionBox(
        left=round(left * width),
        top=round(top * height),
        right=round(right * width),
        bottom=round(bottom * height),
    )
    return CaptionArea(box, (box.left + box.right) / 2, middle * height, scale)
