"""Drift: small things that float through a scenery: dust, leaves, snow, bubbles, sparks."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from reelwright.motion.brush import colour4, wave
from reelwright.motion.staging.scenery import Moment


@dataclass(frozen=True)
class Mote:
    """One floating thing: place 0–1 in its area, relative size, phase and speed."""

    x: float
    y: float
    size: float
    phase: float
    speed: float
    paint: skia.Paint


class Drift:
    """Motes that move through `area` (left, top, right, bottom) and come back round."""

    def __init__(
        self,
        dice: random.Random,
        count: int,
        area: tuple[float, float, float, float],
        *,
        velocity: tuple[float, float],
        size: tuple[float, float],
        colours: Sequence[str],
        alpha: tuple[float, float] = (0.3, 0.7),
        sway: float = 20.0,
        depth: float = 1.4,
        path: skia.Path | None = None,
        spin: float = 0.0,
        flutter: bool = False,
        twinkle_s: float = 4.0,
        fade: bool = False,
        upright: bool = False,
    ) -> None:
        """`velocity` in units a second; a `path` is drawn around its origin at scale 1.

        `flutter` folds the path like a falling leaf; `fade` hides motes at the area's rim,
        for areas that end inside the picture; `upright` paths never turn.
        """
        self.area, self.velocity, self.alpha = area, velocity, alpha
        self.sway, self.depth, self.path = sway, depth, path
        self.spin, self.flutter, self.twinkle_s, self.fade = spin, flutter, twinkle_s, fade
        self.upright = upright
        self.motes = []
        for _ in range(count):
            paint = skia.Paint(AntiAlias=True)
            paint.setColor4f(colour4(dice.choice(colours)))
            grain = dice.uniform(0, 1) ** 1.7
            self.motes.append(
                Mote(
                    dice.random(),
                    dice.random(),
                    size[0] + (size[1] - size[0]) * grain,
                    dice.uniform(0, 6.28),
                    dice.uniform(0.6, 1.35) * (0.75 + 0.5 * grain),
                    paint,
                )
            )

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None:
        left, top, right, bottom = self.area
        wide, high = right - left, bottom - top
        t, low, swing = moment.t, self.alpha[0], self.alpha[1] - self.alpha[0]
        for mote in self.motes:
            fx = (mote.x + self.velocity[0] * mote.speed * t / wide) % 1
            fy = (mote.y + self.velocity[1] * mote.speed * t / high) % 1
            x = left + fx * wide + self.sway * math.sin(t * 0.9 * mote.speed + mote.phase)
            x += moment.pan * self.depth
            y = top + fy * high + moment.tilt * self.depth
            alpha = low + swing * (0.5 + 0.5 * wave(t, self.twinkle_s, mote.phase * 3))
            if self.fade:
                alpha *= math.sin(math.pi * fy) ** 0.6 * min(1, 8 * fx, 8 * (1 - fx))
            mote.paint.setAlphaf(alpha)
            if self.path is None:
                canvas.drawCircle(x, y, mote.size, mote.paint)
            else:
                self._draw_path(canvas, mote, x, y, t)

    def _draw_path(self, canvas: skia.Canvas, mote: Mote, x: float, y: float, t: float) -> None:
        canvas.save()
        canvas.translate(x, y)
        if not self.upright:
            swing = 40 * math.sin(t * 1.3 * mote.speed + mote.phase)
            canvas.rotate(math.degrees(mote.phase) + swing + self.spin * t * mote.speed)
        fold = 0.35 + 0.65 * abs(math.sin(t * 1.6 * mote.speed + mote.phase))
        canvas.scale(mote.size, mote.size * (fold if self.flutter else 1))
        canvas.drawPath(self.path, mote.paint)
        canvas.restore()
