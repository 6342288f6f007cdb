"""Frames of drawn clips: a recipe becomes raw pictures, fed straight into the segment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import skia

from reelwright.domain.clip import Recipe
from reelwright.motion.camera import framed
from reelwright.motion.finish import Finish, finish_of
from reelwright.motion.kit import KitInput, Picture
from reelwright.motion.layer import Easel, Layer
from reelwright.ports import ScreenText

LOGICAL_SHORT_SIDE = 1080
DRAW_SCALE = 2 / 3
POSTER_SECONDS = 6.0
POSTER_AT = 0.6


class DrawnFrames:
    """FrameSource of a recipe: BGRA pictures on standard input, enlarged by FFmpeg.

    `aspect_size` is the finished picture in pixels; drawing happens at `draw_scale` of it.
    Nothing is built before `frames()` is asked for; the yielded buffer is the same one each
    time, to be used before the next frame is.
    """

    def __init__(
        self,
        recipe: Recipe,
        *,
        aspect_size: tuple[int, int],
        frame_count: int,
        fps: int,
        draw_scale: float = DRAW_SCALE,
    ) -> None:
        self.recipe = recipe
        self.frame_count = frame_count
        self.fps = fps
        self.width, self.height = (even(side * draw_scale) for side in aspect_size)
        self.input_args: tuple[str, ...] = raw_input_args(self.width, self.height, fps)
        self.filters: tuple[str, ...] = upscale_filters(*aspect_size)
        self.texts: tuple[ScreenText, ...] = _card_texts(recipe, aspect_size)

    def frames(self) -> Iterator[memoryview]:
        """Every frame of the scene, rows without gaps, `width`×`height`×4 bytes each."""
        drawing = Drawing(self.recipe, (self.width, self.height), self.frame_count / self.fps)
        for index in range(self.frame_count):
            drawing.draw(index, self.frame_count, self.fps)
            yield drawing.buffer


def poster(recipe: Recipe, size: tuple[int, int]) -> bytes:
    """PNG of `size` pixels: the recipe's picture once everything in it has arrived."""
    fps = 30
    count = round(POSTER_SECONDS * fps)
    drawing = Drawing(recipe, size, POSTER_SECONDS)
    drawing.draw(round(count * POSTER_AT), count, fps)
    return drawing.png()


class Drawing:
    """A recipe set up at `size` pixels: its kit built, its finish ready, one buffer to fill."""

    def __init__(self, recipe: Recipe, size: tuple[int, int], duration_s: float) -> None:
        width, height = size
        scale = min(size) / LOGICAL_SHORT_SIDE
        self._easel = Easel(width / scale, height / scale, scale)
        self._move = recipe.camera
        pixels = np.zeros((height, width, 4), np.uint8)
        info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        self._surface = skia.Surface.MakeRasterDirect(info, pixels)
        self.buffer: memoryview = pixels.reshape(-1).data
        self._picture = _build(recipe, self._easel, duration_s)
        self._finish: Finish = finish_of(recipe.finish, self._easel, seed=recipe.seed)

    def draw(self, index: int, frame_count: int, fps: int) -> None:
        """Fill the buffer with frame `index`."""
        easel, canvas = self._easel, self._surface.getCanvas()
        u = index / max(1, frame_count - 1)
        canvas.clear(0xFF000000)
        with_grade = self._finish.grade is not None
        if with_grade:
            canvas.saveLayer(None, self._finish.grade)
        canvas.save()
        canvas.scale(easel.scale, easel.scale)
        framed(self._move, index, frame_count).apply(canvas, easel.width, easel.height)
        self._picture.draw(canvas, index / fps, u)
        canvas.restore()
        if with_grade:
            canvas.restore()
        self._finish.overlay(canvas, index)

    def png(self) -> bytes:
        """The buffer as a PNG."""
        return bytes(self._surface.makeImageSnapshot().encodeToData(skia.kPNG, 100).bytes())


def even(side: float) -> int:
    """Nearest even number, as 4:2:0 pictures need."""
    return max(2, round(side / 2) * 2)


def raw_input_args(width: int, height: int, fps: int) -> tuple[str, ...]:
    """FFmpeg input: raw BGRA pictures on standard input."""
    size = f"{width}x{height}"
    return ("-f", "rawvideo", "-pix_fmt", "bgra", "-s", size, "-r", str(fps), "-i", "pipe:0")


def upscale_filters(width: int, height: int) -> tuple[str, ...]:
    """Filters from full-range RGB to the output's size in limited-range BT.709."""
    scale = f"scale={width}:{height}:flags=bicubic:out_color_matrix=bt709:out_range=tv"
    return (scale, "format=yuv420p", "setsar=1")


def _build(recipe: Recipe, easel: Easel, duration_s: float) -> Picture:
    from reelwright.motion.palettes import palette
    from reelwright.motion.registry import kit

    chosen = palette(recipe.palette) if recipe.palette else None
    art = _art_of(recipe, easel)
    return kit(recipe.kit).build(KitInput(easel, recipe, duration_s, chosen, art))


def _art_of(recipe: Recipe, easel: Easel) -> Callable[[int, float], Layer | None]:
    refs = (recipe.hero, *recipe.satellites)

    def art(index: int, size: float) -> Layer | None:
        ref = refs[index] if index < len(refs) else None
        if ref is None:
            return None
        from reelwright.motion.art import art_layer

        return art_layer(ref, size, easel)

    return art


def _card_texts(recipe: Recipe, aspect_size: tuple[int, int]) -> tuple[ScreenText, ...]:
    if recipe.card is None:
        return ()
    from reelwright.motion.card_text import card_texts

    return card_texts(recipe.card, aspect_size)
