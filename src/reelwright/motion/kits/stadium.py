"""Stadium: a pitch by day or under floodlights, a running track, or a winners' podium."""

from __future__ import annotations

import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial
from reelwright.motion.indoors.windows import DAY, EVENING, NIGHT, Hour, paint_view
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.staging.beams import spotlight
from reelwright.motion.staging.diorama import World
from reelwright.motion.staging.motes import confetti, dust, glow
from reelwright.motion.staging.props import stand
from reelwright.motion.town.arena import (
    FIELD,
    banners,
    camera_flashes,
    floodlights,
    paint_hoardings,
    paint_podium,
    parquet,
    pitch,
    stands,
    track,
)
from reelwright.motion.town.audience import paint_rows

STANDS_TOP = 520.0


@dataclass(frozen=True)
class Look:
    hour: Hour
    shell: str
    grass: str
    clay: str
    first: str
    second: str
    light: str


LOOKS = (
    Look(NIGHT, *"#2c3860 #3f9a4a #b8503a #e8413a #3f7fe0 #f4f8ff".split()),
    Look(DAY, *"#8fa8b8 #5fb04a #c8583c #e0453a #f2b632 #fff8e0".split()),
    Look(EVENING, *"#6a4a6a #4f9a48 #b84a3a #f08a2c #2f8f9f #ffe6b8".split()),
    Look(NIGHT, *"#1f4a50 #3a9a5a #a8483c #f0b42f #d8405a #eefcf4".split()),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    look = world.dice.choice(LOOKS)
    look = Look(
        look.hour.dressed(world),
        world.tint(look.shell, 0.85),
        world.tint(look.grass, 0.6),
        world.tint(look.clay, 0.6),
        world.tones.accent(look.first),
        world.tint(look.second, 0.5),
        world.tint(look.light, 0.4),
    )
    world.pick((_pitch, _track, _podium))(world, look)
    world.vignette()
    return world.picture()


def _sky_and_stands(world: World, look: Look) -> None:
    dice = random.Random(world.dice.random())
    sky = (-200.0, -200.0, world.width + 200, 900.0)
    world.plane(0, lambda canvas: paint_view(canvas, sky, look.hour, dice))
    shirts = (look.first, look.second, "#f4efe4", lighten(look.first, 0.3), look.shell)
    world.plane(0.25, stands(world, STANDS_TOP, look.shell, shirts, look.light))
    world.add(camera_flashes(world, STANDS_TOP, 26), depth=0.25)


def _pitch(world: World, look: Look) -> None:
    """Grass, boards, flags; floodlights unless it is day."""
    _sky_and_stands(world, look)
    for part in floodlights(world, 330, look.light):
        world.add(part, depth=0.3)
    world.add(banners(world, FIELD - 40, (look.first, look.second)), depth=0.4)

    def field(canvas: skia.Canvas) -> None:
        pitch(world, look.grass)(canvas)
        paint_hoardings(canvas, world, (look.first, darken(look.shell, 0.3), look.second))
        _pool(canvas, world, look.light, 1080)

    world.plane(0.7, field)
    if look.hour.name != "day":
        _flood_beams(world, look)
    if not stand(world, base=1084, size=540, halo=look.light, shadow=0.42):
        _ball(world)
    _fans(world, look)
    world.add(confetti(world, 22, (look.first, look.second, "#ffffff"), speed=80))


def _pool(canvas: skia.Canvas, world: World, light: str, y: float) -> None:
    canvas.save()
    canvas.translate(world.middle, y)
    canvas.scale(1, 0.26)
    shade = radial(0, 0, 560, [(0, light, 0.3), (0.5, light, 0.12), (1, light, 0)])
    canvas.drawCircle(0, 0, 560, fill(shader=shade))
    canvas.restore()


def _flood_beams(world: World, look: Look) -> None:
    for side, phase in ((-1, 0.0), (1, 2.4)):
        start = (world.middle + side * (world.width / 2 - 120), 340.0)
        end = (world.middle - side * 60, 1090.0)
        world.add(spotlight(world, start, end, 620, look.light, alpha=0.3, period_s=7, phase=phase))


def _ball(world: World) -> None:
    """Without a hero a ball waits on the grass."""
    x, y, radius = world.middle, 910.0, 170.0

    def paint(canvas: skia.Canvas) -> None:
        patch = skia.Rect(x - radius, 1056, x + radius * 1.2, 1106)
        canvas.drawOval(patch, fill("#000000", 0.4, blur=14))
        white = [(0, "#ffffff", 1), (0.6, "#e6e8ee", 1), (1, "#8f96a8", 1)]
        shade = radial(x - 60, y - 70, radius * 1.5, white)
        canvas.drawCircle(x, y, radius, fill(shader=shade))
        canvas.save()
        clip = skia.Path()
        clip.addCircle(x, y, radius)
        canvas.clipPath(clip, True)
        ink = fill("#23262e")
        patches = [(0, 0, 56), (-132, -74, 48), (128, -84, 48), (-96, 128, 48), (104, 124, 48)]
        for px, py, size in (*patches, (0, -172, 44)):
            canvas.drawCircle(x + px, y + py, size, ink)
            canvas.drawLine(x, y, x + px, y + py, fill("#23262e", 0.6, stroke=6))
        canvas.restore()

    world.plane(0.95, paint)
    world.add(glow(world, x, y, 300, "#ffffff", alpha=0.24, period_s=3), depth=0.95)


def _track(world: World, look: Look) -> None:
    """Lanes that lead to the stands."""
    _sky_and_stands(world, look)
    world.add(banners(world, FIELD - 40, (look.second, look.first)), depth=0.4)

    def lanes(canvas: skia.Canvas) -> None:
        track(world, look.clay)(canvas)
        paint_hoardings(canvas, world, (look.second, darken(look.shell, 0.3), look.first))
        _pool(canvas, world, look.light, 1086)

    world.plane(0.7, lanes)
    if look.hour.name != "day":
        _flood_beams(world, look)
    if not stand(world, base=1088, size=550, halo=look.light, shadow=0.42):
        _ball(world)
    _fans(world, look)
    world.add(dust(world, 50, look.light, rise=30))


def _podium(world: World, look: Look) -> None:
    """The hero on the highest step, between spotlights and falling paper."""
    deep = mix(darken(look.shell, 0.45), look.second, 0.12)

    def hall(canvas: skia.Canvas) -> None:
        page = skia.Rect(-200, -200, world.width + 200, 2120)
        canvas.drawRect(page, fill(deep))
        shade = [(0, mix(look.shell, look.light, 0.4), 1), (0.5, look.shell, 1), (1, deep, 1)]
        reach = max(1000.0, world.width * 0.6)
        canvas.drawRect(page, fill(shader=radial(world.middle, 720, reach, shade)))

    world.plane(0, hall)
    shirts = (look.first, look.second, "#f4efe4", look.shell)
    world.plane(0.25, stands(world, 600, mix(look.shell, deep, 0.3), shirts, look.light), blur=1.4)
    world.add(camera_flashes(world, 600, 30), depth=0.25)
    for side, tone, phase in ((-1, look.light, 0.0), (1, look.second, 2.0), (-1, look.first, 4.0)):
        start = (world.middle + side * (420 + 90 * phase), 60.0)
        end = (world.middle - side * 40 * phase, 1080.0)
        beam = spotlight(world, start, end, 520, lighten(tone, 0.3), alpha=0.42, phase=phase)
        world.add(beam)
    wood = mix("#b07a48", look.clay, 0.2)

    def floor(canvas: skia.Canvas) -> None:
        parquet(world, wood, look.first)(canvas)
        _pool(canvas, world, look.light, 1240)
        tones = (look.second, look.first, darken(look.second, 0.15))
        paint_podium(canvas, world.middle, tones, look.light)

    world.plane(0.8, floor)
    if not stand(world, base=1052, size=520, halo=look.light, depth=0.8):
        world.plane(0.8, lambda canvas: _cup(canvas, world.middle, 1048))
        world.add(
            glow(world, world.middle, 860, 320, "#ffe9a8", alpha=0.5, period_s=2.6), depth=0.8
        )
    _fans(world, look)
    world.add(confetti(world, 44, (look.first, look.second, "#ffffff", "#ffd35c"), speed=130))


def _cup(canvas: skia.Canvas, x: float, base: float) -> None:
    """Without a hero the trophy itself."""
    gold = [(0, "#fff3c0", 1), (0.35, "#f2c040", 1), (1, "#9a6414", 1)]
    shade = radial(x - 60, base - 330, 360, gold)
    for side in (-1, 1):
        ear = skia.Rect(x + side * 130 - 62, base - 400, x + side * 130 + 62, base - 240)
        canvas.drawOval(ear, fill("#c8922a", stroke=26))
    bowl = skia.Path()
    bowl.moveTo(x - 140, base - 430)
    bowl.lineTo(x + 140, base - 430)
    bowl.cubicTo(x + 140, base - 230, x + 70, base - 170, x + 26, base - 160)
    bowl.lineTo(x + 26, base - 84)
    bowl.lineTo(x + 90, base - 60)
    bowl.lineTo(x + 90, base)
    bowl.lineTo(x - 90, base)
    bowl.lineTo(x - 90, base - 60)
    bowl.lineTo(x - 26, base - 84)
    bowl.lineTo(x - 26, base - 160)
    bowl.cubicTo(x - 70, base - 170, x - 140, base - 230, x - 140, base - 430)
    canvas.drawPath(bowl, fill(shader=shade))
    canvas.drawRoundRect(
        skia.Rect(x - 152, base - 446, x + 152, base - 420), 12, 12, fill("#ffe9a8")
    )


def _fans(world: World, look: Look) -> None:
    """Spectators near the lens with raised arms."""
    ink = darken(mix(look.shell, "#0a0c14", 0.5), 0.5)
    far, near = _row(world, look, 1590, 0.72, lighten(ink, 0.06)), _row(world, look, 1740, 1.1, ink)
    world.plane(1.3, far, bob=8, period_s=1.1)
    world.plane(1.7, near, bob=10, period_s=1.35, blur=3)


def _row(world: World, look: Look, y: float, size: float, ink: str) -> Paint:
    dice = random.Random(world.dice.random())
    rim = mix(look.light, ink, 0.72)

    def paint(canvas: skia.Canvas) -> None:
        paint_rows(canvas, world, y, size, ink, dice, arms=True, rim=rim)

    return paint


KIT = Kit(
    name="stadium",
    version=1,
    build=build,
    about=(
        "sport, football and athletes",
        "olympic games, medals and records",
        "stadium, fans and championship",
        "running, athletics and race",
        "winner on the podium, victory and trophy",
        "team, match, players and goals",
        "tennis, basketball, rugby, boxing",
    ),
    words=tuple(
        """
        sport deporte deportiv esporte stade stadium estadio stadion stadio estádio football
        fútbol fußball calcio futebol soccer olympi olímpi olimpi athlèt athlet atleta
        champion campeón campeona meisterschaft campion campeão médaille medal medalla
        medaille medagli medalha team equipo mannschaft squadra footballeur player jugador
        fußballspieler giocator jogador copa pokal coppa tennis basket rugby marathon
        maratón boxeur boxing
        """.split()
    ),
)
