"""Groves: rows of trees from the far haze to the near trunks, planted on a stage."""

from __future__ import annotations

import skia

from reelwright.motion.brush import fill
from reelwright.motion.nature.foliage import draw_broad_leaf, draw_frond, draw_trunk, slender_leaf
from reelwright.motion.nature.trees import draw_bamboo, draw_birch, draw_canopy, draw_conifer
from reelwright.motion.nature.weather import paint_haze
from reelwright.motion.staging.mood import Tones
from reelwright.motion.staging.stage import Stage

LEAF = {
    "bamboo": Tones("#86d06c", "#3f9a55", "#14523a"),
    "conifers": Tones("#6fae7c", "#2d6b52", "#0e3630"),
    "jungle": Tones("#9bdc5a", "#2f9450", "#0b4436"),
    "autumn": Tones("#ffc24a", "#e0702a", "#7a2a22"),
}


def plant_bamboo(stage: Stage) -> None:
    leaf = LEAF["bamboo"]
    bottom = stage.down(0.61) + 50
    for count, width, distance, depth, blur in (
        (17, 19, 0.66, 0.3, 2.5),
        (9, 38, 0.36, 0.6, 1.0),
        (3.4, 72, 0.06, 0.95, 0.0),
    ):
        cane = stage.mood.tones(Tones("#8ccb72", "#439558", "#1f6a48"), distance)
        leaves = stage.mood.tones(leaf, distance)

        def paint(
            canvas: skia.Canvas, count: float = count, width: float = width,
            cane: Tones = cane, leaves: Tones = leaves,
        ) -> None:  # fmt: skip
            for x in stage.scatter(count):
                wide = width * stage.unit * stage.random.uniform(0.85, 1.18)
                draw_bamboo(canvas, stage.random, x, wide, -120, bottom, cane, leaves)

        stage.plane(paint, depth, bottom=bottom, blur=blur, sway=2.5 * depth)


def plant_conifers(stage: Stage) -> None:
    height = stage.height
    for count, tall, distance, depth in (
        (11, 0.3, 0.7, 0.25),
        (8, 0.42, 0.42, 0.5),
        (4, 0.62, 0.1, 0.9),
    ):
        tones = stage.mood.tones(LEAF["conifers"], distance)
        foot = height * (0.56 + 0.035 * depth)

        def paint(
            canvas: skia.Canvas, count: int = count, tall: float = tall, tones: Tones = tones,
            foot: float = foot, distance: float = distance,
        ) -> None:  # fmt: skip
            spots = stage.scatter(count)
            stage.random.shuffle(spots)
            for x in spots:
                side = abs(x - stage.width / 2) / stage.width
                lift = 0.72 + 0.75 * min(0.6, side) if distance < 0.3 else 1.0
                size = height * tall * lift * stage.random.uniform(0.8, 1.2)
                draw_conifer(canvas, stage.random, x, foot, size, tones)
            mist = stage.mood.haze
            paint_haze(canvas, stage.left, stage.right, foot - height * 0.14, foot + 60, mist, 0.55)

        stage.plane(paint, depth, bottom=height * 0.61 + 50)


def plant_jungle(stage: Stage) -> None:
    bottom = stage.down(0.61) + 50
    dice, unit = stage.random, stage.unit
    for count, wide, distance, depth, blur in ((8, 40, 0.68, 0.3, 2.0), (4, 78, 0.36, 0.6, 0.8)):
        bark = stage.mood.tones(Tones("#7a9a5c", "#4a6a48", "#22443a"), distance)
        leaf = stage.mood.tones(LEAF["jungle"], distance)

        def paint(
            canvas: skia.Canvas, count: int = count, wide: float = wide, bark: Tones = bark,
            leaf: Tones = leaf,
        ) -> None:  # fmt: skip
            for x in stage.scatter(count):
                draw_trunk(
                    canvas, dice, x, wide * unit * dice.uniform(0.8, 1.3), -120, bottom, bark
                )
                if dice.random() < 0.8:
                    _vine(canvas, stage, x, leaf)
            for x in stage.scatter(count * 1.2):
                y = stage.down(dice.uniform(0.42, 0.56))
                for k in range(7):
                    canvas.save()
                    canvas.translate(x, y)
                    canvas.rotate(-165 + k * 25 + dice.uniform(-8, 8))
                    draw_frond(canvas, dice, 250 * unit * dice.uniform(0.7, 1.2), leaf, droop=0.2)
                    canvas.restore()

        stage.plane(paint, depth, bottom=bottom, blur=blur, sway=3 * depth)
    leaf = stage.mood.tones(LEAF["jungle"], 0.08)

    def sides(canvas: skia.Canvas) -> None:
        for edge, start in ((stage.width * -0.05, -62.0), (stage.width * 1.05, -118.0)):
            for k in range(9):
                canvas.save()
                canvas.translate(edge, stage.down(0.26 + 0.045 * k))
                turn = start + (14 * k if edge < 0 else -14 * k)
                canvas.rotate(turn + dice.uniform(-10, 10))
                reach = 420 * unit * dice.uniform(0.75, 1.15)
                draw_broad_leaf(canvas, reach, reach * 0.24, leaf, dice.uniform(0.0, 0.8))
                canvas.restore()

    stage.plane(sides, 0.95, bottom=stage.down(0.72), sway=5)


def _vine(canvas: skia.Canvas, stage: Stage, x: float, leaf: Tones) -> None:
    """A liana from the top, with small leaves."""
    dice = stage.random
    end = stage.down(dice.uniform(0.16, 0.4))
    bend = dice.uniform(-120, 120)
    path = skia.Path()
    path.moveTo(x, -120)
    path.quadTo(x + bend, end * 0.6, x + bend * 0.4, end)
    canvas.drawPath(path, fill(leaf.deep, 0.9, stroke=6 * stage.unit))
    for i in range(16):
        share = i / 16
        px = x + 2 * bend * share * (1 - share) + bend * 0.4 * share**2
        canvas.save()
        canvas.translate(px, -120 + (end + 120) * share)
        canvas.rotate(dice.uniform(20, 160))
        canvas.drawPath(
            slender_leaf(54 * stage.unit, 15 * stage.unit), fill(leaf.at(dice.random()))
        )
        canvas.restore()


def plant_autumn(stage: Stage) -> None:
    dice, unit = stage.random, stage.unit
    bottom = stage.down(0.61) + 50
    for count, wide, distance, depth, blur in (
        (11, 26, 0.66, 0.3, 2.0), (6, 46, 0.36, 0.6, 0.8), (2.4, 84, 0.04, 0.95, 0.0),
    ):  # fmt: skip
        bark = stage.mood.tones(Tones("#f6ead8", "#cdb9a4", "#4a3540"), distance)
        leaf = stage.mood.tones(LEAF["autumn"], distance)

        def paint(
            canvas: skia.Canvas, count: float = count, wide: float = wide, bark: Tones = bark,
            leaf: Tones = leaf,
        ) -> None:  # fmt: skip
            spots = stage.scatter(count)
            for x in spots:
                draw_birch(
                    canvas, dice, x, wide * unit * dice.uniform(0.85, 1.2), -120, bottom, bark
                )
            for x in spots:
                for _ in range(2):
                    draw_canopy(
                        canvas, dice, x + dice.uniform(-160, 160) * unit,
                        stage.down(dice.uniform(-0.02, 0.15)), wide * 4.6 * unit, leaf,
                        leaf=wide * 0.8 * unit, count=170,
                    )  # fmt: skip

        stage.plane(paint, depth, bottom=bottom, blur=blur, sway=2 * depth)


PLANT = {
    "bamboo": plant_bamboo,
    "conifers": plant_conifers,
    "jungle": plant_jungle,
    "autumn": plant_autumn,
}
